// Puts letters into the page, in the place of the web view. WebKit does far more for each than is wanted here, where ProseMirror
// keeps the text: it takes 2 ms longer, and twice that where a word ends. What is put in is read like any letter of WebKit's own.
//
// Where anything could come out otherwise, WebKit does it as ever: beside a change of marks, at the beginning of a line of
// its own, in the place of selected words, with an input method. And so it does once a screen reader listens: of what the
// page puts in, WebKit tells none. See docs/decisions/0043-what-the-web-view-does-with-every-key.md.
import { Mark } from "prosemirror-model";
import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { onLettersHeard } from "../../../backend/changes";
import { isListenedTo } from "../../../backend/shell";
import { once } from "./once";

const isLetter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
  !ctrlKey && !altKey && !metaKey && [...key].length === 1;

/** The cursor is behind a letter, and what is put in is marked like that letter. */
function goesOn({ state: { selection, storedMarks } }: EditorView): boolean {
  if (!(selection instanceof TextSelection) || !selection.$cursor || storedMarks) return false;
  const { $cursor } = selection;
  const before = $cursor.nodeBefore;
  return before?.isText === true && Mark.sameSet(before.marks, $cursor.marks());
}

/** Where the page has the cursor, if that is in words and where ProseMirror knows it. */
function cursor(view: EditorView) {
  const selection = view.dom.ownerDocument.getSelection();
  const { anchorNode: words, anchorOffset: at, isCollapsed } = selection ?? {};
  if (!selection || !isCollapsed || !(words instanceof Text) || !at || !view.dom.contains(words)) return null;
  return view.posAtDOM(words, at) === view.state.selection.head ? { selection, words, at } : null;
}

/** Nothing where the web view is another one. */
export const letters = (heard = isListenedTo, onHeard = onLettersHeard): Plugin[] =>
  heard ? [put(heard, onHeard)] : [];

function put(heard: () => Promise<boolean>, onHeard: typeof onLettersHeard): Plugin {
  let isHeard = false;
  return new Plugin({
    view: () => ({
      destroy: once(heard, onHeard, () => (isHeard = true)),
    }),
    props: {
      handleKeyPress(view, event) {
        if (isHeard || !isLetter(event) || !goesOn(view)) return false;
        const there = cursor(view);
        if (!there) return false;
        const { selection, words, at } = there;
        words.insertData(at, event.key);
        selection.collapse(words, at + event.key.length);
        return true;
      },
    },
  });
}
