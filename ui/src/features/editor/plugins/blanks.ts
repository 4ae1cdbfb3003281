// Makes spaces visible that do not look like what they are: those at which a line does not break, narrow ones, and signs
// without any width. They are marked in the text; nothing of the text changes.
import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import { words } from "../words";
import { eachText, marking } from "./in_changed";

/** The signs, each with what it is called. Marks of direction are among them: they reorder what is read. */
const NAMES: Record<string, string> = {
  "\u00a0": words.blanks.fixed,
  "\u202f": words.blanks.narrow,
  "\u2007": words.blanks.fixed,
  "\u2009": words.blanks.thin,
  "\u00ad": words.blanks.hyphen,
  "\u2060": words.blanks.joiner,
  "\u200b": words.blanks.nothing,
  "\ufeff": words.blanks.nothing,
  "\u200e": words.blanks.leftToRight,
  "\u200f": words.blanks.rightToLeft,
  "\u061c": words.blanks.rightToLeft,
};
/** Joiners within a word (U+200C, U+200D) are letters' business in Persian and in emoji, and stay unmarked. */
const BLANK = new RegExp(`[${Object.keys(NAMES).join("")}]`, "gu");
/** Those that take room on the line. */
const WIDE = new Set(["\u00a0", "\u202f", "\u2007", "\u2009"]);

function marksOf(block: Node, pos: number): Decoration[] {
  const found: Decoration[] = [];
  eachText(block, pos, (text, start) => {
    for (const { index, 0: sign } of text.matchAll(BLANK)) {
      const at = start + index;
      const kind = WIDE.has(sign) ? "blank" : "blank widthless";
      found.push(Decoration.inline(at, at + sign.length, { class: kind, title: NAMES[sign] ?? "" }));
    }
  });
  return found;
}

export const blanks = () => marking(marksOf);
