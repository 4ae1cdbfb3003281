// Found and replaced above the text too: in headline, its variants, standfirst and kicker, which are fields of the story
// and no part of the document.
import type { Finder } from "./query";
import { filled } from "./replace";

/** A field of the head with what stands in it. */
export interface HeadText {
  id: string;
  text: string;
}

/** The head of a story, to be read and to be written. */
export interface HeadTexts {
  read: () => HeadText[];
  /** Keeps new values, by field; rejects with a Failure when it cannot. */
  write: (values: Record<string, string>) => Promise<void>;
  /** Puts the cursor into a field. */
  go: (field: string) => void;
}

/** The fields in which something is found, and how often. */
export function foundInHead(
  texts: readonly HeadText[],
  finder: Finder | null,
): { id: string; count: number }[] {
  if (!finder) return [];
  return texts.map(({ id, text }) => ({ id, count: finder(text).length })).filter(({ count }) => count > 0);
}

/** The fields that become others when every place in them is replaced, before and after. */
export function replacedInHead(
  texts: readonly HeadText[],
  finder: Finder,
  typed: string,
  pattern: boolean,
): { before: Record<string, string>; after: Record<string, string>; count: number } {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  let count = 0;
  for (const { id, text } of texts) {
    const hits = finder(text);
    if (hits.length === 0) continue;
    let now = "";
    let at = 0;
    for (const { from, to, groups } of hits) {
      now += text.slice(at, from) + filled(typed, groups, pattern);
      at = to;
    }
    count += hits.length;
    before[id] = text;
    after[id] = now + text.slice(at);
  }
  return { before, after, count };
}
