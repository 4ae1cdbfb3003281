// Rust and the editor agree about what a document is: trees by chance, valid ones and ones with one fault, out of the
// file that Rust's tests hold (`src-tauri/model/document/trees.rs`), and the golden documents.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { schema } from "./schema";

const folder = resolve(import.meta.dirname, "../../../../tests/documents");
const read = (name: string) => JSON.parse(readFileSync(resolve(folder, name), "utf8"));
const trees: { valid: unknown[]; refused: unknown[] } = read("trees.json");

/** Loads a tree as the editor does when a story is opened. */
function load(tree: unknown) {
  const doc = schema.nodeFromJSON(tree);
  doc.check();
  return doc;
}

it("loads every valid tree and gives back the same", () => {
  for (const tree of trees.valid)
    expect(load(load(tree).toJSON()).eq(load(tree)), JSON.stringify(tree)).toBe(true);
});

it("loads every golden document", () => {
  const golden = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "trees.json");
  expect(golden.length).toBeGreaterThan(9);
  for (const name of golden) expect(() => load(read(name)), name).not.toThrow();
});

it("refuses every tree that Rust refuses", () => {
  const taken = trees.refused.filter((tree) => {
    try {
      load(tree);
      return true;
    } catch {
      return false;
    }
  });
  expect(taken.map((tree) => JSON.stringify(tree))).toEqual([]);
});
