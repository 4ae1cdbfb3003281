// Which stories the desk shows and in which order. What was searched and whose they are, Rust has decided already.
import type { Status, StoryRow } from "../../backend/generated/commands";

export const SORTS = ["due", "status", "story", "length", "updated"] as const;
export type Sort = (typeof SORTS)[number];

export interface Wish {
  /** Empty: all but spiked. */
  status: Status | "";
  /** Only what is due before this moment; `null` for any. */
  before: Date | null;
  sort: Sort;
  backwards: boolean;
}

/** How many stories there are of each status. */
export function counts(rows: readonly StoryRow[]): Map<Status, number> {
  const out = new Map<Status, number>();
  for (const { story } of rows) out.set(story.status, (out.get(story.status) ?? 0) + 1);
  return out;
}

/** The rows that are wanted, in order. */
export function arrange(rows: readonly StoryRow[], wish: Wish, statuses: readonly Status[]): StoryRow[] {
  const wanted = rows.filter(({ story }) => {
    if (wish.status ? story.status !== wish.status : story.status === "spiked") return false;
    return !wish.before || (story.fields.due !== null && new Date(story.fields.due) <= wish.before);
  });
  const compare = comparer(wish.sort, statuses);
  const turn = wish.backwards ? -1 : 1;
  return wanted.sort((a, b) => turn * compare(a, b) || latest(a, b));
}

type Compare = (a: StoryRow, b: StoryRow) => number;

const latest: Compare = (a, b) => b.story.updated_at.localeCompare(a.story.updated_at);
const time = (at: string | null) => (at ? new Date(at).getTime() : Number.POSITIVE_INFINITY);
const order = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
const name = ({ story }: StoryRow) => story.fields.headline || story.slug;

function comparer(sort: Sort, statuses: readonly Status[]): Compare {
  switch (sort) {
    case "due":
      // Without a time comes last; what has left needs no attention any more.
      return (a, b) => order(left(a), left(b)) || order(time(a.story.fields.due), time(b.story.fields.due));
    case "status":
      return (a, b) => order(statuses.indexOf(a.story.status), statuses.indexOf(b.story.status));
    case "story":
      return (a, b) => name(a).localeCompare(name(b));
    case "length":
      return (a, b) => order(a.story.measure.words, b.story.measure.words);
    case "updated":
      return latest;
  }
}

const left = ({ story }: StoryRow) => (story.status === "published" ? 1 : 0);
