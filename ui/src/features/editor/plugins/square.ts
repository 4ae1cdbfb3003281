// Tables keep their shape whatever happens to them (a selection that is cut across rows, something dropped into them):
// rows equally wide, the first one the header. Looks only at tables that were touched, and at their rows, not their words.
import { Plugin, type Transaction } from "prosemirror-state";
import { isSquare, squared } from "../commands/table";
import { node } from "../schema";
import { touched } from "./in_changed";

/** The stretch of the last document that several transactions touched. */
function stretchOf(transactions: readonly Transaction[]): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  transactions.forEach((tr, i) => {
    const stretch = touched(tr);
    if (!stretch) return;
    const later = transactions.slice(i + 1);
    from = Math.min(
      from,
      later.reduce((pos, next) => next.mapping.map(pos, -1), stretch.from),
    );
    to = Math.max(
      to,
      later.reduce((pos, next) => next.mapping.map(pos, 1), stretch.to),
    );
  });
  return from <= to ? { from, to } : null;
}

export const square = () =>
  new Plugin({
    appendTransaction: (transactions, _old, now) => {
      const stretch = stretchOf(transactions);
      if (!stretch) return null;
      const tr = now.tr;
      now.doc.nodesBetween(
        Math.max(0, stretch.from - 1),
        Math.min(now.doc.content.size, stretch.to + 1),
        (block, pos) => {
          const grid = block.type === node("table") ? block.child(1) : null;
          if (!grid || isSquare(grid)) return false;
          const at = tr.mapping.map(pos + 1 + block.child(0).nodeSize);
          tr.replaceWith(at, at + grid.nodeSize, squared(grid));
          return false;
        },
      );
      return tr.docChanged ? tr : null;
    },
  });
