// The headings of a text, and the one whose part the cursor is in.
import { expect, it } from "vitest";
import { outline, partOf } from "./outline";
import { toMiddle } from "./plugins/attention";
import { node } from "./schema";
import { doc, h, p, text } from "./testing";

it("lists the headings that say something, and knows where the cursor is", () => {
  const box = node("fact_box").create(null, [node("box_title").create(null, text("Box")), p("in it")]);
  const entries = outline(doc(p("a"), h(2, "One"), p("b"), h(3, " Two "), h(2, ""), box, p("c")));
  expect(entries.map(({ level, words }) => `${level} ${words}`)).toEqual(["2 One", "3 Two"]);
  expect([1, 4, 9, 15, 40].map((pos) => partOf(entries, pos))).toEqual([-1, 0, 0, 1, 1]);
});

it("a line comes to half height by what it stands below or above it", () => {
  expect(toMiddle({ top: 500, bottom: 520 }, { top: 100, height: 600 })).toBe(110);
  expect(toMiddle({ top: 390, bottom: 410 }, { top: 100, height: 600 })).toBe(0);
});
