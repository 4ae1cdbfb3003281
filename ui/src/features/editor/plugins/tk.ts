// Marks missing facts in the text, and says beside their block how many there are. What counts as one is Rust's rule
// (`model/document/measure.rs`): TK or XX, repeated or not, as a word of its own. Looks only at the blocks that changed.
import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import { words } from "../words";
import { eachText, marking } from "./in_changed";

export { touched } from "./in_changed";

const TK = /(?<![\p{L}\p{N}])(?:(?:TK)+|X{2,})(?![\p{L}\p{N}])/gu;

/** The places of missing facts in a text, in UTF-16 units. */
export function findTk(text: string): { from: number; to: number }[] {
  return [...text.matchAll(TK)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function marksOf(block: Node, pos: number): Decoration[] {
  const found: Decoration[] = [];
  eachText(block, pos, (text, start, node) => {
    if (node.type.spec.code) return;
    for (const { from, to } of findTk(text)) {
      found.push(Decoration.inline(start + from, start + to, { class: "tk" }));
    }
  });
  if (found.length > 0) {
    found.push(
      Decoration.node(pos, pos + block.nodeSize, { class: "has-tk", "data-tk": words.tk(found.length) }),
    );
  }
  return found;
}

export const tk = () => marking(marksOf);
