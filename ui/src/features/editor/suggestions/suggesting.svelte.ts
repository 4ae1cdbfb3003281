// Somebody who suggests: whether the story is being suggested to, who does it, and what is open. Kept with the open story, so
// that going to another page and back changes nothing.
import type { Node } from "prosemirror-model";
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { desk } from "../../../backend/desk.svelte";
import type { Change } from "./change";
import { type Proposal, proposals } from "./found";
import { proposed } from "./proposed";

export class Suggesting {
  on = $state(false);

  /** Who suggests, and now; nobody while the text is edited directly. */
  who = (): Change | null => (this.on ? author() : null);

  /** The state after a transaction, by the manner in which the text is edited. */
  after(state: EditorState, tr: Transaction): EditorState {
    return this.on && tr.docChanged ? proposed(state, tr, author) : state.apply(tr);
  }
}

function author(): Change {
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  return { id, by: desk.overview?.acting?.id ?? "", at: new Date().toISOString() };
}

/** The name of a person who suggested; an author of a Word file stands under the name itself. */
export function nameOf(by: string): string {
  return desk.overview?.people.find(({ id }) => id === by)?.name ?? by;
}

/** The proposal in which the cursor stands. */
export function here(open: readonly Proposal[], { from, to }: Selection): Proposal | undefined {
  return (
    open.find((one) => one.from <= from && to <= one.to) ?? open.find((one) => one.from < to && from < one.to)
  );
}

/** The next proposal behind the cursor, or the one before it; around the end it goes on at the beginning. */
export function beside(open: readonly Proposal[], selection: Selection, way: 1 | -1): Proposal | undefined {
  const now = here(open, selection);
  if (now) return open[(open.indexOf(now) + way + open.length) % open.length];
  const { from } = selection;
  if (way > 0) return open.find((one) => one.from >= from) ?? open[0];
  return open.findLast((one) => one.to <= from) ?? open.at(-1);
}

/** The selection that shows a proposal. */
export function selectionOf(doc: Node, { from, to }: Proposal): Selection {
  const end = doc.resolve(Math.min(to, doc.content.size));
  const start = doc.resolve(Math.min(from, doc.content.size));
  return start.parent.inlineContent && end.parent.inlineContent
    ? TextSelection.create(doc, from, to)
    : Selection.near(doc.resolve(Math.min(from + 1, doc.content.size)));
}

export { proposals };
