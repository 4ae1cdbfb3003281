// The words of stored texts.
import { expect, it } from "vitest";
import { beginnings, lines } from "./plain";

const words = (text: string, ...marks: string[]) => ({
  type: "text",
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const node = (type: string, ...content: object[]) => ({ type, ...(content.length > 0 ? { content } : {}) });
const text = {
  type: "doc",
  content: [
    node("figure", node("caption", words("A ridge.")), node("credit")),
    node("paragraph", words("One "), words("two", "strong"), node("hard_break"), words("three")),
    node("paragraph"),
    node("heading", words("A head")),
    node("quote", node("paragraph", words("Said.")), node("speaker", words("Ana")), node("source")),
    node(
      "bullet_list",
      node(
        "list_item",
        node("paragraph", words("First")),
        node("bullet_list", node("list_item", node("paragraph", words("Inner")))),
      ),
    ),
    node(
      "table",
      node("table_caption"),
      node("table_grid", node("table_row", node("table_cell", words("a")), node("table_cell", words("b")))),
    ),
    node("divider"),
  ],
};

it("reads every kind of block as lines, without the empty ones", () => {
  expect(lines(text)).toEqual([
    { kind: "aside", words: "A ridge." },
    { kind: "text", words: "One two\nthree" },
    { kind: "heading", words: "A head" },
    { kind: "quote", words: "Said." },
    { kind: "aside", words: "Ana" },
    { kind: "item", words: "First" },
    { kind: "item", words: "Inner" },
    { kind: "aside", words: "a · b" },
  ]);
});

it("gives every block its beginning under its own index", () => {
  expect(beginnings(text)).toEqual([
    "A ridge.",
    "One two\nthree",
    "",
    "A head",
    "Said.",
    "First",
    "a · b",
    "",
  ]);
});

it("reads the agreed words: proposals are not there yet, and what would go still is", () => {
  const open = {
    type: "doc",
    content: [
      node("paragraph", words("The "), words("old", "del"), words("new", "strong", "ins"), words(" path")),
      { ...node("paragraph", words("Proposed.")), attrs: { tc: { kind: "inserted" } } },
      { ...node("paragraph", words("To go.")), attrs: { tc: { kind: "deleted" } } },
    ],
  };
  expect(lines(open).map((line) => line.words)).toEqual(["The old path", "To go."]);
});

it("finds nothing in what is no document", () => {
  expect([lines(null), lines({}), beginnings(undefined)]).toEqual([[], [], []]);
});
