// Marks on words that follow the text: what a plugin marks in one block is found again only where the text changed.
// Every plugin that marks words goes through here, so that no key costs more in a long story than in a short one.
import type { Node } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";
import { type Decoration, DecorationSet } from "prosemirror-view";

/** The marks of one top-level block that stands at a position. All of them lie inside of it, or around it whole. */
export type MarksOf = (block: Node, pos: number) => Decoration[];

/** The marks of a whole text. */
export function throughout(doc: Node, marksOf: MarksOf): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((block, pos) => void found.push(...marksOf(block, pos)));
  return DecorationSet.create(doc, found);
}

/** The marks after a transaction: moved with their words, and found anew in the blocks that changed. */
export function inChanged(tr: Transaction, before: DecorationSet, marksOf: MarksOf): DecorationSet {
  if (!tr.docChanged) return before;
  const set = before.map(tr.mapping, tr.doc);
  const stretch = touched(tr);
  // Attributes alone changed: the words are the same.
  if (!stretch) return set;
  const gone: Decoration[] = [];
  const come: Decoration[] = [];
  const from = Math.max(0, stretch.from - 1);
  const to = Math.min(tr.doc.content.size, stretch.to + 1);
  tr.doc.nodesBetween(from, to, (block, pos) => {
    const end = pos + block.nodeSize;
    // A mark around the next block touches this one, and stays.
    gone.push(...set.find(pos, end).filter((mark) => mark.from < end && mark.to > pos));
    come.push(...marksOf(block, pos));
    return false;
  });
  return gone.length === 0 && come.length === 0 ? set : set.remove(gone).add(tr.doc, come);
}

/** A plugin that shows marks of the text, and finds them anew where it changes. */
export function marking(marksOf: MarksOf): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => throughout(state.doc, marksOf),
      apply: (tr, before) => inChanged(tr, before, marksOf),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

/** Calls for every part of a block that holds words, with those words and where they begin; a break is a line feed. */
export function eachText(
  block: Node,
  pos: number,
  look: (text: string, start: number, node: Node) => void,
): void {
  if (block.isTextblock) {
    // A break counts as one character, as it does in positions.
    look(block.textBetween(0, block.content.size, undefined, "\n"), pos + 1, block);
  } else {
    block.forEach((child, offset) => void eachText(child, pos + 1 + offset, look));
  }
}

/** The stretch of the new document that a transaction touched; `null` when it touched nothing. */
export function touched(tr: Transaction): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  tr.mapping.maps.forEach((map, i) => {
    const rest = tr.mapping.slice(i + 1);
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  });
  return from <= to ? { from, to } : null;
}
