// Places of comments: Rust speaks of a block's words, the editor of positions, and both mean the same characters.
import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { schema } from "../schema";
import { beginComment, comments, newSpans, rangeOf, showComments, spansOf, toComment } from "./comments";

const doc = schema.nodeFromJSON({
  type: "doc",
  content: [
    { type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: "The 😀 fox" }] },
    {
      type: "bullet_list",
      attrs: { id: "b" },
      content: ["one", "", "two"].map((text) => ({
        type: "list_item",
        content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }],
      })),
    },
  ],
});
const stateOf = () => EditorState.create({ doc, plugins: [comments(() => undefined)] });

/** The words that a range covers, parts apart by a line feed. */
const covered = ({ from, to }: { from: number; to: number }) => doc.textBetween(from, to, "\n", "\n");

test("a span of a block's words is a range of the text, across its parts", () => {
  const list = doc.child(1);
  const pos = doc.child(0).nodeSize;
  const range = rangeOf(list, pos, { block: "b", from: 2, to: 6 });
  expect(range && covered(range).replace(/\n+/g, "|")).toBe("e|tw");
  expect(rangeOf(list, pos, { block: "b", from: 7, to: 9 })).toBeNull();
});

test("a range is spans of its blocks, and they lead back to it", () => {
  const spans = spansOf(doc, 5, doc.content.size);
  expect(spans).toEqual([
    { block: "a", from: 4, to: 10, words: "😀 fox" },
    { block: "b", from: 0, to: 7, words: "one\ntwo" },
  ]);
});

test("the word at the cursor is what a comment is on, and it follows what is written before it", () => {
  let state = stateOf();
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 9)));
  const begun = beginComment(state);
  if (!begun) throw new Error("no word");
  state = state.apply(begun);
  expect(newSpans(state)).toEqual([{ block: "a", from: 7, to: 10, words: "fox" }]);
  state = state.apply(state.tr.insertText("red ", 8));
  expect(newSpans(state)).toEqual([{ block: "a", from: 11, to: 14, words: "fox" }]);
});

test("open comments are underlined, resolved ones are not", () => {
  const thread = (id: string, resolved: boolean) => ({
    id,
    story: "s",
    quote: "fox",
    place: { at: "words" as const, index: 0, spans: [{ block: "a", from: 7, to: 10 }] },
    resolved: resolved ? { by: "Ed", at: "2026-01-01T00:00:00Z" } : null,
    fact: null,
    remarks: [],
  });
  let state = stateOf();
  state = state.apply(showComments(state, [thread("1", false), thread("2", true)]));
  expect(toComment(state, "1")?.selection.content().content.textBetween(0, 5)).toBe("fox");
  expect(toComment(state, "2")).toBeNull();
});
