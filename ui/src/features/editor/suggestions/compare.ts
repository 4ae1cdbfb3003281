// Which units of two texts are the same: what both begin and end with, and between these the words they have in common.
import type { Node } from "prosemirror-model";
import { isPart } from "./change";
import { sameMarks, type Unit } from "./units";

/** The unit at the first place is that at the second; or these units went (from, to) and those came. */
export type Stretch = { kept: [number, number] } | { gap: [number, number, number, number] };

/** More comparisons than this are not made; the stretch counts as replaced. */
const MOST = 250_000;

export function compare(old: readonly Unit[], now: readonly Unit[]): Stretch[] {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && same(old[start], now[start])) start += 1;
  let end = 0;
  while (end < most - start && same(old[old.length - 1 - end], now[now.length - 1 - end])) end += 1;
  const [a, b] = [old.length - end, now.length - end];
  const out: Stretch[] = [];
  for (let i = 0; i < start; i += 1) out.push({ kept: [i, i] });
  if (a === b && old.slice(start, a).every((unit, i) => alike(unit, now[start + i]))) {
    for (let i = start; i < a; i += 1) out.push({ kept: [i, i] });
  } else {
    middle(old, now, start, a, b, out);
  }
  for (let i = 0; i < end; i += 1) out.push({ kept: [a + i, b + i] });
  return out;
}

/** The same unit: a block by its id where it has one, anything else by what it is. */
function same(a: Unit | undefined, b: Unit | undefined): boolean {
  if (a?.is === "start" && b?.is === "start")
    return a.wrapped === b.wrapped && (named(a.node, b.node) ?? a.node.type === b.node.type);
  if (a?.is === "piece" && b?.is === "piece") return a.sign === b.sign && sameMarks(a.marks, b.marks);
  if (a?.is === "solid" && b?.is === "solid")
    return a.node.type === b.node.type && (isPart(a.node) || (named(a.node, b.node) ?? a.node.eq(b.node)));
  return false;
}

/** Whether two blocks have the same id; `null` when one has none. */
function named(a: Node, b: Node): boolean | null {
  return a.attrs.id && b.attrs.id ? a.attrs.id === b.attrs.id : null;
}

/** The same but for the marks. */
function alike(a: Unit | undefined, b: Unit | undefined): boolean {
  return a?.is === "piece" && b?.is === "piece" ? a.sign === b.sign : same(a, b);
}

const LETTER = /[\p{Alphabetic}\p{N}]/u;
const isLetter = (unit: Unit | undefined) =>
  unit?.is === "piece" && unit.sign !== null && LETTER.test(unit.sign);

/** Words, and every other unit alone: where each begins and ends. */
function words(units: readonly Unit[], from: number, to: number): [number, number][] {
  const out: [number, number][] = [];
  let word = false;
  for (let at = from; at < to; at += 1) {
    const letter = isLetter(units[at]);
    const last = out.at(-1);
    if (letter && word && last) last[1] = at + 1;
    else out.push([at, at + 1]);
    word = letter;
  }
  return out;
}

function middle(
  old: readonly Unit[],
  now: readonly Unit[],
  from: number,
  a: number,
  b: number,
  out: Stretch[],
) {
  const x = words(old, from, a);
  const y = words(now, from, b);
  let [i, j] = [from, from];
  for (const run of runs(pairs(old, now, x, y)).filter((run) => meansSomething(old, run))) {
    for (const [at, to] of run) {
      if (i !== at || j !== to) out.push({ gap: [i, at, j, to] });
      out.push({ kept: [at, to] });
      [i, j] = [at + 1, to + 1];
    }
  }
  if (i !== a || j !== b) out.push({ gap: [i, a, j, b] });
}

/** The longest row of words that both have. */
function pairs(
  old: readonly Unit[],
  now: readonly Unit[],
  x: [number, number][],
  y: [number, number][],
): [number, number][] {
  const found: [number, number][] = [];
  if (x.length * y.length > MOST) return found;
  const width = y.length + 1;
  const best = new Uint32Array((x.length + 1) * width);
  const length = (i: number) => (x[i]?.[1] ?? 0) - (x[i]?.[0] ?? 0);
  const equal = (i: number, j: number) => {
    const [p, q] = [x[i]?.[0] ?? 0, y[j]?.[0] ?? 0];
    if (length(i) !== (y[j]?.[1] ?? 0) - q) return false;
    for (let k = 0; k < length(i); k += 1) if (!same(old[p + k], now[q + k])) return false;
    return true;
  };
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) {
      const both = equal(i, j) ? length(i) + at(i + 1, j + 1) : 0;
      best[i * width + j] = Math.max(both, at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < x.length && j < y.length) {
    if (equal(i, j) && at(i, j) === length(i) + at(i + 1, j + 1)) {
      for (let k = 0; k < length(i); k += 1) found.push([(x[i]?.[0] ?? 0) + k, (y[j]?.[0] ?? 0) + k]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return found;
}

/** Pairs that follow one another on both sides. */
function runs(pairs: [number, number][]): [number, number][][] {
  const out: [number, number][][] = [];
  for (const pair of pairs) {
    const last = out.at(-1)?.at(-1);
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) out.at(-1)?.push(pair);
    else out.push([pair]);
  }
  return out;
}

/** A blank or a comma between two replaced words is replaced with them. */
const meansSomething = (units: readonly Unit[], run: [number, number][]) =>
  run.some(([at]) => isLetter(units[at]) || units[at]?.is !== "piece");
