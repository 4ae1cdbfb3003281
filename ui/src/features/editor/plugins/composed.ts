// A key right after a letter that was made of several keys is heard. The text's own rule, made for another system, takes
// the first key within half a second after such a letter for a part of it: Tab then left the text, and Enter was lost.
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
        keydown: (view, event) => {
          if (!event.isComposing && event.keyCode !== TAKEN)
            (view as Noted).input.compositionEndedAt = LONG_AGO;
          return false;
        },
      },
    },
  });
