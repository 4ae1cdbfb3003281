// Blocks as wholes: chosen, moved, copied, deleted. All of it takes every block that the selection touches; a photo
// chosen inside of a gallery is a whole of its own there.
import { closeHistory } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import {
  AllSelection,
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
} from "prosemirror-state";
import { toasts } from "../../../shared/toasts.svelte";
import { blockRange, freshId } from "../commands";
import { node } from "../schema";
import { BlocksSelection, chosen, gap } from "../selection";
import { words } from "../words";
import { freeLabel } from "./notes";

/** A photo inside of a gallery that is chosen by itself. */
const within = ({ selection }: EditorState): NodeSelection | null =>
  selection instanceof NodeSelection &&
  selection.$from.depth === 1 &&
  selection.$from.parent.type === node("gallery")
    ? selection
    : null;

/** Blocks that are chosen as wholes, not words in them. */
export const hasChosen = (state: EditorState) =>
  state.selection instanceof BlocksSelection ||
  (state.selection instanceof NodeSelection && state.selection.$from.depth === 0) ||
  within(state) !== null;

/** Escape: from words to their photo or block, from a photo to its gallery, from blocks back to the words. */
export const choose: Command = (state, dispatch) => {
  const { selection, doc, tr } = state;
  const { $from } = selection;
  if (hasChosen(state) && !within(state)) {
    dispatch?.(tr.setSelection(Selection.near(doc.resolve(selection.from), 1)).scrollIntoView());
    return true;
  }
  if ($from.depth > 2 && $from.node(2).type === node("figure") && selection.to <= $from.after(2)) {
    dispatch?.(tr.setSelection(NodeSelection.create(doc, $from.before(2))));
    return true;
  }
  const { first, last } = blockRange(selection);
  dispatch?.(tr.setSelection(chosen(doc, first, last)));
  return true;
};

/** One block more, or one less, at the end that moves. Only once blocks are chosen. */
export const extend =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { selection, doc, tr } = state;
    if (!hasChosen(state) || within(state)) return false;
    const many = selection instanceof BlocksSelection;
    const first = many ? selection.first : selection.$from.index(0);
    const last = (many ? selection.last : first) + by;
    if (last < 0 || last >= doc.childCount) return true;
    tr.setSelection(chosen(doc, first, last));
    // The end that moved comes into sight, not the whole of what is chosen.
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** First the words of the part that the cursor is in, then everything. */
export const chooseAll: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection;
  const start = $from.start();
  const end = $from.end();
  const words = state.selection instanceof TextSelection && $from.sameParent($to) && start < end;
  const next =
    words && (from > start || to < end)
      ? TextSelection.create(state.doc, start, end)
      : new AllSelection(state.doc);
  dispatch?.(state.tr.setSelection(next));
  return true;
};

/** A copy that stands for itself: with an id of its own, never a second lead photo, a footnote under a name of its own. */
function copyOf(block: Node, taken: Set<string>): Node {
  const attrs: Record<string, unknown> = { ...block.attrs };
  if ("id" in attrs) attrs.id = freshId();
  if ("lead" in attrs) attrs.lead = false;
  if (block.type === node("footnote")) attrs.label = freeLabel(taken);
  return block.type.create(attrs, block.content, block.marks);
}

/** Copies what is chosen and chooses the copy. */
export const duplicate: Command = (state, dispatch) => {
  const { doc } = state;
  const figure = within(state);
  if (!dispatch) return true;
  const tr = closeHistory(state.tr);
  if (figure) {
    tr.insert(figure.to, copyOf(figure.node, new Set()));
    tr.setSelection(NodeSelection.create(tr.doc, figure.to));
  } else {
    const { to, first, last } = blockRange(state.selection);
    const taken = labels(doc);
    const copies = Array.from({ length: last - first + 1 }, (_, i) => copyOf(doc.child(first + i), taken));
    tr.insert(to, copies);
    const away = to - gap(doc, first);
    tr.setSelection(
      state.selection instanceof TextSelection
        ? TextSelection.create(tr.doc, state.selection.anchor + away, state.selection.head + away)
        : chosen(tr.doc, last + 1, last + copies.length),
    );
  }
  dispatch(tr.scrollIntoView());
  return true;
};

function labels(doc: Node): Set<string> {
  const found = new Set<string>();
  doc.forEach((block) => void (block.type === node("footnote") && found.add(block.attrs.label)));
  return found;
}

/** Deletes what is chosen. Undo brings it back, which is said. */
export const remove: Command = (state, dispatch) => {
  const tr = closeHistory(state.tr);
  const figure = within(state);
  if (!dispatch) return true;
  if (figure && figure.$from.parent.childCount > 1) {
    tr.delete(figure.from, figure.to);
    const { $from } = figure;
    const index = Math.min($from.index(), $from.parent.childCount - 2);
    tr.setSelection(NodeSelection.create(tr.doc, tr.doc.resolve($from.start()).posAtIndex(index, 1)));
    toasts.tell(words.figure.removed);
  } else {
    const { from, to, first, last } = blockRange(state.selection);
    const all = first === 0 && last === state.doc.childCount - 1;
    if (all) tr.replaceWith(from, to, node("paragraph").create({ id: freshId() }));
    else tr.delete(from, to);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1));
    toasts.tell(words.blocks.deleted(last - first + 1));
  }
  dispatch(tr.scrollIntoView());
  return true;
};

/** Delete and Backspace on chosen blocks; words are left to the other commands. */
export const removeChosen: Command = (state, dispatch, view) =>
  hasChosen(state) && remove(state, dispatch, view);

/** Moves what is chosen one place up (`-1`) or down (`1`): blocks among blocks, a photo among those of its gallery. */
export const move =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { doc, selection, tr } = state;
    const figure = within(state);
    const parent = figure ? figure.$from.parent : doc;
    const base = figure ? figure.$from.start() : 0;
    const { first, last } = figure
      ? { first: figure.$from.index(), last: figure.$from.index() }
      : blockRange(selection);
    const neighbour = by < 0 ? first - 1 : last + 1;
    if (neighbour < 0 || neighbour >= parent.childCount) return false;
    if (!dispatch) return true;
    const from = base + gap(parent, first);
    const to = base + gap(parent, last + 1);
    const other = parent.child(neighbour);
    // The neighbour moves, so that the words under the cursor are never taken out of the document.
    if (by < 0) tr.delete(from - other.nodeSize, from).insert(to - other.nodeSize, other);
    else tr.delete(to, to + other.nodeSize).insert(from, other);
    const away = by * other.nodeSize;
    if (figure) tr.setSelection(NodeSelection.create(tr.doc, from + away));
    else if (selection instanceof BlocksSelection)
      tr.setSelection(chosen(tr.doc, selection.first + by, selection.last + by));
    else if (selection instanceof NodeSelection) tr.setSelection(chosen(tr.doc, first + by, first + by));
    else
      tr.setSelection(
        TextSelection.between(tr.doc.resolve(selection.anchor + away), tr.doc.resolve(selection.head + away)),
      );
    dispatch(tr.scrollIntoView());
    return true;
  };

/** What the text tells when the menu of a block is wanted; the handle beside it listens. */
export const MENU = "block-menu";

/** Opens the menu of what can be done to the block. */
export const openMenu: Command = (_state, dispatch, view) => {
  if (dispatch) view?.dom.dispatchEvent(new Event(MENU));
  return view !== undefined;
};

/** A new paragraph below the chosen blocks, with the cursor in it: what is typed never takes the place of a block. */
export const writeBelow =
  (typed = ""): Command =>
  (state, dispatch) => {
    if (!hasChosen(state)) return false;
    const after = gap(state.doc, blockRange(state.selection).last + 1);
    const tr = state.tr.insert(
      after,
      node("paragraph").create({ id: freshId() }, typed ? state.schema.text(typed) : null),
    );
    tr.setSelection(TextSelection.create(tr.doc, after + 1 + typed.length));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
