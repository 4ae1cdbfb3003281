// What puts a finding right, carried out in the text as one step of undo. The words of a fix come from Rust; here they
// only find their place. Where the text is no longer what was looked at, nothing is done.
import { closeHistory } from "prosemirror-history";
import type { EditorState, Transaction } from "prosemirror-state";
import type { Fix } from "../../backend/generated/commands";
import { marksOf } from "./find/replace";
import { blockOf, type TextPlace, wordsOf } from "./places";
import { mark } from "./schema";

/** The transaction that carries out a fix; `null` when the place is not there any more, or is not the text's. */
export function fixed(state: EditorState, place: TextPlace, fix: Fix): Transaction | null {
  const there = blockOf(state.doc, place);
  if (!there) return null;
  const { block, pos } = there;
  const tr = closeHistory(state.tr);
  if (fix.do === "level") {
    return block.type.name === "heading" ? tr.setNodeAttribute(pos, "level", fix.level) : null;
  }
  if (fix.do === "remove") {
    const alone = state.doc.childCount === 1;
    return alone || block.textContent.trim() ? null : tr.delete(pos, pos + block.nodeSize);
  }
  const words = wordsOf(block, pos, place);
  if (!words || place.at !== "block") return null;
  if (fix.do === "unlink") return tr.removeMark(words.from, words.to, mark("link"));
  if (fix.do !== "write") return null;
  // A note's sign or a proposal among the words would go with them.
  if (state.doc.textBetween(words.from, words.to, undefined, "\n") !== place.words) return null;
  return write(tr, words.from, place.words, fix.with);
}

/** Only the letters that differ are written, so that marks beside them stay. */
function write(tr: Transaction, from: number, old: string, now: string): Transaction {
  const [before, after] = [[...old], [...now]];
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const size = (letters: string[]) => letters.join("").length;
  const first = from + size(before.slice(0, start));
  const last = first + size(before.slice(start, before.length - end));
  const words = after.slice(start, after.length - end).join("");
  if (!words) return tr.delete(first, last);
  const $from = tr.doc.resolve(from);
  const inside = (at: number) => at - $from.start();
  const marks =
    first < last ? marksOf($from.parent, inside(first), inside(last)) : tr.doc.resolve(first).marks();
  return tr.replaceWith(first, last, tr.doc.type.schema.text(words, marks));
}
