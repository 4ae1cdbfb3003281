// Enter, Tab, Backspace and Delete at the edges of blocks that have parts (a caption and its credit, a quotation and
// its speaker): they lead from part to part and out below, and never tear a block apart.
import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { unquote } from "../commands";
import { node } from "../schema";

/** The cursor, when it is one and stands in a block with parts. */
function cursorInParts({ selection }: EditorState): ResolvedPos | null {
  if (!(selection instanceof TextSelection) || !selection.$cursor) return null;
  return selection.$cursor.node(1).type.spec.isolating || selection.$cursor.node(1).type === node("quote")
    ? selection.$cursor
    : null;
}

/** A line with a name of its own, that Enter does not split. */
const isLine = (textblock: Node) => Boolean(textblock.type.spec.isolating);

/** The next (or the previous) place for the cursor inside of the same top-level block. */
function beside($from: ResolvedPos, by: -1 | 1): Selection | null {
  const edge = by > 0 ? $from.after() : $from.before();
  const found = Selection.findFrom($from.doc.resolve(edge), by, true);
  return found && $from.depth > 1 && found.$from.index(0) === $from.index(0) ? found : null;
}

/** Into a paragraph below the block, which is made when none is there. */
const leaveBelow: Command = (state, dispatch) => {
  const after = state.selection.$from.after(1);
  const next = state.doc.nodeAt(after);
  const tr = state.tr;
  if (next?.type !== node("paragraph") || next.content.size > 0) tr.insert(after, node("paragraph").create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** From a line to the next part, out of a table's last row; from an empty last paragraph of a quotation or box onward. */
export const enterInParts: Command = (state, dispatch) => {
  const $cursor = cursorInParts(state);
  if (!$cursor) return false;
  if (isLine($cursor.parent)) {
    const next = $cursor.node(-1).type === node("table_row") ? null : beside($cursor, 1);
    if (!next) return leaveBelow(state, dispatch);
    dispatch?.(state.tr.setSelection(next).scrollIntoView());
    return true;
  }
  if ($cursor.depth !== 2 || $cursor.parent.content.size > 0) return false;
  const block = $cursor.node(1);
  const following = $cursor.indexAfter(1) < block.childCount ? block.child($cursor.indexAfter(1)) : null;
  if (following && following.type !== node("speaker")) return false;
  const paragraphs = block.type === node("quote") ? block.childCount - 2 : block.childCount;
  const first = block.type === node("fact_box") ? 2 : 1;
  if (paragraphs <= first)
    return block.type === node("quote") ? plain(state, dispatch) : leaveBelow(state, dispatch);
  if (!dispatch) return true;
  const tr = state.tr.delete($cursor.before(), $cursor.after());
  const at = tr.doc.resolve($cursor.before());
  if (following) tr.setSelection(Selection.findFrom(at, 1, true) ?? Selection.near(at));
  else {
    const below = tr.doc.resolve($cursor.before()).after(1);
    tr.insert(below, node("paragraph").create()).setSelection(TextSelection.create(tr.doc, below + 1));
  }
  dispatch(tr.scrollIntoView());
  return true;
};

/** A quotation that nobody said anything in becomes a paragraph again. */
const plain: Command = (state, dispatch) => {
  const tr = state.tr;
  if (!unquote(tr)) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

export const tabInParts =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const $cursor = cursorInParts(state);
    if (!$cursor) return false;
    const next = beside($cursor, by);
    if (!next) return by > 0 ? leaveBelow(state, dispatch) : true;
    dispatch?.(state.tr.setSelection(next).scrollIntoView());
    return true;
  };

const said = (quote: Node) =>
  Boolean(quote.child(quote.childCount - 1).textContent + quote.child(quote.childCount - 2).textContent);

/** At the start of a part: back to the one before. A quotation opens only while nobody is named. */
export const backspaceInParts: Command = (state, dispatch, view) => {
  const $cursor = cursorInParts(state);
  if (!$cursor || $cursor.parentOffset > 0 || (view && !view.endOfTextblock("backward", state))) return false;
  const block = $cursor.node(1);
  const before = beside($cursor, -1);
  if (!before) {
    if (block.type === node("quote")) return said(block) ? true : plain(state, dispatch);
    if (isBlank(block)) return becomeParagraph(state, dispatch);
    return true;
  }
  if (!isLine($cursor.parent) && $cursor.depth > 1 && !isLine(before.$from.parent)) return false;
  dispatch?.(state.tr.setSelection(before).scrollIntoView());
  return true;
};

/**
 * At the start of words below a quotation: it is chosen, as other blocks are, and takes none of them in as its source.
 */
export const backspaceBelowQuote: Command = (state, dispatch, view) => {
  const { selection } = state;
  const $cursor = selection instanceof TextSelection ? selection.$cursor : null;
  if (!$cursor || $cursor.parentOffset > 0 || $cursor.parent.content.size === 0) return false;
  if (view && !view.endOfTextblock("backward", state)) return false;
  let { depth } = $cursor;
  while (depth > 0 && $cursor.index(depth - 1) === 0) depth -= 1;
  const above = depth > 0 ? state.doc.resolve($cursor.before(depth)).nodeBefore : null;
  if (above?.type !== node("quote")) return false;
  const at = $cursor.before(depth) - above.nodeSize;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView());
  return true;
};

/** Has nobody put anything into it: no word, no photo, no address? */
function isBlank(block: Node): boolean {
  let blank = block.type !== node("figure") && !block.attrs.url;
  block.descendants((child) => {
    const { href, photo, alt } = child.attrs;
    blank &&= !(href || photo || alt) && (child.isTextblock || !child.isLeaf);
    return blank;
  });
  return blank;
}

const becomeParagraph: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const tr = state.tr.replaceWith($from.before(1), $from.after(1), node("paragraph").create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.before(1) + 1)));
  return true;
};

/** At the end of a part nothing is pulled in from the next. */
export const deleteInParts: Command = (state) => {
  const $cursor = cursorInParts(state);
  if (!$cursor || $cursor.parentOffset < $cursor.parent.content.size) return false;
  const next = beside($cursor, 1);
  return !next || isLine($cursor.parent) || isLine(next.$from.parent);
};
