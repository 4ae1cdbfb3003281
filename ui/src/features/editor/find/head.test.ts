// Finding and replacing in the fields above the text.
import { expect, it } from "vitest";
import { foundInHead, replacedInHead } from "./head";
import { Fault, type Finder, finderOf, type Query } from "./query";

async function finder(words: string, query: Partial<Query> = {}): Promise<Finder> {
  const made = await finderOf({ words, exact: false, whole: false, pattern: false, ...query });
  if (!made || made instanceof Fault) throw new Error("no finder");
  return made;
}

const HEAD = [
  { id: "headline", text: "Mayor meets mayor" },
  { id: "standfirst", text: "Nobody else came" },
  { id: "headline_web", text: "The mayor’s day" },
];

it("counts the places of every field", async () => {
  expect(foundInHead(HEAD, await finder("mayor"))).toEqual([
    { id: "headline", count: 2 },
    { id: "headline_web", count: 1 },
  ]);
  expect(foundInHead(HEAD, null)).toEqual([]);
});

it("replaces every place, and leaves fields alone in which there is none", async () => {
  const { before, after, count } = replacedInHead(HEAD, await finder("mayor"), "chair", false);
  expect(count).toBe(3);
  expect(before).toEqual({ headline: "Mayor meets mayor", headline_web: "The mayor’s day" });
  expect(after).toEqual({ headline: "chair meets chair", headline_web: "The chair’s day" });
});

it("fills in the groups of a pattern", async () => {
  const pattern = await finder("(\\w+) meets (\\w+)", { pattern: true });
  expect(replacedInHead(HEAD, pattern, "$2 met $1", true).after).toEqual({ headline: "mayor met Mayor" });
});
