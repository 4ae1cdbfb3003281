// What writing does to blocks beyond ProseMirror's own commands: headings and quotations with speaker and
// source. None of them loses a word. What is done to one kind of block, or to blocks as wholes, stands in `commands/`.
import type { Attrs, Node, NodeType, ResolvedPos } from "prosemirror-model";
import { type Command, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { node } from "./schema";

/** The range of top-level blocks that the selection touches. */
export function blockRange(selection: Selection): { from: number; to: number; first: number; last: number } {
  const { $from, $to } = selection;
  const doc = $from.doc;
  // A cursor behind the last block belongs to that block.
  const first = Math.min($from.index(0), doc.childCount - 1);
  const last = $to.depth === 0 ? Math.max(first, $to.index(0) - 1) : $to.index(0);
  let from = 0;
  for (let i = 0; i < first; i += 1) from += doc.child(i).nodeSize;
  let to = from;
  for (let i = first; i <= last; i += 1) to += doc.child(i).nodeSize;
  return { from, to, first, last };
}

function blocksIn(doc: Node, { first, last }: { first: number; last: number }): Node[] {
  return Array.from({ length: last - first + 1 }, (_, i) => doc.child(first + i));
}

/** Ids are short and random; a story has some thousand blocks at the most. */
export const freshId = () => crypto.randomUUID().replaceAll("-", "").slice(0, 12);

const empty = (name: string) => node(name).create();

/** Makes the chosen textblocks this; each stays the block it was, with its id. */
export const turnInto =
  (name: "paragraph" | "heading", attrs: Attrs = {}): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection;
    const type = node(name);
    let possible = false;
    state.doc.nodesBetween(from, to, (child, _pos, parent, index) => {
      if (possible || !child.isTextblock || child.hasMarkup(type, { ...child.attrs, ...attrs }))
        return !possible;
      possible = child.type === type || Boolean(parent?.canReplaceWith(index, index + 1, type));
      return false;
    });
    if (!possible) return false;
    if (!dispatch) return true;
    const tr = onOneLine(state.tr, from, to, type);
    dispatch(
      tr
        .setBlockType(tr.mapping.map(from, -1), tr.mapping.map(to), type, (old) => kept(old, attrs))
        .scrollIntoView(),
    );
    return true;
  };

/** Line breaks of textblocks that become something without any are spaces, unless one stands there already. */
export function onOneLine(tr: Transaction, from: number, to: number, type: NodeType): Transaction {
  const line = node("hard_break");
  if (type.contentMatch.matchType(line)) return tr;
  const breaks: { pos: number; spaced: boolean }[] = [];
  tr.doc.nodesBetween(from, to, (block, start, parent, index) => {
    // What cannot become one stays what it is, with its lines.
    if (!block.isTextblock) return;
    if (!parent?.canReplaceWith(index, index + 1, type)) return false;
    block.forEach((child, offset) => {
      const before = offset > 0 ? block.textBetween(offset - 1, offset, null, " ") : " ";
      if (child.type === line) breaks.push({ pos: start + 1 + offset, spaced: /\s/.test(before) });
    });
    return false;
  });
  for (const { pos, spaced } of breaks.reverse()) {
    if (spaced) tr.delete(pos, pos + 1);
    else tr.replaceWith(pos, pos + 1, type.schema.text(" ", tr.doc.nodeAt(pos)?.marks));
  }
  return tr;
}

/** The attributes of a block that becomes another: it is the same block. */
export const kept = (old: Node, attrs: Attrs): Attrs => ({ id: old.attrs.id, tc: old.attrs.tc, ...attrs });

/** Makes the chosen paragraphs and lists a quotation; answers whether that is possible. */
export function enquote(tr: Transaction): boolean {
  const range = blockRange(tr.selection);
  const inside: Node[] = [];
  for (const block of blocksIn(tr.doc, range)) {
    if (block.type === node("heading")) inside.push(node("paragraph").create(null, block.content));
    else if (["paragraph", "bullet_list", "ordered_list"].includes(block.type.name)) inside.push(bare(block));
    else return false;
  }
  const { anchor, head } = tr.selection;
  tr.replaceWith(
    range.from,
    range.to,
    node("quote").create({ id: freshId() }, [...inside, empty("speaker"), empty("source")]),
  );
  tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + 1), tr.doc.resolve(head + 1)));
  return true;
}

/** Without its id, which belongs to a top-level block. */
const bare = (block: Node) => block.type.create({ ...block.attrs, id: null }, block.content, block.marks);

/** The quotation around a position. */
export function quoteAround($pos: ResolvedPos): { quote: Node; pos: number } | null {
  if ($pos.depth < 1) return null;
  const quote = $pos.node(1);
  return quote.type === node("quote") ? { quote, pos: $pos.before(1) } : null;
}

/** Takes a quotation apart; its speaker and source become a paragraph, because they are somebody's words too. */
export function unquote(tr: Transaction): boolean {
  const found = quoteAround(tr.selection.$from);
  if (!found) return false;
  const { quote, pos } = found;
  const blocks: Node[] = [];
  const lines: string[] = [];
  quote.forEach((child) => {
    if (child.type.name === "speaker" || child.type.name === "source") {
      if (child.textContent.trim()) lines.push(child.textContent.trim());
    } else {
      blocks.push(child);
    }
  });
  if (lines.length > 0) blocks.push(node("paragraph").create(null, quote.type.schema.text(lines.join(", "))));
  const { anchor } = tr.selection;
  tr.replaceWith(pos, pos + quote.nodeSize, blocks);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(anchor - 1, tr.doc.content.size))));
  return true;
}

export const toggleQuote: Command = (state, dispatch) => {
  const tr = state.tr;
  if (!(quoteAround(state.selection.$from) ? unquote(tr) : enquote(tr))) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};
