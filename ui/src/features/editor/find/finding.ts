// What is found in the text while the bar for it is open: places are marked, and follow what is written. Only the blocks
// that change are searched again.
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { eachText, inChanged, throughout } from "../plugins/in_changed";
import { mark } from "../schema";
import type { Finder, Hit } from "./query";

/** A stretch of the document. */
export interface Stretch {
  from: number;
  to: number;
}

interface Finding {
  finder: Finder;
  /** Only in here; `null` for the whole text. */
  scope: Stretch | null;
  places: DecorationSet;
}

/** More places than this are counted and stepped through, but only the present one is marked: nobody reads them all. */
const MARKED = 2000;

const key = new PluginKey<Finding | null>("finding");

/** The places of a block, in order. A footnote's sign is no word of the text. */
export function hitsIn(block: Node, pos: number, finder: Finder, scope: Stretch | null): Hit[] {
  const hits: Hit[] = [];
  eachText(block, pos, (text, start, node) => {
    for (const { from, to, groups } of finder(text)) {
      const hit = { from: start + from, to: start + to, groups };
      if (scope && (hit.from < scope.from || hit.to > scope.to)) continue;
      if (!node.rangeHasMark(from, to, mark("note"))) hits.push(hit);
    }
  });
  return hits;
}

const marksOf = (finder: Finder, scope: Stretch | null) => (block: Node, pos: number) =>
  hitsIn(block, pos, finder, scope).map(({ from, to }) => Decoration.inline(from, to, { class: "found" }));

/** Looks for something from now on; without a finder no more. */
export function lookFor(state: EditorState, finder: Finder | null, scope: Stretch | null): Transaction {
  const places = finder && throughout(state.doc, marksOf(finder, scope));
  return state.tr.setMeta(key, { finding: finder && places ? { finder, scope, places } : null });
}

function apply(tr: Transaction, before: Finding | null): Finding | null {
  const asked: { finding: Finding | null } | undefined = tr.getMeta(key);
  if (asked) return asked.finding;
  if (!before || !tr.docChanged) return before;
  const scope = before.scope && {
    from: tr.mapping.map(before.scope.from, -1),
    to: tr.mapping.map(before.scope.to, 1),
  };
  return { ...before, scope, places: inChanged(tr, before.places, marksOf(before.finder, scope)) };
}

export const finding = () =>
  new Plugin<Finding | null>({
    key,
    state: { init: () => null, apply },
    props: {
      decorations: (state) => {
        const found = key.getState(state);
        if (!found) return null;
        const { from, to } = state.selection;
        const present = isFound(state) ? [Decoration.inline(from, to, { class: "found present" })] : [];
        const marked = count(state) > MARKED ? DecorationSet.empty : found.places;
        return marked.add(state.doc, present);
      },
    },
  });

/** What is being looked for, and where. */
export function sought(state: EditorState): { finder: Finder; scope: Stretch | null } | null {
  return key.getState(state) ?? null;
}

const counted = new WeakMap<DecorationSet, number>();
/** How many places there are. */
export function count(state: EditorState): number {
  const places = key.getState(state)?.places;
  if (!places) return 0;
  const known = counted.get(places) ?? places.find().length;
  counted.set(places, known);
  return known;
}

/** Is exactly one of the places selected? */
export function isFound(state: EditorState): boolean {
  const { from, to, empty } = state.selection;
  const here = empty ? [] : (key.getState(state)?.places.find(from, to) ?? []);
  return here.some((place) => place.from === from && place.to === to);
}

/** The number of the selected place among all, from 1; 0 when none is selected. */
export function ordinal(state: EditorState): number {
  if (!isFound(state)) return 0;
  const { from } = state.selection;
  return (key.getState(state)?.places.find(0, from) ?? []).filter((place) => place.from <= from).length;
}

/** The next place behind a position, or the one before it, around the ends of the text. */
export function next(state: EditorState, from: number, way: 1 | -1): Stretch | null {
  const places = key.getState(state)?.places;
  if (!places) return null;
  const size = state.doc.content.size;
  const onward =
    way > 0
      ? places.find(from, size).filter((place) => place.from >= from)
      : places.find(0, from).filter((place) => place.to <= from);
  const all = onward.length > 0 ? onward : places.find();
  const best = all.reduce<Decoration | null>(
    (best, place) => (!best || (place.from - best.from) * way < 0 ? place : best),
    null,
  );
  return best && { from: best.from, to: best.to };
}

/** Selects a place. */
export function select(state: EditorState, place: Stretch): Transaction {
  return state.tr.setSelection(TextSelection.create(state.doc, place.from, place.to)).scrollIntoView();
}
