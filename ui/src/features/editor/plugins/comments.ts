// Underlines the words that are commented. Where they are is Rust's to say (`model/review/anchor`); between two of its
// answers the underlines follow what is written, and a key costs the same in a long story as in a short one.
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { CommentRow, QuotedSpan, Span, ThreadId } from "../../../backend/generated/commands";
import { eachText } from "./in_changed";

interface Commented {
  marks: DecorationSet;
  /** The comment that is looked at; `new` while one is being written. */
  present: ThreadId | "new" | null;
}

const key = new PluginKey<Commented>("comments");
const NONE: Commented = { marks: DecorationSet.empty, present: null };

/** What a comment is being written on. */
export const NEW = "new";

export const comments = (onpress: (thread: ThreadId) => void) =>
  new Plugin<Commented>({
    key,
    state: {
      init: () => NONE,
      apply: (tr, before) => {
        const now: Commented = tr.getMeta(key) ?? before;
        return tr.docChanged ? { ...now, marks: now.marks.map(tr.mapping, tr.doc) } : now;
      },
    },
    props: {
      decorations: (state) => {
        const { marks, present } = key.getState(state) ?? NONE;
        if (!present) return marks;
        const here = of(marks, present).map(({ from, to }) =>
          Decoration.inline(from, to, { class: "commented looked" }),
        );
        return marks.add(state.doc, here);
      },
      handleClick: (view, pos) => {
        const found = key.getState(view.state)?.marks.find(pos, pos) ?? [];
        const thread = found.map(threadOf).find((thread) => thread !== NEW);
        if (thread) onpress(thread);
        // The cursor goes there as well.
        return false;
      },
    },
  });

const threadOf = (mark: Decoration): string => mark.spec.thread;
const of = (marks: DecorationSet, thread: string) =>
  marks.find(undefined, undefined, (spec) => spec.thread === thread);

const underline = (from: number, to: number, thread: string) =>
  Decoration.inline(from, to, { class: "commented" }, { thread });

/** Shows where the open comments are, as of this very text. What is being written on stays. */
export function showComments(state: EditorState, threads: readonly CommentRow[]): Transaction {
  const blocks = new Map<string, { block: Node; pos: number }>();
  state.doc.forEach((block, pos) => void blocks.set(block.attrs.id, { block, pos }));
  const found: Decoration[] = [];
  for (const { id, place, resolved } of threads) {
    if (resolved) continue;
    if (place.at === "block") {
      const there = blocks.get(place.block);
      if (there) {
        const end = there.pos + there.block.nodeSize;
        found.push(Decoration.node(there.pos, end, { class: "commented-block" }, { thread: id }));
      }
    } else if (place.at === "words") {
      for (const span of place.spans) {
        const there = blocks.get(span.block);
        const range = there && rangeOf(there.block, there.pos, span);
        if (range) found.push(underline(range.from, range.to, id));
      }
    }
  }
  const { marks, present } = key.getState(state) ?? NONE;
  const all = DecorationSet.create(state.doc, [...found, ...of(marks, NEW)]);
  return state.tr.setMeta(key, { marks: all, present });
}

/** Looks at a comment, or at none. */
export function lookAt(state: EditorState, thread: ThreadId | null): Transaction {
  const { marks } = key.getState(state) ?? NONE;
  return state.tr.setMeta(key, { marks: marks.remove(of(marks, NEW)), present: thread });
}

/** Selects the words of a comment; `null` when they are not in the text. */
export function toComment(state: EditorState, thread: ThreadId): Transaction | null {
  const found = of(key.getState(state)?.marks ?? DecorationSet.empty, thread);
  const first = found[0];
  if (!first) return null;
  const selection = TextSelection.between(state.doc.resolve(first.from), state.doc.resolve(first.to));
  return lookAt(state, thread).setSelection(selection).scrollIntoView();
}

/** Marks what a new comment will be on: the selection, else the word at the cursor. */
export function beginComment(state: EditorState): Transaction | null {
  const { from, to } = state.selection.empty ? wordAt(state) : state.selection;
  if (!/\S/.test(state.doc.textBetween(from, to, " ", " "))) return null;
  const { marks } = key.getState(state) ?? NONE;
  const rest = marks.remove(of(marks, NEW)).add(state.doc, [underline(from, to, NEW)]);
  return state.tr.setMeta(key, { marks: rest, present: NEW });
}

function wordAt({ selection: { $from }, doc }: EditorState): { from: number; to: number } {
  if (!$from.parent.isTextblock) return { from: $from.pos, to: $from.pos };
  const text = $from.parent.textBetween(0, $from.parent.content.size, undefined, "\n");
  const before = /[\p{L}\p{N}'’-]*$/u.exec(text.slice(0, $from.parentOffset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}'’-]*/u.exec(text.slice($from.parentOffset))?.[0].length ?? 0;
  return { from: $from.pos - before, to: Math.min($from.pos + after, doc.content.size) };
}

/** Where the words of a new comment are now, as Rust takes them. */
export function newSpans(state: EditorState): QuotedSpan[] {
  const found = of(key.getState(state)?.marks ?? DecorationSet.empty, NEW);
  return found.flatMap(({ from, to }) => spansOf(state.doc, from, to));
}

/** The range of a span of a block that stands at a position; `null` when the block has no such words. */
export function rangeOf(block: Node, pos: number, { from, to }: Span): { from: number; to: number } | null {
  let start: number | null = null;
  let end: number | null = null;
  eachWords(block, pos, (text, at, offset) => {
    if (start === null && from < offset + text.length) start = at + Math.max(0, from - offset);
    if (to > offset) end = at + Math.min(text.length, to - offset);
  });
  return start !== null && end !== null && start < end ? { from: start, to: end } : null;
}

/** A range of the text as spans of the words of its blocks. */
export function spansOf(doc: Node, from: number, to: number): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  doc.nodesBetween(from, to, (block, pos) => {
    let start: number | null = null;
    let end = 0;
    let all = "";
    eachWords(block, pos, (text, at, offset) => {
      all = all.padEnd(offset, "\n") + text;
      if (at + text.length <= from || at >= to) return;
      start ??= offset + Math.max(0, from - at);
      end = offset + Math.min(text.length, to - at);
    });
    if (start !== null && start < end) {
      spans.push({ block: block.attrs.id, from: start, to: end, words: all.slice(start, end) });
    }
    return false;
  });
  return spans;
}

/** The texts of a block with where they begin, in the document and in its words: as Rust's `plain_text_of` puts them
 *  together, apart by a line feed, without empty ones. */
function eachWords(block: Node, pos: number, look: (text: string, at: number, offset: number) => void) {
  let offset = 0;
  eachText(block, pos, (text, at) => {
    if (!text) return;
    look(text, at, offset);
    offset += text.length + 1;
  });
}
