// Spaces that are not what they look like are marked, follow the words, and change nothing of the text.
import { expect, it } from "vitest";
import { p, quote, Writer } from "../testing";

it("are marked where they stand, by what they are called", () => {
  const writer = new Writer(
    p("10\u00a0km, co\u00adop"),
    quote("a\u202fb", "Ana\u200bB"),
    p("plain words, می\u200cرود"),
  );
  const marked = () =>
    [...writer.view.dom.querySelectorAll(".blank")].map((one) => [
      one.textContent,
      one.classList.contains("widthless"),
    ]);
  expect(marked()).toEqual([
    ["\u00a0", false],
    ["\u00ad", true],
    ["\u202f", false],
    ["\u200b", true],
  ]);
  for (const one of writer.view.dom.querySelectorAll(".blank"))
    expect(one.getAttribute("title")).not.toBe("");
  writer.after("plain").type("\u00a0");
  expect(marked()).toHaveLength(5);
});
