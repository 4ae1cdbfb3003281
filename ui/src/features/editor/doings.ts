// What can be done to the text as the palette and the help list it, and as the `/` menu offers it: both drawn from the
// list in `writing.ts`. The text hears their keys itself.
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { untrack } from "svelte";
import type { Offer } from "./plugins/slash.svelte";
import { words } from "./words";
import { WRITING } from "./writing";

/** The list of actions on the text of a page that may not be there yet. */
export const doings = (view: () => EditorView | undefined) =>
  WRITING.map(({ id, label, keys, icon, run, local }) => ({
    id: `write-${id}`,
    label,
    keys,
    icon,
    writing: true,
    get enabled() {
      // Not tracked: the palette asks when somebody types in it, and no key of the text waits for it.
      return (
        !local ||
        untrack(() => {
          const here = view();
          return here !== undefined && run(here.state);
        })
      );
    },
    run: () => {
      const here = view();
      if (!here) return;
      here.focus();
      run(here.state, here.dispatch, here);
    },
  }));

/** What `/` offers; photos are chosen beside the text. */
export const offers = (onphotos: () => void): Offer[] => [
  ...WRITING.filter((action) => action.slash).map(({ id, label, slash = [], run, photos, on }) => ({
    id,
    label,
    names: slash,
    can: (state: EditorState) => run(state) && !on?.(state),
    run: (view: EditorView) => {
      if (run(view.state, view.dispatch, view) && photos) onphotos();
    },
  })),
  {
    id: "figure",
    label: words.actions.figure,
    names: ["picture", "image"],
    can: () => true,
    run: () => onphotos(),
  },
];
