// The desk's snippets: `\pm\` becomes a name and a title while somebody types. The list is kept in the settings; Backspace
// straight after gives back the code.
import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import type { Snippet } from "../../../backend/generated/commands";

export function snippets(list: () => readonly Snippet[]): Plugin {
  return inputRules({
    rules: [
      new InputRule(
        /\\([\p{L}\p{N}_-]{1,32})\\$/u,
        (state, [, code], start, end) => {
          const found = list().find((snippet) => snippet.code === code);
          return found ? state.tr.insertText(found.words, start, end) : null;
        },
        { inCodeMark: false },
      ),
    ],
  });
}
