// Marks the block that the cursor is in, so that it can show what belongs to it: empty lines for speaker and source,
// the tools of a photo or a table. Within a gallery or a list of links the photo or link is marked too. Blocks that are
// chosen together are drawn as chosen.
import type { Node } from "prosemirror-model";
import { Plugin, type Selection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { BlocksSelection } from "../selection";

const mark = (from: number, to: number) => Decoration.node(from, to, { class: "here" }, { here: true });

/** Do these mark what the cursor is in? A block that is new has to ask as well as one that changed. */
export const isHere = (decorations: readonly Decoration[]) =>
  decorations.some(({ spec }) => spec.here === true);

export const here = () =>
  new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const found =
          selection instanceof BlocksSelection ? together(doc, selection) : around(doc, selection);
        return found.length > 0 ? DecorationSet.create(doc, found) : null;
      },
    },
  });

/** Blocks whose parts have tools of their own. */
const WITH_PARTS = ["gallery", "related"];

/** The top-level block around the cursor or selected as a whole, and the part of it that the cursor is in. */
function around(doc: Node, { $from, from, to }: Selection): Decoration[] {
  if ($from.depth === 0) {
    const block = doc.nodeAt(from);
    return block && to <= from + block.nodeSize ? [mark(from, from + block.nodeSize)] : [];
  }
  const block = $from.node(1);
  const end = $from.after(1);
  // Plain words have nothing to show, and are what most keys change.
  if (
    to > end ||
    ($from.depth === 1 && block.isTextblock && !block.type.spec.isolating && !block.type.spec.code)
  )
    return [];
  const whole = mark($from.before(1), end);
  if (!WITH_PARTS.includes(block.type.name)) return [whole];
  const at = $from.posAtIndex($from.index(1), 1);
  const part = doc.nodeAt(at);
  return part && to <= at + part.nodeSize ? [whole, mark(at, at + part.nodeSize)] : [whole];
}

function together(doc: Node, selection: BlocksSelection): Decoration[] {
  const found: Decoration[] = [];
  doc.nodesBetween(selection.from, selection.to, (block, pos) => {
    found.push(Decoration.node(pos, pos + block.nodeSize, { class: "chosen" }));
    return false;
  });
  return found;
}
