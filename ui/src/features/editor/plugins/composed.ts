// Letters that are made of several keys, where WebKitGTK needs help. The letter stands where the cursor is, also in a place
// that was empty; and the key right after it is heard.
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** What a key is called that an input method took. */
const TAKEN = 229;
const LONG_AGO = -2e8;

/** ProseMirror's own note of when a letter was finished; it has no other door. */
type Noted = EditorView & { input: { compositionEndedAt: number } };

export const composed = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        /** ProseMirror takes the first key within half a second after such a letter for a part of it, which is so on
         *  another system: Tab then left the text, and Enter was lost. */
        keydown(view, event) {
          if (!event.isComposing && event.keyCode !== TAKEN)
            (view as Noted).input.compositionEndedAt = LONG_AGO;
          return false;
        },
        /** The sign of the dead key goes before its letter comes, and a place that is empty by then does not always get it:
         *  from the caption of a new table WebKit puts it into a cell. */
        beforeinput(view, event) {
          if (event.inputType !== "insertFromComposition" || !event.data || view.composing) return false;
          const { data } = event;
          const { $from, from, to } = view.state.selection;
          if (!$from.parent.isTextblock || $from.parent.content.size > 0) return false;
          event.preventDefault();
          const plain = () => view.state.tr.insertText(data, from, to).scrollIntoView();
          if (!view.someProp("handleTextInput", (input) => input(view, from, to, data, plain)))
            view.dispatch(plain());
          return true;
        },
      },
    },
  });
