// The blocks that are put into the text ready to be filled in: table, fact box, code, card, links, gallery, pull quote,
// divider. Each stands where `put` finds room for it, with the cursor where writing begins.
import { Fragment, type Node, type NodeType } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { freshId } from "../commands";
import { node } from "../schema";
import { hasChosen } from "./chosen";
import { put } from "./put";
import { emptyTable } from "./table";
import { turn } from "./turn";

/** Puts a new block in; the cursor goes into its first line. */
const putNew =
  (make: () => Node): Command =>
  (state, dispatch) => {
    const tr = state.tr;
    put(tr, make());
    dispatch?.(tr.scrollIntoView());
    return true;
  };

const severalOf = ({ selection: { $from, $to } }: EditorState) => $from.index(0) !== $to.index(0);

/** Around the chosen blocks where they can stand in a box; else a new one. */
export const insertFactBox: Command = (state, dispatch, view) => {
  if ((hasChosen(state) || severalOf(state)) && turn("fact_box")(state, dispatch, view)) return true;
  return putNew(() =>
    node("fact_box").create({ id: freshId() }, [node("box_title").create(), node("paragraph").create()]),
  )(state, dispatch, view);
};

export const insertTable: Command = putNew(() => emptyTable(freshId()));

export const insertCode: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const hasWords = hasChosen(state) || severalOf(state) || (!empty && $from.depth === 1);
  if (hasWords && turn("code_block")(state, dispatch, view)) return true;
  return putNew(() => node("code_block").create({ id: freshId() }))(state, dispatch, view);
};

export const insertEmbed: Command = putNew(() => node("embed").create({ id: freshId(), url: "" }));

export const insertRelated: Command = putNew(() =>
  node("related").create({ id: freshId() }, node("related_item").create()),
);

const emptyFigure = () => node("figure").create(null, [node("caption").create(), node("credit").create()]);

/** Around chosen photos; else a new one that waits for its first photo, which is chosen next. */
export const insertGallery: Command = (state, dispatch, view) => {
  if (hasChosen(state) && turn("gallery")(state, dispatch, view)) return true;
  const tr = state.tr;
  put(tr, node("gallery").create({ id: freshId() }, emptyFigure()));
  const { $from } = tr.selection;
  if ($from.depth > 1) tr.setSelection(NodeSelection.create(tr.doc, $from.before(2)));
  dispatch?.(tr.scrollIntoView());
  return true;
};

export function divide(tr: Transaction): boolean {
  put(tr, node("divider").create({ id: freshId() }));
  return true;
}

export const insertDivider: Command = (state, dispatch) => {
  const tr = state.tr;
  divide(tr);
  dispatch?.(tr);
  return true;
};

/** Puts a pull quote after the cursor's block, with the selected words in it: it repeats the text and takes nothing. */
export const pullOut: Command = (state, dispatch) => {
  const { $from, from, to, empty: nothing } = state.selection;
  const words = nothing || !$from.parent.inlineContent ? Fragment.empty : state.doc.slice(from, to).content;
  const inline = words.childCount === 1 && words.firstChild?.isText ? words : textOf(words, state.doc.type);
  const pull = node("pull_quote").create({ id: freshId() }, [
    node("pull_text").create(null, inline),
    node("attribution").create(),
  ]);
  const tr = state.tr;
  put(tr, pull);
  dispatch?.(tr);
  return true;
};

function textOf(content: Fragment, type: NodeType): Fragment {
  const text = content.textBetween(0, content.size, " ", " ").trim();
  return text ? Fragment.from(type.schema.text(text)) : Fragment.empty;
}

/** Enter behind an empty last line leaves the code; the empty line goes. */
export const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const code = $from.parent;
  if (!empty || $from.depth !== 1 || code.type !== node("code_block")) return false;
  if ($from.parentOffset < code.content.size || !code.textContent.endsWith("\n")) return false;
  const tr = state.tr.delete($from.pos - 1, $from.pos);
  const after = tr.mapping.map($from.after());
  tr.insert(after, node("paragraph").create({ id: freshId() }));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** In code Tab is a character. */
export const tabInCode: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.type.spec.code || !state.selection.$from.sameParent(state.selection.$to))
    return false;
  dispatch?.(state.tr.insertText("\t").scrollIntoView());
  return true;
};

/** Enter in a list of links: the next one; in an empty last one: out of the list. */
export const enterInRelated: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== node("related_item")) return false;
  const list = $from.node(-1);
  const empty = $from.parent.content.size === 0 && !$from.parent.attrs.href;
  if (empty && $from.indexAfter(-1) === list.childCount && list.childCount > 1) {
    const tr = state.tr.delete($from.before(), $from.after());
    const after = tr.mapping.map($from.after(1));
    tr.insert(after, node("paragraph").create({ id: freshId() }));
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    return true;
  }
  if (empty) return false;
  const at = $from.after();
  const tr = state.tr.insert(at, node("related_item").create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  return true;
};

/** Backspace in an empty link takes it away, as long as another one is left. */
export const backspaceInRelated: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const item = $from.parent;
  if (!empty || item.type !== node("related_item") || item.content.size > 0 || item.attrs.href) return false;
  if ($from.node(-1).childCount < 2) return false;
  const tr = state.tr.delete($from.before(), $from.after());
  tr.setSelection(Selection.near(tr.doc.resolve($from.before()), $from.index(-1) > 0 ? -1 : 1));
  dispatch?.(tr.scrollIntoView());
  return true;
};
