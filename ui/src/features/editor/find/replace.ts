// Words put in the place of what was found. Marks that all of the replaced words had stay on the new ones; whatever is
// replaced at once is taken back at once.

import { closeHistory } from "prosemirror-history";
import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { hitsIn, sought } from "./finding";
import type { Hit } from "./query";

/** The new words of one place: as they are typed, or with `$1`, `$&` and `$$` filled in when a pattern was looked for. */
export function filled(typed: string, groups: readonly string[], pattern: boolean): string {
  if (!pattern) return typed;
  return typed.replace(/\$(\$|&|\d{1,2})/g, (sign, what: string) => {
    if (what === "$") return "$";
    if (what === "&") return groups[0] ?? "";
    const number = Number(what);
    if (number < groups.length) return groups[number] ?? "";
    // `$12` with one group is the group, and a 2.
    const [first = "", second = ""] = what;
    return second && Number(first) < groups.length ? `${groups[Number(first)] ?? ""}${second}` : sign;
  });
}

/** The marks that every one of the words has. */
export function marksOf(parent: Node, from: number, to: number): readonly Mark[] {
  let common: readonly Mark[] | null = null;
  parent.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    common = common ? common.filter((mark) => mark.isInSet(node.marks)) : node.marks;
  });
  return parent.type.allowedMarks(common ?? []);
}

function replaceIn(tr: Transaction, hits: readonly Hit[], typed: string, pattern: boolean) {
  const [first, last] = [hits[0], hits.at(-1)];
  if (!first || !last) return;
  const $first = tr.doc.resolve(first.from);
  const { parent } = $first;
  const start = $first.start();
  const pieces: Node[] = [];
  let at = first.from;
  for (const { from, to, groups } of hits) {
    parent.content.cut(at - start, from - start).forEach((node) => void pieces.push(node));
    const words = filled(typed, groups, pattern);
    if (words) pieces.push(tr.doc.type.schema.text(words, marksOf(parent, from - start, to - start)));
    at = to;
  }
  tr.replaceWith(first.from, last.to, Fragment.from(pieces));
}

/** Replaces what is selected, which is one of the places; `null` when it is none any more. */
export function replaceSelected(state: EditorState, typed: string, pattern: boolean): Transaction | null {
  const found = sought(state);
  const { $from, from, to } = state.selection;
  if (!found || !$from.parent.isTextblock) return null;
  const hit = hitsIn($from.parent, $from.before(), found.finder, found.scope).find(
    (hit) => hit.from === from && hit.to === to,
  );
  if (!hit) return null;
  const tr = closeHistory(state.tr);
  replaceIn(tr, [hit], typed, pattern);
  return tr;
}

/** Replaces every place, as one step of undo; answers how many there were. */
export function replaceAll(
  state: EditorState,
  typed: string,
  pattern: boolean,
): { tr: Transaction; count: number } {
  const found = sought(state);
  const tr = closeHistory(state.tr);
  let count = 0;
  if (!found) return { tr, count };
  const blocks: Hit[][] = [];
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    blocks.push(hitsIn(node, pos, found.finder, found.scope));
    return false;
  });
  // From the end, so that what is before stays where it is.
  for (const hits of blocks.reverse()) {
    replaceIn(tr, hits, typed, pattern);
    count += hits.length;
  }
  return { tr, count };
}
