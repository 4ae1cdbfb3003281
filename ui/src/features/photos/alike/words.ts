// Every sentence about photos that look alike.
import { count, number } from "../../../shared/text";

export const words = {
  chip: "Look alike",
  chipTitle: (photos: number, pairs: number) =>
    `${count(photos, "photo", "photos")} in ${count(pairs, "pair", "pairs")}`,
  title: "Photos that look alike",
  at: (n: number, all: number) => `${number(n)} of ${number(all)}`,
  before: "The pair before",
  next: "The next pair",
  compare: (name: string) => `Compare with ${name}`,
  stays: "Stays",
  stay: "Keep this one",
  leaves: "Leaves the library",
  shown: (n: number) => (n === 0 ? "In no story" : `In ${count(n, "story", "stories")}`),
  choose: "They say different things. What is right?",
  brought: (labels: string[]) => `Taken over as well: ${labels.join(", ")}.`,
  follow: (slugs: string[]) =>
    `${slugs.join(", ")} ${slugs.length === 1 ? "shows" : "show"} the one that stays from then on; an approval ends.`,
  undecided: (n: number) => `${count(n, "choice", "choices")} to make`,
  apart: "They are two photos",
  merge: "Merge",
  merged: (other: string, kept: string, stories: number) =>
    `${other} is one with ${kept} now.${stories > 0 ? ` ${count(stories, "story follows", "stories follow")}.` : ""}`,
  undo: "Undo",
  partIt: "Undo the merge",
  part: (name: string) => `Undo the merge with ${name}`,
  parted: (name: string, stories: number, left: string[]) =>
    [
      `${name} is in the library again.`,
      stories > 0 ? `${count(stories, "story shows", "stories show")} it again.` : "",
      left.length > 0
        ? `${left.join(", ")} ${left.length === 1 ? "was" : "were"} edited there since and ${left.length === 1 ? "shows what it shows" : "show what they show"}.`
        : "",
    ]
      .filter(Boolean)
      .join(" "),
};
