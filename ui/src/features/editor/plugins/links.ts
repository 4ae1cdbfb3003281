// A link under the hands: its key opens the box of its address, a click with Ctrl goes where it leads.
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { openLink } from "../../../backend/shell";
import { attempt } from "../../../shared/toasts.svelte";
import { goal } from "../link";

/** `box` opens the box of the link at the cursor and answers whether there can be one; a story of the desk opens here. */
export function links(box: (view: EditorView) => boolean, onopenstory: (story: string) => void): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === "l" &&
        box(view),
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
