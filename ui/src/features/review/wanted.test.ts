// What is looked for in the history: everything when nothing is chosen, and whole days.
import { expect, it } from "vitest";
import { asked } from "./wanted";

const now = new Date(2026, 10, 24, 12, 30);

it("asks for everything when nothing is chosen", () => {
  expect(asked({ by: "", kind: null, days: 0 }, now)).toEqual({});
});

it("begins at midnight, today being one day", () => {
  const from = (days: number) => asked({ by: "Ed", kind: "steps", days }, now).from;
  expect(from(1)).toBe(new Date(2026, 10, 24).toISOString());
  expect(from(7)).toBe(new Date(2026, 10, 18).toISOString());
  expect(asked({ by: "Ed", kind: "steps", days: 0 }, now)).toEqual({ by: "Ed", kind: "steps" });
});
