// Marks the block that the cursor is in, so that it can show what belongs to it: empty lines for speaker and source,
// the tools of a photo.
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

export const here = () =>
  new Plugin({
    props: {
      decorations: ({ doc, selection: { $from, to } }) => {
        if ($from.depth === 0) return selected(doc, $from.pos);
        // Plain words have nothing to show, and are what most keys change.
        if ($from.depth === 1) return null;
        const start = $from.before(1);
        const end = $from.after(1);
        return to > end
          ? null
          : DecorationSet.create(doc, [Decoration.node(start, end, { class: "here" }, { here: true })]);
      },
    },
  });

/** A block that is selected as a whole. */
function selected(doc: Node, pos: number) {
  const block = doc.nodeAt(pos);
  return block
    ? DecorationSet.create(doc, [
        Decoration.node(pos, pos + block.nodeSize, { class: "here" }, { here: true }),
      ])
    : null;
}
