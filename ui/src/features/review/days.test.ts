// History by day.
import { expect, it } from "vitest";
import { days } from "./days";

const now = new Date(2026, 10, 24, 15, 0);
const row = (id: number, ...when: [number, number, number, number]) => ({
  id,
  at: new Date(...when).toISOString(),
});

it("puts what happened on one day together, and keeps the order", () => {
  const rows = [
    row(6, 2026, 10, 24, 14),
    row(5, 2026, 10, 24, 0),
    row(4, 2026, 10, 23, 23),
    row(3, 2026, 10, 20, 9),
    row(2, 2025, 10, 20, 9),
    row(1, 2025, 10, 20, 8),
  ];
  expect(days(rows, now).map((day) => [day.name, day.rows.map(({ id }) => id)])).toEqual([
    ["Today", [6, 5]],
    ["Yesterday", [4]],
    ["Friday 20 November", [3]],
    ["Thursday 20 November 2025", [2, 1]],
  ]);
});

it("has no day without a row", () => {
  expect(days([], now)).toEqual([]);
});
