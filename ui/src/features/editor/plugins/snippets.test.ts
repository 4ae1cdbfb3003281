// A code of the desk becomes its words; every other backslash stays.
import { expect, it } from "vitest";
import { doc, p, Writer } from "../testing";
import { stateOf } from "../text";
import { snippets } from "./snippets";

const LIST = [
  { code: "pm", words: "Ana Silva, the prime minister" },
  { code: "élysée-2", words: "the palace" },
];
function typed(words: string): Writer {
  const writer = new Writer(p());
  writer.view.updateState(stateOf(doc(p()), [snippets(() => LIST)]));
  return writer.after("").type(words);
}

it("becomes its words at the second backslash, and comes back at Backspace", () => {
  expect(typed("So \\pm\\ said").text).toBe("paragraph[So Ana Silva, the prime minister said]");
  expect(typed("\\élysée-2\\").text).toBe("paragraph[the palace]");
  expect(typed("\\pm\\").press("Backspace").text).toBe("paragraph[\\pm\\]");
});

it("is left alone when the desk does not know it", () => {
  for (const words of ["\\PM\\", "\\p m\\", "\\\\", "c:\\pmx\\"])
    expect(typed(words).text).toBe(`paragraph[${words}]`);
});
