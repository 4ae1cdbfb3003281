// What of a merged page each side shows.
import { expect, it } from "vitest";
import type { Part } from "../../backend/generated/commands";
import { beginning, rows, shown } from "./page";

const part = (fate: Part["fate"], text: string, change?: number): Part => ({
  fate,
  kind: "paragraph",
  ...(change ? { change } : {}),
  ...(text ? { runs: [{ fate: "kept", text }] } : {}),
});
/** Rita moved “A” to the end, took “C” out and wrote “D” in its place. */
const PAGE = [
  part("left", "", 1),
  part("kept", "B"),
  part("deleted", "C", 2),
  part("inserted", "D", 3),
  part("moved", "A", 1),
];
const said = (parts: { part: Part }[]) => parts.map(({ part }) => beginning(part));

it("shows each text in its own order, and both in one page", () => {
  expect(said(shown(PAGE, "old"))).toEqual(["A", "B", "C"]);
  expect(said(shown(PAGE, "new"))).toEqual(["B", "D", "A"]);
  expect(said(shown(PAGE, "both"))).toEqual(["A", "B", "C", "D", "A"]);
});

it("knows both places of what was moved, and which is further down", () => {
  const moves = shown(PAGE, "both").filter(({ moved }) => moved !== null);
  expect(moves.map(({ moved, down }) => [moved, down])).toEqual([
    ["from", true],
    ["to", false],
  ]);
});

it("sets what went beside what came in its place", () => {
  expect(rows(PAGE).map((row) => [said(row.old), said(row.new)])).toEqual([
    [["A"], []],
    [["B"], ["B"]],
    [["C"], ["D"]],
    [[], ["A"]],
  ]);
});

it("has a divided paragraph as one on the side on which it was one", () => {
  const divided = [part("kept", "A "), part("split", "B", 1), part("kept", "C")];
  expect(said(shown(divided, "old"))).toEqual(["A B", "C"]);
  expect(said(shown(divided, "new"))).toEqual(["A", "B", "C"]);
  expect(rows(divided).map((row) => [said(row.old), said(row.new)])).toEqual([
    [["A B"], ["A"]],
    [[], ["B"]],
    [["C"], ["C"]],
  ]);
  const joined = [part("kept", "A "), part("joined", "B", 1)];
  expect(said(shown(joined, "new"))).toEqual(["A B"]);
  expect(rows(joined).map((row) => [said(row.old), said(row.new)])).toEqual([
    [["A"], ["A B"]],
    [["B"], []],
  ]);
});
