// One tint for each person, wherever they are named: beside a comment, under their proposals, in who wrote what. The people
// of a desk take turns by when they came, so that the first few never look alike, and nobody's changes when another comes.
// What is to be told by it is told without it as well.

const TINTS = 4;
const turns = new Map<string, number>();

/** Who there is; ids tell who came first. */
export function knowPeople(people: readonly { id: string; name: string }[]) {
  turns.clear();
  const byAge = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  byAge.forEach(({ id, name }, turn) => void turns.set(id, turn).set(name, turn));
}

/** A class with the person's `--tint`, by id or name. Who is not of the desk has one as well, always the same. */
export function tintOf(who: string): string {
  let sum = 7;
  for (const sign of who) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return `tint-${(turns.get(who) ?? sum) % TINTS}`;
}
