// Where the text stands in the window, so that something beside it can show the same place at the same height.
import type { EditorView } from "prosemirror-view";

/** A place of the text, and how far down the window it stands. */
export interface Spot {
  /** The block, by its id. */
  id: string;
  /** How much of the block lies above, from 0 to 1; below 0, how much of the story's head lies between, down to -1. */
  share: number;
  /** How far down the window, from 0 to 1. */
  at: number;
}

/** Where somebody looks who does not write, from the top of the window. */
const GAZE = 0.4;

/**
 * The place where the cursor is, else where somebody looks.
 * @param scroller what the text is scrolled in
 * @param paper what begins with the head of the story
 */
export function spotOf(view: EditorView, scroller: HTMLElement, paper: HTMLElement): Spot | null {
  const { top, height } = scroller.getBoundingClientRect();
  const line = cursorLine(view, top, height) ?? top + GAZE * height;
  const block = blockAt(view, line);
  if (!block) return null;
  const around = block.getBoundingClientRect();
  const head = around.top - paper.getBoundingClientRect().top;
  const share = (line - around.top) / (line < around.top ? head : around.height);
  const $pos = view.state.doc.resolve(view.posAtDOM(block, 0));
  const id: unknown = ($pos.depth > 0 ? $pos.node(1) : $pos.nodeAfter)?.attrs.id;
  return typeof id === "string"
    ? { id, share: Math.min(1, Math.max(-1, share || 0)), at: (line - top) / height }
    : null;
}

/** The height of the cursor, while it is written and in sight. */
function cursorLine(view: EditorView, top: number, height: number): number | null {
  if (!view.hasFocus()) return null;
  const line = view.coordsAtPos(view.state.selection.head).top;
  return line >= top && line <= top + height ? line : null;
}

/** The first block that reaches below a line of the window, else the last. */
function blockAt(view: EditorView, line: number): Element | undefined {
  const blocks = view.dom.children;
  let [from, to] = [0, blocks.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > line) to = middle;
    else from = middle + 1;
  }
  return blocks[from];
}
