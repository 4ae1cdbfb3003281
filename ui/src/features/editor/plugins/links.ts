// A link under the hands: its key opens the box of its address, a click with Ctrl goes where it leads. The words that the
// box is about stay the same words, whatever is written around them meanwhile.
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { openLink } from "../../../backend/shell";
import { attempt } from "../../../shared/toasts.svelte";
import { goal, linkRange } from "../link";

/** Words whose link is asked for, and where it goes so far. */
export interface Asked {
  from: number;
  to: number;
  href: string;
  /** Tells one asking from another. */
  asking: object;
}

const KEY = new PluginKey<Asked | null>("links");

/** Asks for the link at the cursor; answers whether there can be one. */
export function askLink(view: EditorView): boolean {
  const range = linkRange(view.state);
  view.dispatch(view.state.tr.setMeta(KEY, range && { ...range, asking: {} }));
  return range !== null;
}

/** Nothing is asked any more. */
export const endAsking = (view: EditorView) => view.dispatch(view.state.tr.setMeta(KEY, null));

/** What is asked for at present. */
export const askedLink = (state: EditorState): Asked | null => KEY.getState(state) ?? null;

/** `onasked` hears what is asked for; a story of the desk is opened here. */
export function links(
  onasked: (asked: Asked | null) => void,
  onopenstory: (story: string) => void,
): Plugin<Asked | null> {
  return new Plugin<Asked | null>({
    key: KEY,
    state: {
      init: () => null,
      apply: (tr, before) => {
        const meta: Asked | null | undefined = tr.getMeta(KEY);
        if (meta !== undefined) return meta;
        if (!before || !tr.docChanged) return before;
        const [from, to] = [tr.mapping.map(before.from, 1), tr.mapping.map(before.to, -1)];
        return from < to ? { ...before, from, to } : null;
      },
    },
    view: () => ({
      update: ({ state }, before) => {
        const asked = askedLink(state);
        if (asked !== askedLink(before)) onasked(asked);
      },
    }),
    props: {
      handleKeyDown: (view, event) =>
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === "l" &&
        askLink(view),
      handleClick: (view, pos, event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const href: unknown = view.state.doc.nodeAt(pos)?.marks.find((mark) => mark.type.name === "link")
          ?.attrs.href;
        if (typeof href !== "string") return false;
        const { story } = goal(href);
        if (story) onopenstory(story);
        else void attempt(() => openLink(href));
        return true;
      },
    },
  });
}
