// What can be done about suggestions, for palette, keys and help: to begin and end suggesting, to go from one to the next, and to
// answer the one at the cursor.
import type { EditorView } from "prosemirror-view";
import { attempt, toasts } from "../../../shared/toasts.svelte";
import type { OpenStory } from "../open.svelte";
import type { Proposal } from "./found";
import { beside, here, proposals, selectionOf } from "./suggesting.svelte";
import { words } from "./words";

/** Begins or ends suggesting, and says so. */
export function toggle(open: OpenStory) {
  open.suggesting.on = !open.suggesting.on;
  toasts.tell(open.suggesting.on ? words.told.on : words.told.off, undefined, "suggesting");
}

/** Accepts or rejects these, and says how to take it back. */
export async function answer(open: OpenStory, some: readonly Proposal[], yes: boolean) {
  const ids = some.map(({ id }) => id);
  const done = await attempt(() => open.answer(ids, yes));
  if (done) toasts.tell(words.answered(some.length, yes));
}

/** Shows a proposal, with the cursor in the text. */
export function goTo(view: EditorView, proposal: Proposal) {
  view.dispatch(view.state.tr.setSelection(selectionOf(view.state.doc, proposal)).scrollIntoView());
  view.focus();
}

export function suggestingDoings(open: OpenStory, view: () => EditorView | undefined) {
  const step = (way: 1 | -1) => {
    const now = view();
    if (!now) return;
    const next = beside(proposals(now.state.doc), now.state.selection, way);
    if (next) goTo(now, next);
    else toasts.tell(words.none);
  };
  const answerHere = (yes: boolean) => {
    const now = view();
    if (!now) return;
    const found = here(proposals(now.state.doc), now.state.selection);
    if (found) void answer(open, [found], yes);
    else toasts.tell(words.noneHere);
  };
  return [
    { id: "suggest", label: words.toggle, keys: "Mod+Shift+E", run: () => toggle(open) },
    { id: "suggestion-next", label: words.next, keys: "Mod+Alt+J", run: () => step(1) },
    { id: "suggestion-previous", label: words.previous, keys: "Mod+Alt+U", run: () => step(-1) },
    { id: "suggestion-accept", label: words.acceptHere, keys: "Mod+Alt+A", run: () => answerHere(true) },
    { id: "suggestion-reject", label: words.rejectHere, keys: "Mod+Alt+R", run: () => answerHere(false) },
  ];
}
