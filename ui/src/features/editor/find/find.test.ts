// Finding and replacing: every place and no other, none missed while the text changes, and one step back.
import fc from "fast-check";
import { history, undo } from "prosemirror-history";
import { EditorState, type Plugin } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { mark, schema } from "../schema";
import { doc, h, p, quote, shown } from "../testing";
import { count, finding, isFound, lookFor, next, ordinal, select } from "./finding";
import { Fault, type Finder, finderOf, type Query } from "./query";
import { filled, replaceAll, replaceSelected } from "./replace";

const query = (words: string, more: Partial<Query> = {}): Query => ({
  words,
  exact: false,
  whole: false,
  pattern: false,
  ...more,
});

async function finder(words: string, more: Partial<Query> = {}): Promise<Finder> {
  const made = await finderOf(query(words, more));
  if (!made || made instanceof Fault) throw new Error(`no finder for ${words}`);
  return made;
}
const places = async (text: string, words: string, more: Partial<Query> = {}) =>
  (await finder(words, more))(text).map(({ from, to }) => text.slice(from, to));

function page(...blocks: Parameters<typeof doc>): EditorState {
  const plugins: Plugin[] = [finding(), history()];
  return EditorState.create({ doc: doc(...blocks), plugins });
}
const looking = async (state: EditorState, words: string, more: Partial<Query> = {}, scope = null) =>
  state.apply(lookFor(state, await finder(words, more), scope));

describe("what is looked for", () => {
  it("minds capitals only when asked", async () => {
    expect(await places("Été, été, ÉTÉ", "été")).toEqual(["Été", "été", "ÉTÉ"]);
    expect(await places("Été, été, ÉTÉ", "été", { exact: true })).toEqual(["été"]);
  });

  it("is a word of its own in every language when asked", async () => {
    expect(await places("art, heart, ärt, art2, art’s, ART", "art", { whole: true })).toEqual([
      "art",
      "art",
      "ART",
    ]);
    expect(await places("été étés l’été", "été", { whole: true })).toHaveLength(2);
    expect(await places("a 𝒜art art𝒜 art", "art", { whole: true })).toHaveLength(1);
  });

  it("is no pattern unless asked, and finds what typography made of the keyboard's signs", async () => {
    expect(await places("a.b aXb (a.b)*", "a.b")).toEqual(["a.b", "a.b"]);
    expect(await places("It’s it's “so”", "it's")).toHaveLength(2);
    expect(await places("said “so” twice", '"so"')).toEqual(["“so”"]);
    expect(await places("10\u00a0km, 10\u202fkm, 10 km", "10 km")).toHaveLength(3);
  });

  it("may be a pattern, whose letters are those of every language", async () => {
    expect(await places("Æble, 12 øl", "\\w+", { pattern: true })).toEqual(["Æble", "12", "øl"]);
    expect(await places("a-b é-ö", "[\\w-]+", { pattern: true })).toEqual(["a-b", "é-ö"]);
    expect(await places("none", "x*", { pattern: true })).toEqual([]);
  });

  it("says what is wrong with a pattern", async () => {
    for (const [pattern, what] of [
      ["(", "missing closing )"],
      ["a)", "unexpected )"],
      ["[a", "missing closing ]"],
      ["*", "missing argument to repetition operator"],
      ["a(?=b)", "invalid or unsupported Perl syntax"],
    ] as const) {
      expect(await finderOf(query(pattern, { pattern: true })), pattern).toMatchObject({ what });
    }
    // The piece is of the pattern as it was typed.
    expect(await finderOf(query("(th", { pattern: true }))).toMatchObject({ piece: "(th" });
    expect(await finderOf(query(""))).toBeNull();
  });

  it("does not run away with a pattern that would keep others busy for years", async () => {
    expect(await places(`${"a".repeat(20_000)}!`, "(a+)+$", { pattern: true })).toEqual([]);
  });
});

describe("places", () => {
  it("are counted, stepped through and numbered, around the ends", async () => {
    let state = await looking(page(h(2, "One"), p("one two one"), quote("One", "one")), "one");
    expect(count(state)).toBe(5);
    const seen: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const place = next(state, state.selection.to, 1);
      if (place) state = state.apply(select(state, place));
      seen.push(ordinal(state));
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 1]);
    const place = next(state, state.selection.from, -1);
    if (place) state = state.apply(select(state, place));
    expect(ordinal(state)).toBe(5);
  });

  it("are after any edits those of a fresh search", async () => {
    const look = await finder("ab");
    const letters = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(9), letters, fc.boolean()), { maxLength: 8 }),
        (texts, edits) => {
          let state = page(...texts.map((text) => p(text)));
          state = state.apply(lookFor(state, look, null));
          for (const [at, length, text, split] of edits) {
            const size = state.doc.content.size;
            const from = Math.max(1, at % size);
            const to = Math.min(size - 1, from + length);
            if (to < from) continue;
            const tr = state.tr.insertText(text, from, to);
            if (split && tr.doc.resolve(from).parent.isTextblock) tr.split(from);
            state = state.apply(tr);
          }
          expect(count(state)).toBe(count(state.apply(lookFor(state, look, null))));
        },
      ),
    );
  });

  it("stay within the selection they are looked for in, which grows with its words", async () => {
    let state = page(p("a a"), p("a a"));
    state = state.apply(lookFor(state, await finder("a"), { from: 3, to: 7 }));
    expect(count(state)).toBe(2);
    state = state.apply(state.tr.insertText("a ", 6));
    expect(count(state)).toBe(3);
  });

  it("are no footnote signs", async () => {
    const note = schema.text("1", [mark("note").create({ label: "1" })]);
    const state = page(schema.node("paragraph", null, [schema.text("In 1901"), note]));
    expect(count(await looking(state, "1"))).toBe(2);
  });
});

describe("replacing", () => {
  it("all of them is one step back, with the marks of the words that stood there", async () => {
    const bold = [mark("strong").create()];
    const mixed = schema.node("paragraph", null, [
      schema.text("The mayor and the "),
      schema.text("mayor", bold),
      schema.text(" and the ma"),
      schema.text("yor", bold),
    ]);
    const before = await looking(page(mixed, quote("No, mayor", "Mayor Silva")), "mayor");
    const { tr, count: done } = replaceAll(before, "chair", false);
    expect(done).toBe(5);
    let state = before.apply(tr);
    expect(shown(state.doc)).toBe(
      "paragraph[The chair and the <strong>chair</> and the chair] quote(paragraph[No, chair] speaker[chair Silva] source[])",
    );
    expect(count(state)).toBe(0);
    undo(state, (tr) => (state = state.apply(tr)));
    expect(state.doc.eq(before.doc)).toBe(true);
  });

  it("fills in groups of a pattern, and nothing else", async () => {
    const before = await looking(page(p("Silva, Ana; Costa, Rui")), "(\\w+), (\\w+)", { pattern: true });
    expect(shown(before.apply(replaceAll(before, "$2 $1", true).tr).doc)).toBe(
      "paragraph[Ana Silva; Rui Costa]",
    );
    expect(filled("$1", ["x", "y"], false)).toBe("$1");
    expect(filled("$$ $& $1 $12 $9", ["x", "y"], true)).toBe("$ x y y2 $9");
  });

  it("one by one takes the selected place only, and nothing when it is gone", async () => {
    let state = await looking(page(p("one one")), "one");
    expect(replaceSelected(state, "two", false)).toBeNull();
    const place = next(state, 0, 1);
    if (place) state = state.apply(select(state, place));
    expect(isFound(state)).toBe(true);
    const tr = replaceSelected(state, "", false);
    if (tr) state = state.apply(tr);
    expect(shown(state.doc)).toBe("paragraph[ one]");
    expect(replaceSelected(state, "two", false)).toBeNull();
  });

  it("everything in a large text leaves no place behind", async () => {
    const words = "the ferry leaves at seven ".repeat(20);
    const before = await looking(page(...Array.from({ length: 200 }, () => p(words))), "ferry");
    const { tr, count: done } = replaceAll(before, "boat", false);
    expect(done).toBe(4000);
    expect(tr.steps.length).toBe(200);
    const after = before.apply(tr);
    expect(count(after)).toBe(0);
    expect(after.doc.textContent.includes("ferry")).toBe(false);
  });
});
