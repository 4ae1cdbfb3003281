// What keys do at the edges of blocks, and what turns into something else while one types. No key loses a word.
import { AllSelection, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { node, schema } from "./schema";
import { box, figure, h, item, p, quote, ul, Writer } from "./testing";

describe("a quotation", () => {
  it("comes from `> ` and keeps speaker and source", () => {
    const writer = new Writer(p());
    writer.after("").type("> We knew.").press("Enter").type("All of us.");
    expect(writer.text).toBe("quote(paragraph[We knew.] paragraph[All of us.] speaker[] source[])");
    writer.press("Enter", "Enter").type("Ana Silva").press("Enter").type("Council, 3 May").press("Enter");
    expect(writer.text).toBe(
      "quote(paragraph[We knew.] paragraph[All of us.] speaker[Ana Silva] source[Council, 3 May]) paragraph[]",
    );
    expect(writer.cursor).toBe("paragraph[|]");
  });

  it("is text again when nothing was said in it", () => {
    expect(new Writer(p()).after("").type("> ").press("Enter").text).toBe("paragraph[]");
  });

  it("opens at Backspace only while nobody is named", () => {
    expect(new Writer(quote("We knew.")).before("We").press("Backspace").text).toBe("paragraph[We knew.]");
    const named = new Writer(quote("We knew.", "Ana")).before("We").press("Backspace");
    expect(named.text).toBe("quote(paragraph[We knew.] speaker[Ana] source[])");
  });

  it("takes nothing in that stands below it", () => {
    const said = "quote(paragraph[We knew.] speaker[Ana] source[BBC])";
    for (const source of ["BBC", ""]) {
      const below = new Writer(quote("We knew.", "Ana", source), p("It goes on.")).before("It goes");
      below.press("Backspace", "Backspace");
      expect(below.text).toBe("paragraph[It goes on.]");
    }
    const below = new Writer(quote("We knew.", "Ana", "BBC"), p("It goes on.")).before("It goes");
    below.press("Backspace");
    expect(below.text).toBe(`${said} paragraph[It goes on.]`);
    expect(below.state.selection.from).toBe(0);
    // A heading and a list are plain words first.
    const heading = new Writer(quote("We knew.", "Ana", "BBC"), h(2, "Next")).before("Next");
    heading.press("Backspace", "Backspace");
    expect(heading.text).toBe(`${said} paragraph[Next]`);
    const list = new Writer(quote("We knew.", "Ana", "BBC"), ul(item("one"))).before("one");
    list.press("Backspace", "Backspace");
    expect(list.text).toBe(`${said} paragraph[one]`);
    // An empty line goes.
    const empty = new Writer(quote("We knew.", "Ana", "BBC"), p(), p("x")).before("x").press("ArrowLeft");
    expect(empty.text).toContain("paragraph[] paragraph[x]");
  });

  it("and a box are not made a list because of a title or a name", () => {
    for (const [block, at] of [
      [quote("We knew.", "Ana", "BBC"), "Ana"],
      [box("Facts", h(3, "Head"), p("one")), "Facts"],
      [box("Facts", h(3, "Head"), p("one")), "Head"],
    ] as const) {
      const writer = new Writer(block).after(at);
      const before = writer.text;
      expect(writer.press("Control+Shift+8").text).toBe(before);
    }
    const inside = new Writer(quote("We knew.", "Ana")).after("We").press("Control+Shift+8");
    expect(inside.text).toBe("quote(bullet_list(list_item(paragraph[We knew.])) speaker[Ana] source[])");
  });

  it("becomes a list together with what stands above it", () => {
    const writer = new Writer(h(2, "Next"), quote("one"));
    writer.after("Next");
    const { doc, tr } = writer.state;
    writer.view.dispatch(tr.setSelection(TextSelection.create(doc, 2, doc.content.size - 5)));
    expect(writer.press("Control+Shift+8").text).toContain("list_item(paragraph[Next])");
  });

  it("is taken apart on demand without losing who said it", () => {
    const writer = new Writer(quote("We knew.", "Ana", "Council")).after("We").press("Control+Shift+9");
    expect(writer.text).toBe("paragraph[We knew.] paragraph[Ana, Council]");
  });
});

describe("a photo's words", () => {
  it("lead from caption to credit to the text below", () => {
    const writer = new Writer(figure("The ridge"), p("Then")).after("ridge").press("Enter");
    expect(writer.cursor).toBe("credit[|]");
    writer.type("Ana").press("Enter").type("Below.");
    expect(writer.text).toBe("figure(caption[The ridge] credit[Ana]) paragraph[Below.] paragraph[Then]");
  });

  it("are not torn apart by Backspace and Delete", () => {
    const writer = new Writer(p("One"), figure("Ridge", "Ana"), p("Two"));
    writer.before("Ana").press("Backspace").before("Ridge").press("Backspace").after("Ridge").press("Delete");
    writer.after("Ana").press("Delete");
    expect(writer.text).toBe("paragraph[One] figure(caption[Ridge] credit[Ana]) paragraph[Two]");
  });
});

describe("Markdown's signs", () => {
  const typed = (words: string) => new Writer(p()).after("").type(words).text;
  it("make headings, lists and dividers", () => {
    expect(typed("## Next")).toBe("heading2[Next]");
    expect(typed("### Next")).toBe("heading3[Next]");
    expect(typed("- one")).toBe("bullet_list(list_item(paragraph[one]))");
    expect(typed("1. one")).toBe("ordered_list(list_item(paragraph[one]))");
    expect(typed("---")).toBe("divider paragraph[]");
  });

  it("mark words", () => {
    expect(typed("a **b c** d")).toBe("paragraph[a <strong>b c</> d]");
    expect(typed("a *b* d")).toBe("paragraph[a <em>b</> d]");
    expect(typed("2 * 3 * 4")).toBe("paragraph[2 * 3 * 4]");
    expect(typed("snake_case_name")).toBe("paragraph[snake_case_name]");
  });

  it("are given back by Backspace", () => {
    expect(new Writer(p()).after("").type("## ").press("Backspace").text).toBe("paragraph[## ]");
  });
});

describe("blocks", () => {
  it("move with their words and their cursor", () => {
    const writer = new Writer(p("one"), p("two"), p("three")).after("tw");
    expect(writer.press("Alt+ArrowUp").text).toBe("paragraph[two] paragraph[one] paragraph[three]");
    expect(writer.cursor).toBe("paragraph[tw|o]");
    writer.press("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown");
    expect(writer.text).toBe("paragraph[one] paragraph[three] paragraph[two]");
  });

  it("have ids of their own, also after a split and after undo", () => {
    const ids = () => {
      const found: unknown[] = [];
      writer.state.doc.forEach((block) => void found.push(block.attrs.id));
      return found;
    };
    const writer = new Writer(p("one two"));
    const [first] = ids();
    writer.after("one").press("Enter");
    expect(new Set(ids()).size).toBe(2);
    expect(ids()[0]).toBe(first);
    writer.press("Control+z");
    expect(ids()).toEqual([first]);
  });

  it("turn into a heading and back", () => {
    const writer = new Writer(p("Next")).after("Next").press("Control+Alt+2");
    expect(writer.text).toBe("heading2[Next]");
    expect(writer.press("Control+Alt+2").text).toBe("paragraph[Next]");
    expect(new Writer(h(2, "Next")).before("Next").press("Backspace").text).toBe("paragraph[Next]");
  });

  it("give a line to a pull quote without taking it from the text", () => {
    const writer = new Writer(p("A line worth repeating."))
      .choose("worth repeating")
      .press("Control+Shift+0");
    expect(writer.text).toBe(
      "paragraph[A line worth repeating.] pull_quote(pull_text[worth repeating] attribution[]) paragraph[]",
    );
  });
});

it("makes a heading of two lines one, and glues no words together", () => {
  const lines = (...said: string[]) =>
    node("paragraph").create(
      null,
      said.flatMap((one, i) => [
        ...(i > 0 ? [node("hard_break").create()] : []),
        ...(one ? [schema.text(one)] : []),
      ]),
    );
  const made = new Writer(lines("Minister", "resigns ", "today")).after("resigns").press("Control+Alt+2");
  expect(made.text).toBe("heading2[Minister resigns today]");
  expect(made.cursor).toBe("heading[Minister resigns| today]");
  // What cannot become a heading keeps its lines.
  const among = new Writer(p("Title"), ul(item("12 Main St")), quote("said"));
  among.after("12 Main St").press("Shift+Enter").type("Springfield");
  among.view.dispatch(among.state.tr.setSelection(new AllSelection(among.state.doc)));
  expect(among.press("Control+Alt+2").text).toContain("paragraph[12 Main Sthard_breakSpringfield]");
  expect(new Writer(lines("Minister", "resigns")).before("Minister").type("## ").text).toBe(
    "heading2[Minister resigns]",
  );
});
