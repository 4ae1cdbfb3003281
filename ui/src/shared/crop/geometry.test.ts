// Crops under the hand: they stay in the picture, keep their ratio, and what is not pulled stays.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ALL, drawn, fitting, type Grip, keyed, moved, type Part, pixels, pulled, shapeIn } from "./geometry";

const GRIPS: Grip[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w", "move"];
const SHAPE = shapeIn(16 / 9, 3000, 2000);

test("a corner is pulled and the opposite one stays", () => {
  const part = { x: 2_000, y: 2_000, w: 4_000, h: 4_000 };
  expect(pulled(part, "nw", 500, 1_000, null)).toEqual({ x: 2_500, y: 3_000, w: 3_500, h: 3_000 });
  expect(pulled(part, "e", 9_000, 9_000, null)).toEqual({ x: 2_000, y: 2_000, w: 8_000, h: 4_000 });
  expect(moved(part, -9_000, 100)).toEqual({ x: 0, y: 2_100, w: 4_000, h: 4_000 });
});

test("arrows move it, with Shift they pull, with Alt by little", () => {
  const part = { x: 2_000, y: 2_000, w: 4_000, h: 4_000 };
  const key = (key: string, shiftKey = false, altKey = false) => keyed(part, { key, shiftKey, altKey }, null);
  expect(key("ArrowRight")?.x).toBe(2_100);
  expect(key("ArrowUp", false, true)?.y).toBe(1_990);
  expect(key("ArrowDown", true)?.h).toBe(4_100);
  expect(key("Tab")).toBe(null);
  const corner = { x: 6_000, y: 6_000, w: 4_000, h: 4_000 };
  expect(keyed(corner, { key: "ArrowRight", shiftKey: true, altKey: false }, 1)).toEqual({
    x: 5_900,
    y: 5_900,
    w: 4_100,
    h: 4_100,
  });
});

const within = fc
  .tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 4_000 }))
  .map(([x, y]): Part => ({ x, y, w: 10_000 - 2 * x, h: 10_000 - 2 * y }));

const inside = (part: Part, bounds: Part) =>
  part.x >= bounds.x &&
  part.y >= bounds.y &&
  part.x + part.w <= bounds.x + bounds.w &&
  part.y + part.h <= bounds.y + bounds.h;

test("whatever is pulled stays within its bounds and keeps its shape", () => {
  const far = fc.integer({ min: -12_000, max: 12_000 });
  fc.assert(
    fc.property(within, fc.constantFrom(...GRIPS), far, far, fc.boolean(), (bounds, grip, dx, dy, shaped) => {
      const shape = shaped ? SHAPE : null;
      const start = drawn(bounds, { x: bounds.x + 1_500, y: bounds.y + 1_500 }, shape, bounds);
      const part = pulled(start, grip, dx, dy, shape, bounds);
      expect(inside(part, bounds)).toBe(true);
      if (shape !== null) expect(Math.abs(part.w - part.h * shape)).toBeLessThanOrEqual(2 + shape);
    }),
  );
});

test("a shape is fitted into the middle of a part", () => {
  expect(fitting({ x: 1_000, y: 1_000, w: 8_000, h: 4_000 }, 1)).toEqual({
    x: 3_000,
    y: 1_000,
    w: 4_000,
    h: 4_000,
  });
});

test("a part is so many pixels", () => {
  expect(pixels(ALL, 3_000, 2_000)).toEqual([3_000, 2_000]);
  expect(pixels({ x: 0, y: 0, w: 3_333, h: 5_000 }, 3_000, 2_000)).toEqual([999, 1_000]);
});
