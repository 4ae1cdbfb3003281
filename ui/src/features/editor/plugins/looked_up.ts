// Has each word looked up in the dictionary once. WebKit asks for it twice, and the letter waits for both answers, 2 ms each: when
// the word ends, and again with the first letter after it, when there is no other word that could be wrong. While that letter
// goes in, there is no spelling.
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

const isSpace = (letter: string) => /^\s$/u.test(letter);

/** Whether what is put in begins a word: then the one before it has been looked up. */
function beginsWord({ state: { selection } }: EditorView, { inputType, data }: InputEvent): boolean {
  if (inputType !== "insertText" || !data || isSpace(data)) return false;
  const before = selection.empty ? selection.$from.nodeBefore?.text?.at(-1) : undefined;
  return before !== undefined && isSpace(before);
}

export const lookedUp = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (beginsWord(view, event)) view.dom.spellcheck = false;
        },
        input(view) {
          if (!view.dom.spellcheck) view.dom.spellcheck = true;
        },
      },
    },
  });
