// Pasting through Rust: where it goes, what is undone by one step, what needs no reading at all.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Paste, ReadPaste } from "../../../backend/generated/commands";
import { doc, figure, h, item, note, p, quote, shown, ul, Writer } from "../testing";
import { COPIED_HERE, clipboardText, serializer } from "./copied";
import { Pasting, type Ways } from "./paste.svelte";

const paste = (given: Partial<Paste>): Paste => ({
  blocks: [],
  behind: [],
  notes: [],
  inline: false,
  photos: [],
  said: "Pasted from Word: a heading.",
  quiet: false,
  kept: [],
  turned: [],
  lost: [],
  ...given,
});
const json = (...blocks: { toJSON: () => unknown }[]) => blocks.map((block) => block.toJSON());

/** A writer whose pastes are answered with this, once they are let through. */
function pastes(writer: Writer, answer: Partial<Paste>, ways: Partial<Ways> = {}) {
  const asked: ReadPaste[] = [];
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const pasting = new Pasting(() => {}, {
    clipboard: null,
    picture: async () => null,
    read: async (ask) => {
      asked.push(ask);
      await gate;
      return ask.plain ? paste({ blocks: json(p("plain words")), inline: true, quiet: true }) : paste(answer);
    },
    ...ways,
  });
  writer.view.updateState(writer.state.reconfigure({ plugins: [pasting.plugin(), ...writer.state.plugins] }));
  const put = (html: string, text = "", ours = false) => {
    const event = new Event("paste", { cancelable: true }) as ClipboardEvent;
    const types = ["text/html", "text/plain", ...(ours ? [COPIED_HERE] : [])];
    const data = { types, getData: vi.fn((kind: string) => (kind === "text/html" ? html : text)) };
    Object.defineProperty(event, "clipboardData", { value: data });
    writer.view.dom.dispatchEvent(event);
    return event;
  };
  const done = async () => {
    go();
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { put, done, asked, pasting };
}

afterEach(() => vi.restoreAllMocks());

describe("a paste", () => {
  it("goes to where the cursor was, though somebody writes on meanwhile", async () => {
    const writer = new Writer(p("One "), p("Two")).after("One ");
    const { put, done, pasting } = pastes(writer, { blocks: json(p("words")), inline: true, said: "said" });
    put("<b>words</b>");
    writer.after("Two").type(" more");
    await done();
    expect(writer.text).toBe("paragraph[One words] paragraph[Two more]");
    expect(pasting.told?.said).toBe("said");
  });

  it("is undone by one step", async () => {
    const writer = new Writer(p("Before after")).after("Before");
    const { put, done } = pastes(writer, { blocks: json(p("A"), h(2, "B"), ul(item("c"))) });
    put("<p>A</p><h2>B</h2><ul><li>c</ul>");
    await done();
    expect(writer.text).toBe(
      "paragraph[BeforeA] heading2[B] bullet_list(list_item(paragraph[c])) paragraph[ after]",
    );
    writer.press("Control+z");
    expect(writer.text).toBe("paragraph[Before after]");
  });

  it("leaves the cursor at the end of its words, and not in its notes", async () => {
    const writer = new Writer(p("")).after("");
    const { put, done } = pastes(writer, { blocks: json(h(2, "A"), p("b")), notes: json(note("1", "c")) });
    put("<h2>A</h2><p>b");
    await done();
    expect(writer.text).toBe("heading2[A] paragraph[b] footnote(paragraph[c])");
    expect(writer.cursor).toBe("paragraph[b|]");
  });

  it("leaves the cursor in a new paragraph behind what has no words to go on", async () => {
    const writer = new Writer(p(""), note("1", "c")).after("");
    const { put, done } = pastes(writer, { blocks: json(figure("A boat")) });
    put("<img alt='A boat'>");
    await done();
    expect(writer.text).toBe("figure(caption[A boat] credit[]) paragraph[] footnote(paragraph[c])");
    expect(writer.cursor).toBe("paragraph[|]");
  });

  it("puts behind a quotation what cannot stand in it", async () => {
    const writer = new Writer(quote("We ", "Ana"), p("End")).after("We ");
    const { put, done, asked } = pastes(writer, { blocks: json(p("knew")), behind: json(figure("A boat")) });
    put("<p>knew</p><img alt='A boat'>");
    await done();
    expect(asked[0]?.within).toBe("quote");
    expect(writer.text).toBe(
      "quote(paragraph[We knew] speaker[Ana] source[]) figure(caption[A boat] credit[]) paragraph[End]",
    );
  });

  it("becomes plain words when somebody wants that, and back", async () => {
    const writer = new Writer(p("Before after")).after("Before ");
    const { put, done, pasting } = pastes(writer, { blocks: json(h(2, "B"), p("c")) });
    put("<h2>B</h2><p>c");
    await done();
    await pasting.asPlain(writer.view);
    expect(writer.text).toBe("paragraph[Before plain wordsafter]");
    expect(pasting.told).toBeNull();
    writer.press("Control+z");
    expect(writer.text).toBe("paragraph[Before ] heading2[B] paragraph[cafter]");
  });

  it("makes a link of an address on chosen words", () => {
    const writer = new Writer(p("the plan")).choose("plan");
    const { put, asked } = pastes(writer, {});
    put("", "https://example.org/plan");
    expect(writer.text).toBe("paragraph[the <link>plan</>]");
    expect(asked).toEqual([]);
  });

  it("is plain words in a caption", () => {
    const writer = new Writer(figure("A ")).after("A ");
    const { put, asked } = pastes(writer, {});
    put("<h1>boat</h1><p>leaves</p>", "boat\n\nleaves");
    expect(writer.text).toBe("figure(caption[A boat leaves] credit[])");
    expect(asked).toEqual([]);
  });

  it("is plain words in a caption, too, when it comes as HTML alone", async () => {
    const writer = new Writer(figure("A ")).after("A ");
    const { put, done, asked } = pastes(writer, {});
    put("<h1>boat</h1><p>leaves</p>");
    await done();
    expect(asked[0]?.plain).toBe(true);
    expect(writer.text).toBe("figure(caption[A plain words] credit[])");
  });

  it("that was copied in Galley is ProseMirror's", () => {
    const writer = new Writer(p("")).after("");
    const { put, asked } = pastes(writer, {});
    put('<p data-galley data-pm-slice="1 1 []">own</p>', "own", true);
    expect(writer.text).toBe("paragraph[own]");
    expect(asked).toEqual([]);
  });

  it("from another editor of ProseMirror's make is read like any other", async () => {
    const writer = new Writer(p("")).after("");
    const { put, done, asked } = pastes(writer, { blocks: json(p("read")) });
    put('<p data-pm-slice="1 1 []">other</p>');
    await done();
    expect(writer.text).toBe("paragraph[read]");
    expect(asked).toHaveLength(1);
  });

  it("does not ask the page for its HTML where Rust reads the clipboard", async () => {
    const writer = new Writer(p("")).after("");
    const clipboard = async () => ({ html: "<p>as it was put there", text: "" });
    const { put, done, asked } = pastes(writer, { blocks: json(p("read")) }, { clipboard });
    const { clipboardData } = put("<p>as WebKit wrote it anew", "words");
    await done();
    expect(asked[0]?.html).toBe("<p>as it was put there");
    expect(clipboardData?.getData).not.toHaveBeenCalledWith("text/html");
  });

  it("takes the words that the page was given where Rust finds none", async () => {
    const writer = new Writer(p("")).after("");
    const clipboard = async () => ({ html: "", text: "" });
    const { put, done, asked } = pastes(writer, { blocks: json(p("words")) }, { clipboard });
    put("", "words");
    await done();
    expect(asked[0]?.text).toBe("words");
    expect(writer.text).toBe("paragraph[words]");
  });

  it("is told no more once somebody wrote into it", async () => {
    const writer = new Writer(p("")).after("");
    const { put, done, pasting } = pastes(writer, { blocks: json(h(2, "Berg")) });
    put("<h2>Berg</h2>");
    await done();
    expect(pasting.told).not.toBeNull();
    writer.after("Be").type("e");
    expect(pasting.told).toBeNull();
  });

  it("is told until Escape", async () => {
    const writer = new Writer(p("")).after("");
    const { put, done, pasting } = pastes(writer, { blocks: json(h(2, "B")) });
    put("<h2>B</h2>");
    await done();
    expect(pasting.told).not.toBeNull();
    writer.press("Escape");
    expect(pasting.told).toBeNull();
  });
});

describe("a copy", () => {
  const html = (...blocks: Parameters<typeof doc>) => {
    const holder = document.createElement("div");
    holder.append(serializer.serializeFragment(doc(...blocks).content));
    return holder.innerHTML;
  };

  it("is HTML without what is only for the editor", () => {
    expect(html(p("One"), quote("We knew.", "Ana"), h(3, "B"))).toBe(
      '<p data-galley="">One</p><blockquote><p>We knew.</p><footer data-part="speaker">Ana</footer></blockquote><h3>B</h3>',
    );
  });

  it("is marked as Galley's own until the editor is gone, beside what ProseMirror puts there", () => {
    const writer = new Writer(p("One"), p("Two")).choose("One");
    const copy = () => {
      const laid = new Map<string, string>();
      const event = new Event("copy", { cancelable: true }) as ClipboardEvent;
      const clipboardData = {
        clearData: () => laid.clear(),
        setData: (kind: string, it: string) => laid.set(kind, it),
      };
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      writer.view.dom.dispatchEvent(event);
      return laid;
    };
    expect(copy().has(COPIED_HERE)).toBe(false);
    const { pasting } = pastes(writer, {});
    expect([...copy().keys()]).toEqual(["text/html", "text/plain", COPIED_HERE]);
    const others = writer.state.plugins.filter((plugin) => plugin.spec.key !== pasting.plugin().spec.key);
    writer.view.updateState(writer.state.reconfigure({ plugins: others }));
    expect(copy().has(COPIED_HERE)).toBe(false);
  });

  it("is text with speakers and credits", () => {
    const copied = doc(
      quote("We knew.", "Ana", "Radio"),
      figure("A boat", "Ivo Berg"),
      ul(item("one"), item("two")),
    );
    expect(clipboardText(copied.slice(0, copied.content.size))).toBe(
      "We knew.\n— Ana, Radio\n\nA boat (Ivo Berg)\n\n- one\n- two",
    );
  });

  it("goes in again as it was", () => {
    const copied = doc(quote("We knew.", "Ana"), figure("A boat", "Ivo"), h(2, "B"));
    const writer = new Writer(p("")).after("");
    writer.view.pasteHTML(html(...copied.children), new Event("paste") as ClipboardEvent);
    expect(writer.text).toBe(shown(copied));
  });
});
