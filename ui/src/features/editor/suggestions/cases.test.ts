// The editor's rules of suggesting are Rust's: both are held to the same edits by chance.
import type { Node } from "prosemirror-model";
import { expect, it } from "vitest";
import cases from "../../../../../tests/documents/suggestions/cases.json";
import { schema } from "../schema";
import { type Change, childrenOf } from "./change";
import { settled } from "./settle";
import { sameText, suggest } from "./suggest";

const read = (tree: unknown): Node => schema.nodeFromJSON(tree);
const lines = (blocks: readonly Node[]) => blocks.map((block) => block.toString()).join("\n");

it("turns every edit into the same proposals as Rust", () => {
  expect(cases.length).toBeGreaterThan(100);
  for (const one of cases) {
    const made = suggest(childrenOf(read(one.before)), childrenOf(read(one.after)), one.by as Change);
    const wanted = childrenOf(read(one.suggested));
    if (!sameText(made, wanted)) {
      expect(lines(made)).toBe(lines(wanted));
      expect(JSON.stringify(made.map((b) => b.toJSON()))).toBe(JSON.stringify(wanted.map((b) => b.toJSON())));
    }
  }
});

it("settles one of them as Rust does", () => {
  for (const { suggested, first, accepted, rejected } of cases) {
    const one = (yes: boolean) => (change: Change) => ((first as string[]).includes(change.id) ? yes : null);
    const blocks = childrenOf(read(suggested));
    const some = (made: Node[]) => (made.length > 0 ? made : [schema.node("paragraph")]);
    expect(sameText(some(settled(blocks, one(true))), childrenOf(read(accepted)))).toBe(true);
    expect(sameText(some(settled(blocks, one(false))), childrenOf(read(rejected)))).toBe(true);
  }
});
