// The palette puts what was meant first.
import { describe, expect, it } from "vitest";
import { fitness, rank } from "./rank";

const labels = ["Desk", "Photos", "New story", "Import story files", "Theme: dark", "Add photos"];
const found = (typed: string) => rank(labels, typed, (label) => label);

describe("rank", () => {
  it("shows everything in order while nothing is typed", () => {
    expect(found("")).toEqual(labels);
  });
  it("puts what begins with the word first, then words inside", () => {
    expect(found("photos")).toEqual(["Photos", "Add photos"]);
    expect(found("story")).toEqual(["New story", "Import story files"]);
  });
  it("finds by first letters and by several beginnings in any order", () => {
    expect(found("ns")).toEqual(["New story"]);
    expect(found("dark th")).toEqual(["Theme: dark"]);
  });
  it("leaves out what does not fit", () => {
    expect(found("xyz")).toEqual([]);
  });
  it("does not care for case and accents", () => {
    expect(fitness("Valdeón", "VALDEON")).toBe(fitness("Valdeon", "valdeon"));
  });
});
