// Keeps the web view from reading all of the text with every key. WebKitGTK gathers whatever can be edited around the cursor for
// input methods, some of which go by it: 1 to 2 ms with 20,000 words. It gives up where the text begins with something
// that cannot be edited; that is all this puts there. Where an input method does ask, it is taken away again.
// See docs/decisions/0043-what-the-web-view-does-with-every-key.md.
import { keydownHandler } from "prosemirror-keymap";
import { type Command, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { onWordsAsked } from "../../../backend/changes";
import { isReadAlong } from "../../../backend/shell";
import { once } from "./once";

const KEY = new PluginKey<DecorationSet>("unread");

/** It has a height, see `.unread` in text.css: WebKit looks past what has none. */
function threshold(): HTMLElement {
  const element = document.createElement("div");
  element.className = "unread";
  element.ariaHidden = "true";
  return element;
}

const BEFORE_ALL = Decoration.widget(0, threshold, { side: -1, ignoreSelection: true, key: "unread" });

/** To the beginning of the text, which the web view does not find any more. */
const toBeginning =
  (extending: boolean): Command =>
  (state, dispatch) => {
    const first = Selection.atStart(state.doc);
    const selection = extending ? TextSelection.between(state.selection.$anchor, first.$from) : first;
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };

/** Above the first line lies the beginning, too. */
const upFromFirstLine =
  (extending: boolean): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    const first = Selection.atStart(doc).$from;
    const within = selection instanceof TextSelection && selection.$head.start() === first.start();
    return within && Boolean(view?.endOfTextblock("up", state)) && toBeginning(extending)(state, dispatch);
  };

const KEYS = keydownHandler({
  "Ctrl-Home": toBeginning(false),
  "Ctrl-Shift-Home": toBeginning(true),
  ArrowUp: upFromFirstLine(false),
  "Shift-ArrowUp": upFromFirstLine(true),
});

/** WebKit hands the words over when the selection changes, and an input method waits for them now. */
function handOver(view: EditorView) {
  const selection = view.dom.ownerDocument.getSelection();
  if (!view.hasFocus() || view.composing || !selection?.anchorNode || !selection.focusNode) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.removeAllRanges();
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}

/** Gone to by Tab or by a screen reader, WebKit would put the cursor at the beginning, which it does not find. */
function putCursor(view: EditorView) {
  const at = view.dom.ownerDocument.getSelection()?.anchorNode;
  if (!at || !view.dom.contains(at)) view.focus();
}

/** Nothing where the web view is another one. */
export const unread = (asked = isReadAlong, onAsked = onWordsAsked): Plugin[] =>
  asked ? [shut(asked, onAsked)] : [];

const shut = (asked: () => Promise<boolean>, onAsked: typeof onWordsAsked) =>
  new Plugin<DecorationSet | null>({
    key: KEY,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, [BEFORE_ALL]),
      // Before all of the text is before all of any text.
      apply: (tr, before) => (tr.getMeta(KEY) === "asked" ? null : before),
    },
    view: (view) => ({
      destroy: once(asked, onAsked, () => {
        view.dispatch(view.state.tr.setMeta(KEY, "asked"));
        handOver(view);
      }),
    }),
    props: {
      decorations: (state) => KEY.getState(state),
      handleKeyDown: KEYS,
      handleDOMEvents: { focus: putCursor },
    },
  });
