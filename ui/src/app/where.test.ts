// Addresses behind `#` lead back to where they came from.
import { expect, it } from "vitest";
import { readHash, writeHash } from "./where";

it("reads what it writes, also with odd ids", () => {
  for (const where of [
    { place: "photos", id: "a/b c" },
    { place: "desk", id: "" },
    { place: "story", id: "01J" },
    { place: "photos", id: "01J", field: "credit" },
  ] as const) {
    expect(readHash(writeHash(where))).toEqual(where);
  }
});

it("goes to the desk when the address says nothing it knows", () => {
  for (const hash of ["", "#", "#/nowhere/1", "#/story", "#//"]) {
    expect(readHash(hash)).toEqual({ place: "desk", id: "" });
  }
});
