// Footnotes: a sign in the text, and its text at the end of the story. The sign's letters are the footnote's name; the
// printed number is counted by Rust when the page is made, in the order of the signs.
import type { Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { freshId } from "../commands";
import { mark, node } from "../schema";

/** The first number that is nobody's name yet; it is taken from now on. */
export function freeLabel(taken: Set<string>): string {
  let number = 1;
  while (taken.has(String(number))) number += 1;
  taken.add(String(number));
  return String(number);
}

/** Every name in use, by signs and by texts: an orphan's name is not given away either. */
export function labels(doc: Node): Set<string> {
  const found = new Set<string>();
  doc.descendants((child) => {
    if (child.type === node("footnote")) found.add(child.attrs.label);
    const sign = mark("note").isInSet(child.marks);
    if (sign) found.add(sign.attrs.label);
    return !child.isText;
  });
  return found;
}

/** The name of the footnote whose sign the cursor touches. */
export function signAt({ selection: { $from, $to } }: EditorState): string | null {
  const beside = [$from.nodeBefore, $from.nodeAfter, $to.nodeBefore];
  for (const text of beside) {
    const sign = text && mark("note").isInSet(text.marks);
    if (sign) return sign.attrs.label;
  }
  return null;
}

/** The footnote that the cursor is in. */
export function noteAround({ selection: { $from } }: EditorState): Node | null {
  const block = $from.depth > 0 ? $from.node(1) : $from.nodeAfter;
  return block?.type === node("footnote") ? block : null;
}

/** To the text of a footnote. */
export function toText(state: EditorState, label: string): Transaction | null {
  let at = -1;
  state.doc.forEach((block, pos) => {
    if (at < 0 && block.type === node("footnote") && block.attrs.label === label) at = pos + block.nodeSize;
  });
  if (at < 0) return null;
  return state.tr.setSelection(Selection.near(state.doc.resolve(at - 1), -1)).scrollIntoView();
}

/** To the first sign of a footnote, behind it. */
export function toSign(state: EditorState, label: string): Transaction | null {
  let at = -1;
  state.doc.descendants((child, pos) => {
    if (at < 0 && mark("note").isInSet(child.marks)?.attrs.label === label) at = pos + child.nodeSize;
    return at < 0;
  });
  if (at < 0) return null;
  return state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView();
}

/** One key for all three: a new footnote behind the cursor's words, from a sign to its text, from a text to its sign. */
export const footnote: Command = (state, dispatch) => {
  const around = noteAround(state);
  const sign = around ? null : signAt(state);
  const there = around ? toSign(state, around.attrs.label) : sign ? toText(state, sign) : null;
  if (there) {
    dispatch?.(there);
    return true;
  }
  const { $to } = state.selection;
  if (around || sign || !$to.parent.inlineContent || !$to.parent.type.allowsMarkType(mark("note")))
    return false;
  if (!dispatch) return true;
  const label = freeLabel(labels(state.doc));
  const tr = state.tr;
  // Behind the selected words: the sign stands for a number, and words under it would not be printed.
  tr.insert($to.pos, state.schema.text(label, [mark("note").create({ label })]));
  tr.removeStoredMark(mark("note"));
  const end = tr.doc.content.size;
  tr.insert(end, node("footnote").create({ id: freshId(), label }, node("paragraph").create()));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView());
  return true;
};
