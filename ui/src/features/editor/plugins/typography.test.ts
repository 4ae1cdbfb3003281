// What people type, and what is to be read then, language by language.
import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { mark, node, schema } from "../schema";
import { doc, p, Writer } from "../testing";
import { stateOf } from "../text";
import { signsOf, typography } from "./typography";

/** A writer whose text is in a language. */
function writerIn(lang: string, ...blocks: Parameters<typeof doc>): Writer {
  const writer = new Writer(...blocks);
  const state = stateOf(doc(...blocks), [typography(() => lang)]);
  writer.view.updateState(state);
  return writer;
}
const typed = (lang: string, words: string) =>
  writerIn(lang, p()).after("").type(words).state.doc.textContent;

describe("signs while one types", () => {
  it.each([
    ["en-GB", `"It's late," she said. 'No "ifs"!' -- so...`, "“It’s late,” she said. ‘No “ifs”!’ – so…"],
    ["en-US", `"Don't say 'never'"--the dogs' owner ("Bo")`, "“Don’t say ‘never’”—the dogs’ owner (“Bo”)"],
    ["en", `"'Go,' he said"`, "“‘Go,’ he said”"],
    [
      "de",
      `"Wie geht's?" -- "Sie sagte 'nein' und 'geht's?'"`,
      "„Wie geht’s?“ – „Sie sagte ‚nein‘ und ‚geht’s?‘“",
    ],
    ["de-CH", `"Er sagte 'ja'"`, "«Er sagte ‹ja›»"],
    ["fr", `"Oui", dit-il : "l'été ?"`, "«\u202fOui\u202f», dit-il\u00a0: «\u202fl’été\u202f?\u202f»"],
    ["fr", `" Oui "`, "«\u202fOui\u202f»"],
    ["fr", `"il a dit 'non'"`, "«\u202fil a dit “non”\u202f»"],
    ["pl", `"Tak" -- 'nie'`, "„Tak” – «nie»"],
    ["es", `"Hola", dijo -- "y 'adiós'"`, "«Hola», dijo — «y “adiós”»"],
    ["sv", `"Ja", sa hon. 'Nej'`, "”Ja”, sa hon. ’Nej’"],
    ["ar", `قال "نعم"`, "قال «نعم»"],
    ["zh-Hans", `"a" -- 'b'...`, `"a" -- 'b'...`],
    ["", `"a"`, `"a"`],
  ])("%s: %s", (lang, words, read) => {
    expect(typed(lang, words)).toBe(read);
  });

  it("begin a quotation behind a line break", () => {
    const lines = node("paragraph").create(null, [schema.text("One"), node("hard_break").create()]);
    const writer = writerIn("en-GB", lines).after("One");
    writer.view.dispatch(
      writer.state.tr.setSelection(TextSelection.create(writer.state.doc, writer.state.doc.content.size - 1)),
    );
    expect(writer.type(`"Hi," she said. 'No'`).state.doc.textContent).toBe("One“Hi,” she said. ‘No’");
  });

  it("are given back by Backspace", () => {
    const writer = writerIn("fr", p()).after("").type('"').press("Backspace");
    expect(writer.state.doc.textContent).toBe('"');
    expect(writer.type("Oui --").press("Backspace").state.doc.textContent).toBe('"Oui --');
  });

  it("are left alone in code", () => {
    const code = schema.text("a", [mark("code").create()]);
    expect(
      writerIn("en", node("paragraph").create(null, [code]))
        .after("a")
        .type(`"--`).text,
    ).toBe(`paragraph[<code>a"--</>]`);
    const block = node("code_block").create(null, schema.text("a"));
    expect(writerIn("en", block).after("a").type(`"--`).state.doc.textContent).toBe(`a"--`);
  });

  it("leave Markdown's divider and its bold words as they were", () => {
    expect(writerIn("en", p()).after("").type("---").text).toBe("divider paragraph[]");
    expect(writerIn("en-US", p()).after("").type("---").text).toBe("divider paragraph[]");
    expect(writerIn("en", p()).after("").type(`"**so**"`).text).toBe("paragraph[“<strong>so</>”]");
  });

  it("come from the language when the region has none of its own", () => {
    expect(signsOf("de-AT")?.lang).toBe("de");
    expect(signsOf("DE_ch")?.lang).toBe("de-ch");
    expect(signsOf("d")).toBeUndefined();
  });
});
