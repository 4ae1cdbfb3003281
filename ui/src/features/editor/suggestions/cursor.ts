// Where the cursor stands once an edit has become proposals: behind as many words as before that will be there when all is
// accepted. Words that are to go do not count, so the cursor may stand on either side of them.
import type { Node } from "prosemirror-model";
import { find, kindOf } from "./change";

/** Calls for every stretch of words: where it begins, how long it is, and whether it stays; and for the beginning of each block. */
function walk(
  blocks: readonly Node[],
  from: number,
  look: (pos: number, length: number, stays: boolean) => void,
) {
  const visit = (node: Node, pos: number, gone: boolean) => {
    const kind = kindOf(node);
    const lost = gone || kind === "deleted";
    if (!node.isTextblock) {
      node.forEach((child, offset) => void visit(child, pos + 1 + offset, lost));
      return;
    }
    if (!lost && kind !== "joined") look(pos, 1, true);
    else look(pos + 1, 0, !lost);
    node.forEach((child, offset) => {
      look(pos + 1 + offset, child.nodeSize, !lost && !find(child.marks, "del"));
    });
  };
  let pos = from;
  for (const block of blocks) {
    visit(block, pos, false);
    pos += block.nodeSize;
  }
}

/** How much that stays stands between the beginning of these blocks and a position in them. */
export function staysBefore(blocks: readonly Node[], from: number, pos: number): number {
  let count = 0;
  walk(blocks, from, (at, length, stays) => {
    if (stays) count += Math.max(0, Math.min(length, pos - at));
  });
  return count;
}

/** The first or last place in these blocks behind as much that stays; `null` where there is none. */
export function placeBehind(
  blocks: readonly Node[],
  from: number,
  count: number,
  side: "first" | "last",
): number | null {
  let before = 0;
  let found: number | null = null;
  walk(blocks, from, (at, length, stays) => {
    const after = before + (stays ? length : 0);
    const here: number[] = [];
    // A block's own beginning is no place for a cursor; the end of it is.
    if (stays && count >= before && count <= after) here.push(at + count - before);
    if (!stays && count === before) here.push(at + length);
    for (const place of here) if (place > from && (found === null || side === "last")) found = place;
    before = after;
  });
  return found;
}
