// What becomes of an edit while somebody suggests: whatever a transaction makes of the text, by keys, paste, composing or any
// command, is compared with what was there and written down as proposals. So no edit can slip through as a silent one. Only
// the blocks that changed are looked at; the cost of a key does not grow with the story.
import { isHistoryTransaction } from "prosemirror-history";
import { type Node, Slice } from "prosemirror-model";
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { Mapping, ReplaceStep, Transform } from "prosemirror-transform";
import { apply, difference } from "../splice";
import { type Change, kindOf, own, signed } from "./change";
import { placeBehind, staysBefore } from "./cursor";
import { suggest } from "./suggest";

const AS_IS = "suggestions: as it is";
const FORWARDS = "suggestions: forwards";

/** Marks an edit that is none of the writer's own: an answer to a proposal, or text that came from the desk. */
export const asItIs = (tr: Transaction): Transaction => tr.setMeta(AS_IS, true);

/** Marks a deletion behind which the cursor goes on. */
export const forwards = (tr: Transaction): Transaction => tr.setMeta(FORWARDS, true);

/** The state after an edit by somebody who suggests. */
export function proposed(state: EditorState, tr: Transaction, by: () => Change): EditorState {
  const { state: direct, transactions } = state.applyTransaction(tr);
  if (tr.getMeta(AS_IS) || isHistoryTransaction(tr)) return direct;
  const run = stretch(state.doc, direct.doc);
  if (!run) return direct;
  const { at, old, now } = run;
  const who = by();
  const written = withWritten(direct.doc, transactions, who);
  const made = suggest(old, some(written, at, at + now.length), who);
  if (same(made, now)) return direct;
  const next = apply(state.doc, { at, remove: old.length, insert: made });
  const edit = replaced(state, next);
  const from = startOf(state.doc, at);
  select(edit, direct, { from, now, made, side: tr.getMeta(FORWARDS) ? "last" : "first" });
  carry(tr, edit);
  return state.apply(edit);
}

/** What is new in a comparison whatever it looks like; the name it gets stands in the proposal. */
const WRITTEN = "";

/** The document with the words that were typed or pasted into a line marked as new: "to" typed over "two" is no "w" that went. */
function withWritten(doc: Node, transactions: readonly Transaction[], by: Change): Node {
  const steps = transactions.flatMap(({ steps }) => steps);
  const maps = steps.map((step) => step.getMap());
  const tr = new Transform(doc);
  steps.forEach((step, i) => {
    if (!(step instanceof ReplaceStep) || !step.slice.content.firstChild?.isInline) return;
    const rest = new Mapping(maps.slice(i + 1));
    const [from, to] = [rest.map(step.from, 1), rest.map(step.from + step.slice.size, -1)];
    if (from >= to) return;
    doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isInline || own(node.marks, "ins", by.by)) return;
      const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
      tr.addMark(start, end, signed("ins", { ...by, id: WRITTEN }));
    });
  });
  return tr.doc;
}

const some = (doc: Node, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => doc.child(from + i));

const same = (a: readonly Node[], b: readonly Node[]) =>
  a.length === b.length && a.every((block, i) => block === b[i] || block.eq(b[i] as Node));

/** The blocks that changed, and the next to them on which their proposals depend. */
function stretch(before: Node, after: Node): { at: number; old: Node[]; now: Node[] } | null {
  const found = difference(before, after);
  if (!found) return null;
  let { at } = found;
  let end = at + found.remove;
  const grown = found.insert.length - found.remove;
  const leans = (index: number) => {
    const kind = index < before.childCount ? kindOf(before.child(index)) : null;
    return kind === "split" || kind === "joined";
  };
  // A paragraph that begins by proposal depends on the one before it.
  while (at > 0 && (at === end || leans(at))) at -= 1;
  while (leans(end)) end += 1;
  return { at, old: some(before, at, end), now: some(after, at, end + grown) };
}

function startOf(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return pos;
}

/** The edit that makes another document, of no more than what differs. */
export function replaced(state: EditorState, next: Node): Transaction {
  const start = state.doc.content.findDiffStart(next.content);
  const ends = state.doc.content.findDiffEnd(next.content);
  if (start === null || !ends) return state.tr;
  let { a, b } = ends;
  const overlap = start - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  try {
    const tr = state.tr.replace(start, a, next.slice(start, b));
    if (tr.doc.eq(next)) return tr;
  } catch {
    // What does not fit is replaced as a whole.
  }
  return state.tr.replace(0, state.doc.content.size, new Slice(next.content, 0, 0));
}

interface Spot {
  from: number;
  now: readonly Node[];
  made: readonly Node[];
  side: "first" | "last";
}

/** Puts the selection where it would be after the direct edit. */
function select(own: Transaction, direct: EditorState, { from, now, made, side }: Spot) {
  const { selection, doc } = direct;
  const end = from + now.reduce((size, block) => size + block.nodeSize, 0);
  const grown = own.doc.content.size - doc.content.size;
  const place = (pos: number): number => {
    if (pos <= from) return pos;
    if (pos >= end) return pos + grown;
    return placeBehind(made, from, staysBefore(now, from, pos), side) ?? Math.min(pos, own.doc.content.size);
  };
  if (selection instanceof NodeSelection) {
    const pos = placeOf(
      own.doc,
      selection.node,
      selection.from >= end ? selection.from + grown : selection.from,
    );
    if (pos !== null) {
      own.setSelection(NodeSelection.create(own.doc, pos));
      return;
    }
  }
  const [anchor, head] = [own.doc.resolve(place(selection.anchor)), own.doc.resolve(place(selection.head))];
  own.setSelection(
    anchor.parent.inlineContent && head.parent.inlineContent
      ? new TextSelection(anchor, head)
      : Selection.near(head),
  );
}

/** Where a block that is chosen stands now: the last with its id, else the one at its place. */
function placeOf(doc: Node, block: Node, at: number): number | null {
  let found: number | null = null;
  if (block.attrs.id) {
    doc.forEach((one, pos) => {
      if (one.attrs.id === block.attrs.id) found = pos;
    });
  }
  if (found !== null) return found;
  return at < doc.content.size && doc.nodeAt(at)?.type === block.type ? at : null;
}

/** What else a transaction says goes with it. */
function carry(tr: Transaction, own: Transaction) {
  for (const [key, value] of Object.entries((tr as unknown as { meta: Record<string, unknown> }).meta)) {
    own.setMeta(key, value);
  }
  own.setTime(tr.time);
  if (tr.storedMarksSet) own.setStoredMarks(tr.storedMarks);
  if (tr.scrolledIntoView) own.scrollIntoView();
}
