// The order of the desk's list, and what its filters leave.
import { describe, expect, it } from "vitest";
import type { Status, StoryRow } from "../../backend/generated/commands";
import { arrange, counts, type Wish } from "./arrange";

const STATUSES: Status[] = ["pitch", "draft", "in_review", "approved", "published", "spiked"];

function row(slug: string, status: Status, due: string | null, updated = "2026-11-24T10:00:00Z"): StoryRow {
  const fields = { headline: "", due };
  const story = {
    id: slug,
    slug,
    status,
    fields,
    measure: { words: slug.length, tk: 0 },
    updated_at: updated,
  };
  return { story, authors: [], lead: null, blocking: 0, flags: [], steps: [] } as unknown as StoryRow;
}

const rows = [
  row("out", "published", "2026-11-24T08:00:00Z"),
  row("later", "draft", "2026-11-25T09:00:00Z"),
  row("whenever", "draft", null),
  row("soon", "in_review", "2026-11-24T16:00:00Z"),
  row("gone", "spiked", "2026-11-24T12:00:00Z"),
];
const wish: Wish = { status: "", before: null, sort: "due", backwards: false };
const slugs = (changes: Partial<Wish>) =>
  arrange(rows, { ...wish, ...changes }, STATUSES).map(({ story }) => story.slug);

describe("arrange", () => {
  it("puts what is due first, without a time after it, what is out last, and hides what is spiked", () => {
    expect(slugs({})).toEqual(["soon", "later", "whenever", "out"]);
  });
  it("shows the spiked when they are asked for", () => {
    expect(slugs({ status: "spiked" })).toEqual(["gone"]);
  });
  it("keeps only what is due before a moment", () => {
    expect(slugs({ before: new Date("2026-11-24T17:00:00Z") })).toEqual(["soon", "out"]);
  });
  it("sorts by status in the order of a story's life, and backwards", () => {
    expect(slugs({ sort: "status" }).at(-1)).toBe("out");
    expect(slugs({ sort: "status", backwards: true })[0]).toBe("out");
  });
  it("does not change what it was given", () => {
    const before = rows.map(({ story }) => story.slug);
    slugs({ sort: "story" });
    expect(rows.map(({ story }) => story.slug)).toEqual(before);
  });
});

it("counts by status", () => {
  expect(counts(rows).get("draft")).toBe(2);
  expect(counts(rows).get("pitch")).toBeUndefined();
});
