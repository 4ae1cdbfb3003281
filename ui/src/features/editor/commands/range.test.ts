// Which blocks a selection touches, also where it stands between blocks.
import { GapCursor } from "prosemirror-gapcursor";
import { expect, it } from "vitest";
import { blockRange } from "../commands";
import { schema } from "../schema";

it("a cursor behind the last block belongs to that block", () => {
  const doc = schema.node("doc", null, [
    schema.node("paragraph", null, [schema.text("one")]),
    schema.node("divider"),
  ]);
  const end = new GapCursor(doc.resolve(doc.content.size));
  expect(blockRange(end)).toEqual({ from: 5, to: 6, first: 1, last: 1 });
});
