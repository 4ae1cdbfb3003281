// How many words are selected, counted as Rust counts a story (`model/document/measure.rs`): runs between blanks that hold
// a letter or a digit, of what a reader reads once. Pull quotes, credits and code are not counted, nor words that are only
// proposed.
import type { EditorState } from "prosemirror-state";
import { mark } from "./schema";

const UNCOUNTED = new Set(["pull_text", "attribution", "credit", "code_block", "unknown"]);
const COUNTS = /[\p{Alphabetic}\p{N}]/u;

export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => COUNTS.test(word)).length;
}

/** Words of the selection; 0 when nothing is selected. */
export function selectedWords({ doc, selection }: EditorState): number {
  if (selection.empty) return 0;
  let total = 0;
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (UNCOUNTED.has(node.type.name)) return false;
      if (!node.isTextblock) return true;
      let text = "";
      node.nodesBetween(
        Math.max(0, $from.pos - pos - 1),
        Math.min(node.content.size, $to.pos - pos - 1),
        (piece, at) => {
          if (!piece.isText) text += "\n";
          else if (!mark("ins").isInSet(piece.marks)) {
            const start = pos + 1 + at;
            text += (piece.text ?? "").slice(Math.max(0, $from.pos - start), Math.max(0, $to.pos - start));
          }
        },
      );
      total += countWords(text);
      return false;
    });
  }
  return total;
}
