// The light table draws what is in sight and no more, however large the library, and keys never lead off it.
import { expect, it } from "vitest";
import { gridIn, inSight, led } from "./grid";

it("fills the width with whole columns", () => {
  for (const space of [100, 196, 405, 406, 820, 1900]) {
    const { columns, width } = gridIn(space);
    expect(columns * width + (columns - 1) * 14).toBeLessThanOrEqual(Math.max(space, width));
    expect(columns).toBeGreaterThan(0);
  }
  expect(gridIn(406).columns).toBe(2);
});

it("draws a screenful of twenty thousand, wherever one looks", () => {
  const grid = gridIn(1200);
  for (const top of [0, 5_000, 900_000, 10_000_000]) {
    const [from, to] = inSight(grid, top, 800, 20_000);
    expect(to - from).toBeLessThan(60);
    expect(from).toBeLessThanOrEqual(to);
    expect(to).toBeLessThanOrEqual(20_000);
  }
});

it("keys stay on the table", () => {
  const grid = gridIn(820);
  expect(led("ArrowLeft", 0, grid, 600, 10)).toBe(0);
  expect(led("ArrowDown", 9, grid, 600, 10)).toBe(9);
  expect(led("ArrowDown", 0, grid, 600, 10)).toBe(grid.columns);
  expect(led("PageDown", 0, grid, 600, 10)).toBe(Math.min(9, 2 * grid.columns));
  expect(led("End", 0, grid, 600, 0)).toBeNull();
  expect(led("a", 0, grid, 600, 10)).toBeNull();
});
