// What turns into something else while one types: the marks of Markdown that people have in their fingers.
import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import type { MarkType } from "prosemirror-model";
import { enquote, freshId, kept, onOneLine } from "../commands";
import { divide } from "../commands/boxes";
import { mark, node } from "../schema";

/** Behind these a mark begins: nothing, a space, a line break (which rules see as U+FFFC), an opening bracket or mark. */
const BEGINS = /(^|[\s\ufffc([{“‘"'])/u;

/** `**bold**`: the signs go, the words between them get the mark, and keep what they have, such as links and line breaks. */
function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(new RegExp(BEGINS.source + pattern.source, "u"), (state, match, start, end) => {
    const [whole = "", before = "", words = ""] = match;
    if (!words || !state.doc.resolve(start).parent.type.allowsMarkType(type)) return null;
    const from = start + before.length;
    const first = from + (whole.length - before.length - words.length) / 2;
    const last = first + words.length;
    // The last sign is not in the document yet.
    return state.tr
      .delete(last, end)
      .addMark(first, last, type.create())
      .delete(from, first)
      .removeStoredMark(type);
  });
}

/** `## ` makes a heading of the same block. A single `#` too: the headline has its own place. */
const headingRule = new InputRule(/^(#{1,4}) $/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  const level = Math.max(2, match[1]?.length ?? 2);
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), node("heading"))) return null;
  return onOneLine(state.tr.delete(start, end), start, start, node("heading")).setBlockType(
    start,
    start,
    node("heading"),
    (old) => kept(old, { level }),
  );
});

/** At the start of a top-level paragraph only, so that a list in a box is not taken apart. */
const quoteRule = new InputRule(/^> $/, (state, _match, start, end) => {
  const { $from } = state.selection;
  if ($from.depth !== 1 || $from.parent.type !== node("paragraph")) return null;
  const tr = state.tr.delete(start, end);
  return enquote(tr) ? tr : null;
});

const dividerRule = new InputRule(/^(?:---|\*\*\*|[—–]-)$/, (state, _match, start, end) => {
  const { $from } = state.selection;
  if ($from.depth !== 1 || $from.parent.type !== node("paragraph")) return null;
  const tr = state.tr.delete(start, end);
  return divide(tr) ? tr : null;
});

export const rules = () =>
  inputRules({
    rules: [
      headingRule,
      wrappingInputRule(/^[-*+] $/, node("bullet_list"), () => ({ id: freshId() })),
      wrappingInputRule(
        /^(\d{1,4})[.)] $/,
        node("ordered_list"),
        (match) => ({ id: freshId(), start: Number(match[1]) }),
        (match, list) => list.childCount + list.attrs.start === Number(match[1]),
      ),
      quoteRule,
      dividerRule,
      markRule(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/u, mark("strong")),
      markRule(/\*([^*\s](?:[^*]*[^*\s])?)\*$/u, mark("em")),
      markRule(/_([^_\s](?:[^_]*[^_\s])?)_$/u, mark("em")),
      markRule(/~~([^~\s](?:[^~]*[^~\s])?)~~$/u, mark("strike")),
      markRule(/`([^`]+)`$/u, mark("code")),
    ],
  });
