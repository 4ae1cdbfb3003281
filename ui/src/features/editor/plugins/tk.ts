// Marks missing facts in the text, and says beside their block how many there are. What counts as one is Rust's rule
// (`model/document/measure.rs`): TK or XX, repeated or not, as a word of its own. Looks only at the blocks that changed.
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { words } from "../words";

const TK = /(?<![\p{L}\p{N}])(?:(?:TK)+|X{2,})(?![\p{L}\p{N}])/gu;

/** The places of missing facts in a text, in UTF-16 units. */
export function findTk(text: string): { from: number; to: number }[] {
  return [...text.matchAll(TK)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function decorationsOf(block: Node, pos: number): Decoration[] {
  const found: Decoration[] = [];
  const look = (node: Node, at: number) => {
    if (!node.isTextblock || node.type.spec.code) return !node.isTextblock;
    // A break counts as one character, as it does in positions.
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    for (const { from, to } of findTk(text)) {
      found.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: "tk" }));
    }
    return false;
  };
  if (block.isTextblock) look(block, pos);
  else block.descendants((node, offset) => look(node, pos + 1 + offset));
  if (found.length > 0) {
    found.push(
      Decoration.node(pos, pos + block.nodeSize, { class: "has-tk", "data-tk": words.tk(found.length) }),
    );
  }
  return found;
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

function update(tr: Transaction, before: DecorationSet): DecorationSet {
  if (!tr.docChanged) return before;
  const set = before.map(tr.mapping, tr.doc);
  const stretch = touched(tr);
  // Attributes alone changed: the words are the same.
  if (!stretch) return set;
  const { from, to } = stretch;
  const gone: Decoration[] = [];
  const come: Decoration[] = [];
  tr.doc.nodesBetween(Math.max(0, from - 1), Math.min(tr.doc.content.size, to + 1), (block, pos) => {
    gone.push(...set.find(pos, pos + block.nodeSize));
    come.push(...decorationsOf(block, pos));
    return false;
  });
  return gone.length === 0 && come.length === 0 ? set : set.remove(gone).add(tr.doc, come);
}

function all(state: EditorState): DecorationSet {
  const found: Decoration[] = [];
  state.doc.forEach((block, pos) => void found.push(...decorationsOf(block, pos)));
  return DecorationSet.create(state.doc, found);
}

export const tk = () => {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => all(state),
      apply: (tr, before) => update(tr, before),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
};
