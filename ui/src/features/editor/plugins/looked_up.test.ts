// When a letter goes in without spelling: only the one that begins a word after another.
import { expect, it } from "vitest";
import { p, Writer } from "../testing";
import { lookedUp } from "./looked_up";

/** Whether there was spelling while this was put in behind these words, and after it. */
function putIn(words: string, data: string, inputType = "insertText") {
  const writer = new Writer(p("Two words "), p("Last"));
  writer.view.updateState(writer.state.reconfigure({ plugins: [lookedUp(), ...writer.state.plugins] }));
  const { dom } = writer.after(words).view;
  dom.spellcheck = true;
  dom.dispatchEvent(new InputEvent("beforeinput", { inputType, data }));
  const during = dom.spellcheck;
  dom.dispatchEvent(new InputEvent("input", { inputType, data }));
  return { during, after: dom.spellcheck };
}

it("looks no word up with the letter that begins the next", () => {
  expect(putIn("Two words ", "a")).toEqual({ during: false, after: true });
});

it.each([
  ["a word ends", "words", " ", "insertText"],
  ["a word goes on", "Two wor", "d", "insertText"],
  ["a text begins", "", "a", "insertText"],
  ["there are two spaces", "Two words ", " ", "insertText"],
  ["something is composed", "Two words ", "a", "insertCompositionText"],
])("looks it up when %s", (_, words, data, inputType) => {
  expect(putIn(words, data, inputType)).toEqual({ during: true, after: true });
});
