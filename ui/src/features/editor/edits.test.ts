// What the editor makes of a text is a document by Rust's rules too. Each way of handling blocks is done once to a small
// text; the blocks that come out stand in a file that Rust's tests read (`src-tauri/model/document/trees.rs`). Written anew by
// `npx vitest run src/features/editor/edits.test.ts -u`.
import type { Node } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { expect, it } from "vitest";
import { KINDS, turn } from "./commands/turn";
import { box, figure, gallery, h, item, ol, p, quote, table, ul, Writer } from "./testing";
import { WRITING } from "./writing";

const FILE = "../../../../tests/documents/edits/edits.json";

/** A text with every kind of place that the cursor can be in. */
const text = () => [
  h(2, "Heading"),
  p("Running words."),
  ul(item("first"), item("second", ol(3, item("inner")))),
  quote("We knew.", "Ana", "Council"),
  figure("Ridge", "Agency"),
  gallery(figure("Harbour"), figure("Lights")),
  box("Facts", p("Built in 1968."), ul(item("point"))),
  table("Year|Boats", "1968|40", "2024|3"),
];
const PLACES = ["Running", "second", "knew", "Ridge", "Harbour", "Built", "1968", "Boats"];
const ACTIONS: [string, Command][] = [
  ...WRITING.filter(({ id }) => id !== "undo" && id !== "redo").map(({ id, run }): [string, Command] => [
    id,
    run,
  ]),
  ...KINDS.map((kind): [string, Command] => [`turn into ${kind}`, turn(kind)]),
];

/** The same block without ids, which are new each time. */
const withoutIds = (block: Node) =>
  JSON.stringify(block.toJSON(), (key, value) => (key === "id" ? null : value));

it("is a document by the rules of the editor and of Rust", async () => {
  const blocks = new Set<string>();
  let times = 0;
  for (const place of PLACES) {
    for (const whole of [false, true]) {
      for (const [name, run] of ACTIONS) {
        const writer = new Writer(...text()).after(place);
        if (whole) writer.press("Escape", "Shift+ArrowDown");
        if (!writer.run(run)) continue;
        times += 1;
        writer.state.doc.check();
        const ids = new Set<unknown>();
        writer.state.doc.forEach((block) => {
          ids.add(block.attrs.id);
          blocks.add(withoutIds(block));
        });
        expect(ids.size, `${name} at ${place}`).toBe(writer.state.doc.childCount);
      }
    }
  }
  expect(times).toBeGreaterThan(200);
  await expect(`[\n${[...blocks].join(",\n")}\n]\n`).toMatchFileSnapshot(FILE);
}, 60_000);
