// Ways of writing that keep the eye on one place: all but the present block is dimmed, or the line that is written stays at
// half height. Neither changes the text, and a key costs the same in a long story as in a short one.
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** Marks the block that the cursor is in, while `on` says so; the style sheet dims the others. */
export const focus = (on: () => boolean) =>
  new Plugin({
    props: {
      decorations: ({ doc, selection: { $from: cursor, to } }) => {
        if (!on()) return null;
        const start = cursor.depth > 0 ? cursor.before(1) : cursor.pos;
        const block = doc.nodeAt(start);
        if (!block) return null;
        // A selection over several blocks shows all of them.
        const marks: Decoration[] = [];
        doc.nodesBetween(start, Math.max(to, start + 1), (node, pos) => {
          marks.push(Decoration.node(pos, pos + node.nodeSize, { class: "attended" }));
          return false;
        });
        return DecorationSet.create(doc, marks);
      },
    },
  });

/** Scrolls by so much that a line is at half the height of what is seen. */
export function toMiddle(
  line: { top: number; bottom: number },
  seen: { top: number; height: number },
): number {
  return Math.round((line.top + line.bottom) / 2 - (seen.top + seen.height / 2));
}

/** Keeps the line of the cursor at half height while keys move it; the mouse leaves the page where it is. */
export const typewriter = (on: () => boolean, scroller: () => HTMLElement | undefined) => {
  let keyed = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: () => {
          keyed = true;
        },
        pointerdown: () => {
          keyed = false;
        },
      },
    },
    view: () => ({
      update: (view, before) => {
        const frame = on() && keyed && view.hasFocus() ? scroller() : undefined;
        const { doc, selection } = view.state;
        if (!frame || (before.doc === doc && before.selection.eq(selection))) return;
        frame.scrollTop += toMiddle(view.coordsAtPos(selection.head), frame.getBoundingClientRect());
      },
    }),
  });
};
