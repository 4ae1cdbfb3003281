// Lists: one deeper, one back, from bullets to numbers, and from which number they count.
import { chainCommands } from "prosemirror-commands";
import type { Node } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { blockRange } from "../commands";
import { node } from "../schema";
import { hasChosen } from "./chosen";
import { turn } from "./turn";

/** Lists within lists end here: every level is two nodes, and Rust takes a document that is 24 nodes deep. */
const DEEPEST = 18;

const item = () => node("list_item");
const isList = (block: Node) => block.type === node("bullet_list") || block.type === node("ordered_list");

/** The innermost list around the cursor, with its position and depth. */
export function listAround({
  selection: { $from },
}: EditorState): { list: Node; pos: number; depth: number } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const list = $from.node(depth);
    if (isList(list)) return { list, pos: $from.before(depth), depth };
  }
  const list = $from.nodeAfter;
  return $from.depth === 0 && list && isList(list) ? { list, pos: $from.pos, depth: 1 } : null;
}

/** Tab in a list. The first item cannot go deeper; the key is used up all the same, so that the focus stays. */
export const sink: Command = (state, dispatch) => {
  const around = listAround(state);
  if (!around || hasChosen(state)) return false;
  return state.selection.$from.depth > DEEPEST || !sinkListItem(item())(state, dispatch)
    ? inList(state)
    : true;
};

/** In the first item of a list in a box or quotation Tab leads on to the next part instead. */
const inList: Command = (state) => listAround(state)?.depth === 1;

export const lift: Command = (state, dispatch) =>
  !hasChosen(state) && (liftListItem(item())(state, dispatch) || inList(state));

/** At the start of an item: one level back, at the last one out of the list. */
export const liftAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || (view && !view.endOfTextblock("backward", state))) return false;
  if ($from.depth < 2 || $from.node(-1).type !== item() || $from.index(-1) > 0) return false;
  return liftListItem(item())(state, dispatch);
};

export const inListOf =
  (name: "bullet_list" | "ordered_list") =>
  (state: EditorState): boolean =>
    listAround(state)?.list.type === node(name);

/** A list of this kind; the same again takes the item out of it, the other kind changes the list around the cursor. */
export const toggleList =
  (name: "bullet_list" | "ordered_list"): Command =>
  (state, dispatch, view) => {
    if (hasChosen(state)) return turn(name)(state, dispatch, view);
    const around = listAround(state);
    if (!around) {
      // A title or a speaker is no item, and what stands around it is not taken apart for one.
      const { $from, $to } = state.selection;
      const inside = $from.depth > 1 && $from.index(0) === $to.index(0);
      return chainCommands(wrapInList(node(name)), inside ? () => false : turn(name))(state, dispatch, view);
    }
    if (around.list.type === node(name)) return liftListItem(item())(state, dispatch);
    const { id = null, tc = null } = around.list.attrs;
    dispatch?.(state.tr.setNodeMarkup(around.pos, node(name), { id, tc }).scrollIntoView());
    return true;
  };

/** Counts from one again. */
export const countFromOne: Command = (state, dispatch) => countFrom(state, 1, dispatch);

/** Goes on counting where the numbered list before this one ended. */
export const countOn: Command = (state, dispatch) => {
  const { first } = blockRange(state.selection);
  for (let i = first - 1; i >= 0; i -= 1) {
    const list = state.doc.child(i);
    if (list.type === node("ordered_list"))
      return countFrom(state, list.attrs.start + list.childCount, dispatch);
  }
  return false;
};

function countFrom(state: EditorState, start: number, dispatch: Parameters<Command>[1]): boolean {
  const around = listAround(state);
  if (around?.list.type !== node("ordered_list") || around.list.attrs.start === start) return false;
  dispatch?.(state.tr.setNodeAttribute(around.pos, "start", start));
  return true;
}
