// From the place that a finding points to, to the words in the text.
import type { Node } from "prosemirror-model";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import type { Place } from "../../backend/generated/commands";

/** The selection for a place in the text: its words where they still stand, else its block; `null` for other places. */
export function find(doc: Node, place: Place): Selection | null {
  if (place.at === "field" || doc.childCount === 0) return null;
  const id = place.at === "block" ? place.block : null;
  let index = Math.min(place.index, doc.childCount - 1);
  doc.forEach((block, _pos, i) => {
    if (id && block.attrs.id === id) index = i;
  });
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  const block = doc.child(index);
  const words = place.at === "block" && place.words ? within(block, pos, place.words) : null;
  if (words) return TextSelection.create(doc, words.from, words.to);
  if (NodeSelection.isSelectable(block) && !block.isTextblock) return NodeSelection.create(doc, pos);
  return Selection.near(doc.resolve(pos));
}

function within(block: Node, pos: number, words: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  const look = (node: Node, at: number) => {
    if (found || !node.isTextblock) return !found;
    const start = node.textBetween(0, node.content.size, undefined, "\n").indexOf(words);
    if (start >= 0) found = { from: at + 1 + start, to: at + 1 + start + words.length };
    return false;
  };
  if (look(block, pos)) block.descendants((node, offset) => look(node, pos + 1 + offset));
  return found;
}
