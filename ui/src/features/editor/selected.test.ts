// Selected words are counted as those of the whole story are.
import { AllSelection, TextSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import { mark, node, schema } from "./schema";
import { countWords, selectedWords } from "./selected";
import { doc, figure, p, quote, text } from "./testing";
import { stateOf } from "./text";

const chosen = (from: number, to: number, ...blocks: Parameters<typeof doc>) => {
  const state = stateOf(doc(...blocks), []);
  const chosen = to < 0 ? new AllSelection(state.doc) : TextSelection.create(state.doc, from, to);
  return selectedWords(state.apply(state.tr.setSelection(chosen)));
};

it("are runs between blanks that hold a letter or a digit", () => {
  // The same sentence stands in the tests of Rust's count.
  expect(countWords("The path — eats a mountain’s flank, 108 times.")).toBe(8);
  expect(countWords(" \n ")).toBe(0);
});

it("are those between the ends, and none when nothing is selected", () => {
  expect(chosen(1, 1, p("one two"))).toBe(0);
  expect(chosen(2, 8, p("one two three"))).toBe(2);
  expect(chosen(5, 15, p("one two"), p("three four"))).toBe(2);
});

it("are not those of pull quotes, credits, code and proposals", () => {
  const pull = node("pull_quote").create(null, [
    node("pull_text").create(null, text("a line repeated")),
    node("attribution").create(null, text("Ana")),
  ]);
  const code = node("code_block").create(null, text("let x"));
  const proposed = schema.text(" new", [mark("ins").create({ id: "1", by: "a", at: "b" })]);
  const mixed = node("paragraph").create(null, [schema.text("old"), proposed]);
  expect(
    chosen(1, -1, p("one"), pull, figure("two three", "Ana"), code, quote("four", "Bo", "May"), mixed),
  ).toBe(7);
});
