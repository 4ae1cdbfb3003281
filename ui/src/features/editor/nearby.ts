// Where something that floats stands beside words: inside of the page's frame, below or above the words, and
// not beyond its sides. Whoever is higher than a line scrolls itself into sight.
import type { EditorView } from "prosemirror-view";

/** Pixels from the frame's corner, which scrolls with the text. */
export interface Spot {
  left: number;
  top: number;
}

export function nearby(
  view: EditorView,
  frame: HTMLElement,
  from: number,
  to: number,
  side: "above" | "below",
  width: number,
): Spot {
  const size = view.state.doc.content.size;
  const start = view.coordsAtPos(Math.min(from, size));
  const end = view.coordsAtPos(Math.min(to, size), -1);
  const box = frame.getBoundingClientRect();
  const oneLine = Math.abs(start.top - end.top) < 4;
  const middle =
    side === "below"
      ? start.left + width / 2
      : oneLine
        ? (start.left + end.left) / 2
        : box.left + box.width / 2;
  const left = Math.max(8, Math.min(middle - box.left - width / 2, box.width - width - 8));
  return { left, top: side === "below" ? start.bottom - box.top + 6 : start.top - box.top - 46 };
}
