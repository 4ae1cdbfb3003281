// Which actions fit the typed words, best first: whole word starts before insides, earlier before later,
// letters in order ("ns" for "New story") last. Accents and case do not matter.

const plain = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well it fits; 0 is not at all. */
export function fitness(label: string, typed: string): number {
  const text = plain(label);
  const wanted = plain(typed).trim();
  if (!wanted) return 1;
  if (text === wanted) return 100;
  if (text.startsWith(wanted)) return 80;
  const starts = text.split(/[\s:,-]+/);
  if (starts.some((word) => word.startsWith(wanted))) return 60;
  if (wanted.split(/\s+/).every((part) => starts.some((word) => word.startsWith(part)))) return 50;
  if (text.includes(wanted)) return 30;
  const first = starts.map((word) => word.charAt(0)).join("");
  if (first.startsWith(wanted)) return 20;
  return 0;
}

/** Those that fit, best first; equals keep their order. */
export function rank<T>(all: readonly T[], typed: string, label: (one: T) => string): T[] {
  return all
    .map((one, at) => ({ one, at, score: fitness(label(one), typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ one }) => one);
}
