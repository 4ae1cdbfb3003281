// Every top-level block has an id of its own: new blocks get one, and of two blocks that came out of one, the second
// gets a new one. Looks at all blocks only when their number changed or a block without an id came in.
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, type Transaction } from "prosemirror-state";
import { freshId } from "../commands";

function needed(old: Node, now: Node): boolean {
  if (old.childCount !== now.childCount) return true;
  for (let i = 0; i < now.childCount; i += 1) {
    const block = now.child(i);
    if (block !== old.child(i) && block.attrs.id !== old.child(i).attrs.id) return true;
  }
  return false;
}

/** The ids that are missing or repeated, put right; `null` when all is well. */
export function withIds(state: EditorState): Transaction | null {
  const seen = new Set<string>();
  let tr: Transaction | null = null;
  state.doc.forEach((block, pos) => {
    const id: unknown = block.attrs.id;
    if (typeof id === "string" && !seen.has(id)) {
      seen.add(id);
      return;
    }
    tr ??= state.tr;
    tr.setNodeAttribute(pos, "id", freshId());
  });
  return tr;
}

export const ids = () =>
  new Plugin({
    appendTransaction: (transactions, old, now) => {
      if (!transactions.some((tr) => tr.docChanged) || !needed(old.doc, now.doc)) return null;
      return withIds(now);
    },
  });
