// From the place that a finding points to, to the words in the text.
import type { Node } from "prosemirror-model";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import type { Place } from "../../backend/generated/commands";
import { eachText } from "./plugins/in_changed";

/** A place in the text. */
export type TextPlace = Exclude<Place, { at: "field" }>;

/** A stretch of the document. */
interface Stretch {
  from: number;
  to: number;
}

/** The selection for a place in the text: its words where they still stand, else its block; `null` for other places. */
export function find(doc: Node, place: Place): Selection | null {
  if (place.at === "field") return null;
  const there = blockOf(doc, place);
  if (!there) return null;
  const { block, pos } = there;
  const words = wordsOf(block, pos, place);
  if (words) return TextSelection.create(doc, words.from, words.to);
  if (NodeSelection.isSelectable(block) && !block.isTextblock) return NodeSelection.create(doc, pos);
  return Selection.near(doc.resolve(pos));
}

/** The top-level block of a place: the one of its name, else the one that stands there. */
export function blockOf(doc: Node, place: TextPlace): { block: Node; pos: number } | null {
  if (doc.childCount === 0) return null;
  const id = place.at === "block" ? place.block : null;
  let index = Math.min(place.index, doc.childCount - 1);
  doc.forEach((block, _pos, i) => {
    if (id && block.attrs.id === id) index = i;
  });
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return { block: doc.child(index), pos };
}

/** Where the words of a place stand in its block; `null` when they do not. */
export function wordsOf(block: Node, pos: number, place: TextPlace): Stretch | null {
  if (place.at !== "block" || !place.words) return null;
  return standing(block, pos, place.words, place.nth, agreed) ?? standing(block, pos, place.words, 0, asItIs);
}

/** A reading of words: their letters, and where each stands in its block. */
type Reading = (block: Node) => { letters: string; at: (letter: number) => number };

const asItIs: Reading = (block) => ({
  letters: block.textBetween(0, block.content.size, undefined, "\n"),
  at: (letter) => letter,
});

/** As the checks read: without what is only proposed, and without the signs of footnotes. */
const agreed: Reading = (block) => {
  let letters = "";
  const at: number[] = [];
  block.forEach((node, offset) => {
    if (node.marks.some(({ type }) => type.name === "ins" || type.name === "note")) return;
    const words = node.isText ? (node.text ?? "") : "\n";
    for (let i = 0; i < words.length; i += 1) at.push(offset + i);
    letters += words;
  });
  return { letters, at: (letter) => at[letter] ?? block.content.size };
};

function standing(block: Node, pos: number, words: string, nth: number, read: Reading): Stretch | null {
  let left = nth;
  let found: Stretch | null = null;
  eachText(block, pos, (_text, start, node) => {
    if (found) return;
    const { letters, at } = read(node);
    for (let i = letters.indexOf(words); i >= 0; i = letters.indexOf(words, i + 1)) {
      if (left === 0) {
        found = { from: start + at(i), to: start + at(i + words.length - 1) + 1 };
        return;
      }
      left -= 1;
    }
  });
  return found;
}
