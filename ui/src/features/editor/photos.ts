// Photos into the text: a figure each, with the photo's own description as its caption. One that is waited for (a
// place without a photo, as an import leaves it) is filled first. While the cursor is in a gallery they go into it.
import type { Node } from "prosemirror-model";
import { type EditorState, NodeSelection, type Transaction } from "prosemirror-state";
import type { Photo } from "../../backend/generated/commands";
import { blockRange } from "./commands";
import { node } from "./schema";

/** The gap between two blocks that is nearest to a position. */
export function placeAt(state: EditorState, pos: number): number {
  const $pos = state.doc.resolve(pos);
  if ($pos.depth === 0) return pos;
  const before = $pos.before(1);
  const after = $pos.after(1);
  return pos - before < after - pos ? before : after;
}

function figureOf(photo: Photo): Node {
  const said = photo.metadata.description;
  const caption = typeof said === "string" ? said.trim() : "";
  return node("figure").create({ photo: photo.id }, [
    node("caption").create(null, caption ? node("figure").schema.text(caption) : null),
    node("credit").create(),
  ]);
}

/** Puts photos at a gap between blocks, else after the cursor's block; the last one is selected. */
export function placePhotosIn(state: EditorState, photos: readonly Photo[], at?: number): Transaction {
  if (at === undefined) {
    const inside = placeInGallery(state, photos);
    if (inside) return inside;
  }
  const tr = state.tr;
  const { from, to, first } = blockRange(state.selection);
  const present = state.doc.child(Math.min(first, state.doc.childCount - 1));
  let rest = photos;
  let pos = at ?? to;
  if (at === undefined && present.type === node("figure") && !present.attrs.photo && photos[0]) {
    tr.setNodeAttribute(from, "photo", photos[0].id);
    rest = photos.slice(1);
    if (rest.length === 0) return tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView();
  } else if (at === undefined && present.type === node("paragraph") && present.content.size === 0) {
    tr.delete(from, to);
    pos = from;
  }
  let last = pos;
  for (const photo of rest) {
    const figure = figureOf(photo);
    tr.insert(pos, figure);
    last = pos;
    pos += figure.nodeSize;
  }
  if (pos >= tr.doc.content.size) tr.insert(pos, node("paragraph").create());
  return tr.setSelection(NodeSelection.create(tr.doc, last)).scrollIntoView();
}

/** Into the gallery of the cursor, behind its photo or, when all of it is selected, at the end; `null` elsewhere. */
function placeInGallery(state: EditorState, photos: readonly Photo[]): Transaction | null {
  const { $from, from } = state.selection;
  const gallery = $from.depth > 0 ? $from.node(1) : $from.nodeAfter;
  if (gallery?.type !== node("gallery")) return null;
  const start = $from.depth > 0 ? $from.start(1) : from + 1;
  const current = $from.depth > 0 ? Math.min($from.index(1), gallery.childCount - 1) : gallery.childCount - 1;
  const tr = state.tr;
  let rest = photos;
  let last = start;
  // Places that wait for a photo are filled first.
  gallery.forEach((figure, offset) => {
    const [photo] = rest;
    if (figure.attrs.photo || !photo) return;
    last = start + offset;
    tr.setNodeAttribute(last, "photo", photo.id);
    const caption = figureOf(photo).child(0);
    if (figure.child(0).content.size === 0) tr.insert(tr.mapping.map(last + 2), caption.content);
    rest = rest.slice(1);
  });
  let pos = start;
  for (let i = 0; i <= current; i += 1) pos += gallery.child(i).nodeSize;
  pos = tr.mapping.map(pos);
  for (const photo of rest) {
    const figure = figureOf(photo);
    tr.insert(pos, figure);
    last = pos;
    pos += figure.nodeSize;
  }
  return tr.setSelection(NodeSelection.create(tr.doc, last)).scrollIntoView();
}
