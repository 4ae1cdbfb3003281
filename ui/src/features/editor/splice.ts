// An edit the way Rust takes it: top-level blocks replaced by others. Pure functions of documents; the same blocks are
// recognised by identity first, so that finding an edit costs a glance per block and never a look into the text.
import { Fragment, type Node } from "prosemirror-model";

/** At block `at`, `remove` blocks go and `insert` comes. */
export interface Splice {
  at: number;
  remove: number;
  insert: Node[];
}

const same = (a: Node, b: Node) => a === b || a.eq(b);

function children(doc: Node, from = 0, to = doc.childCount): Node[] {
  const found: Node[] = [];
  for (let i = from; i < to; i += 1) found.push(doc.child(i));
  return found;
}

/** The smallest splice that leads from one document to another; `null` when they are equal. */
export function difference(from: Node, to: Node): Splice | null {
  if (from === to) return null;
  const most = Math.min(from.childCount, to.childCount);
  let at = 0;
  while (at < most && same(from.child(at), to.child(at))) at += 1;
  let end = 0;
  while (end < most - at && same(from.child(from.childCount - 1 - end), to.child(to.childCount - 1 - end))) {
    end += 1;
  }
  const remove = from.childCount - at - end;
  const insert = children(to, at, to.childCount - end);
  return remove === 0 && insert.length === 0 ? null : { at, remove, insert };
}

/** The document with a splice carried out. */
export function apply(doc: Node, { at, remove, insert }: Splice): Node {
  return doc.copy(Fragment.from([...children(doc, 0, at), ...insert, ...children(doc, at + remove)]));
}

/**
 * Two documents that came out of one, together again. Edits of different blocks both hold. Where both changed the same
 * blocks, both texts stand there, theirs first: nothing that anybody wrote is dropped.
 */
export function merge(base: Node, mine: Node, theirs: Node): { doc: Node; both: boolean } {
  const own = difference(base, mine);
  const other = difference(base, theirs);
  if (!own) return { doc: theirs, both: false };
  if (!other) return { doc: mine, both: false };
  const grown = other.insert.length - other.remove;
  if (other.at + other.remove <= own.at) {
    return { doc: apply(theirs, { ...own, at: own.at + grown }), both: false };
  }
  if (own.at + own.remove <= other.at) return { doc: apply(theirs, own), both: false };
  const after = Math.max(own.at + own.remove, other.at + other.remove) + grown;
  const kept = own.insert.filter((block) => !other.insert.some((there) => same(there, block)));
  return { doc: apply(theirs, { at: after, remove: 0, insert: kept }), both: kept.length > 0 };
}
