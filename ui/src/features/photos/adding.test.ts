// What is said of files that were added.
import { expect, it } from "vitest";
import type { AddedPhotos, Tile } from "../../backend/generated/commands";
import { told } from "./adding.svelte";

const nothing: AddedPhotos = {
  added: [],
  already: [],
  reread: [],
  alike: [],
  failed: [],
  passed: {},
  cancelled: false,
  left: 0,
};
const tile = (id: string) => ({ id }) as Tile;

it("says what came in, what was there, and what a card holds besides", () => {
  const result = {
    ...nothing,
    added: [tile("a"), tile("b")],
    already: [tile("c")],
    passed: { mov: 2, "": 1 },
  };
  expect(told(result)).toBe(
    "2 photos added. 1 was in the library already. 3 files that are no photos were passed over (2 MOV, 1 without an ending).",
  );
});

it("says how to go on when it was stopped, and that a folder has no photos", () => {
  expect(told({ ...nothing, added: [tile("a")], cancelled: true, left: 3 })).toBe(
    "1 photo added. Adding was stopped; what had been added stays. 3 files were not looked at.",
  );
  expect(told(nothing)).toBe("There are no photos here.");
});
