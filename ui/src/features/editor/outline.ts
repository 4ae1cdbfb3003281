// The headings of a text, read when somebody asks for them.
import type { Node } from "prosemirror-model";

export interface Entry {
  /** Where the heading stands. */
  pos: number;
  level: number;
  words: string;
}

/** All headings at the top of the text that say something, in order. */
export function outline(doc: Node): Entry[] {
  const found: Entry[] = [];
  doc.forEach((block, pos) => {
    const words = block.type.name === "heading" ? block.textContent.trim() : "";
    if (words) found.push({ pos, level: Number(block.attrs.level), words });
  });
  return found;
}

/** The heading whose part a position lies in; -1 before the first. */
export function partOf(entries: readonly Entry[], pos: number): number {
  return entries.findLastIndex((entry) => entry.pos < pos);
}
