// The signs of the story's language while one types: quotation marks, apostrophe, dash, three dots, spaces at which a
// line does not break. The table is Rust's (`src-tauri/language`); here is only what a key means where it is typed.
// Backspace straight after gives back what was typed. Nothing happens in code, nor in a language that is not in the table.
import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import { TYPOGRAPHY, type Typography } from "../../../backend/generated/typography";

/** The signs of a language by its BCP 47 code; a region without signs of its own takes those of the language. */
export function signsOf(lang: string): Typography | undefined {
  let wanted = lang.toLowerCase().replaceAll("_", "-");
  while (wanted) {
    const found = TYPOGRAPHY.find((row) => row.lang === wanted);
    if (found) return found;
    wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf("-")));
  }
  return undefined;
}

/** Behind these a quotation begins: nothing, a space, a line break (which rules see as U+FFFC), an opening bracket, a dash. */
const BEGINS = /(?:^|[\s\ufffc([{<\u00a0\u202f/–—-])$/u;

/** Does a quotation that began with the one sign wait for the other? */
const waits = (text: string, open: string, close: string) =>
  open !== close && text.lastIndexOf(open.trim()) > text.lastIndexOf(close.trim());

/** What `"` or `'` becomes behind a text of its paragraph, together with the space in front of it, if any. */
function quotationMark(typed: string, before: string, space: string, signs: Typography): string {
  const [open, close] = typed === '"' ? signs.quotes : signs.inner;
  const [around] = typed === '"' ? signs.inner : signs.quotes;
  const waiting = waits(before, open, close);
  // A mark that brings its own space takes the place of one that was typed.
  if (space && close.length > 1 && waiting && !(before + space).endsWith(open)) return close;
  const inside = around !== open && (before + space).endsWith(around);
  if (inside || BEGINS.test(before + space)) return space + open;
  return space + (typed === "'" && !waiting ? "’" : close);
}

/** Sets signs while somebody types. `lang` answers the language of the text, `""` when nothing shall be set. */
export function typography(lang: () => string): Plugin {
  const rule = (
    pattern: RegExp,
    say: (match: RegExpMatchArray, signs: Typography, before: string) => string | null | undefined,
  ) =>
    new InputRule(
      pattern,
      (state, match, start, end) => {
        const signs = signsOf(lang());
        const text = match.input ?? "";
        const words = signs && say(match, signs, text.slice(0, text.length - match[0].length));
        return words ? state.tr.insertText(words, start, end) : null;
      },
      { inCodeMark: false },
    );
  return inputRules({
    rules: [
      rule(/([ \u00a0\u202f]?)(["'])$/u, ([, space = "", typed = ""], signs, before) =>
        quotationMark(typed, before, space, signs),
      ),
      // What looked like the end of a quotation in it was an apostrophe: the word goes on.
      rule(/(\p{L})([^\p{L}\s])(\p{L})$/u, ([, a, sign, b], { inner: [, close] }) =>
        sign === close && close !== "’" ? `${a}’${b}` : null,
      ),
      rule(/--$/, (_match, { dash }) => dash),
      rule(/\.\.\.$/, () => "…"),
      rule(/ ([;:!?])$/, ([, sign = ""], { spaced }) => {
        const space = spaced.find(([, signs]) => signs.includes(sign))?.[0];
        return space && space + sign;
      }),
      // Who types the space inside of a mark that brings its own gets one, not two.
      rule(/([^\s\w])([\u00a0\u202f]) $/u, ([, sign, space], { quotes: [open] }) =>
        open === `${sign}${space}` ? open : null,
      ),
    ],
  });
}
