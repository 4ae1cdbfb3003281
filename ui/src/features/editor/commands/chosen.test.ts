// Blocks as wholes: chosen, moved, copied, deleted, and written beside. No word is lost that was not deleted on purpose.
import { NodeSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { node } from "../schema";
import { BlocksSelection } from "../selection";
import { box, figure, gallery, p, quote, Writer } from "../testing";

const three = () => new Writer(p("one"), p("two"), p("three"));

function ids(writer: Writer): unknown[] {
  const found: unknown[] = [];
  writer.state.doc.forEach((block) => void found.push(block.attrs.id));
  return found;
}

describe("choosing", () => {
  it("takes the block by Escape, more by Shift and arrows, and gives the cursor back", () => {
    const writer = three().after("tw").press("Escape");
    expect(writer.state.selection).toBeInstanceOf(NodeSelection);
    writer.press("Shift+ArrowDown");
    expect(writer.state.selection).toBeInstanceOf(BlocksSelection);
    expect(writer.state.selection.content().content.childCount).toBe(2);
    writer.press("Shift+ArrowUp", "Shift+ArrowUp");
    expect(writer.state.selection.content().content.textBetween(0, 10, " ")).toBe("one two");
    expect(writer.press("Escape").cursor).toBe("paragraph[|one]");
  });

  it("takes the words of a part first, then everything", () => {
    const writer = new Writer(quote("We knew.", "Ana"), p("After")).after("kn").press("Control+a");
    expect(writer.state.selection.content().content.firstChild?.textContent).toBe("We knew.");
    writer.press("Control+a");
    expect(writer.state.selection.to).toBe(writer.state.doc.content.size);
  });

  it("takes a photo of a gallery before the gallery", () => {
    const writer = new Writer(gallery(figure("Ridge"), figure("Ferry"))).after("Ridge").press("Escape");
    const shown = () => (writer.state.selection as NodeSelection).node.type.name;
    expect(shown()).toBe("figure");
    expect(shown()).toBe("figure");
    writer.press("Escape");
    expect(shown()).toBe("gallery");
  });

  it("is kept through undo", () => {
    const writer = three().after("tw").press("Escape", "Shift+ArrowDown", "Alt+ArrowUp");
    expect(writer.text).toBe("paragraph[two] paragraph[three] paragraph[one]");
    writer.press("Control+z");
    expect(writer.text).toBe("paragraph[one] paragraph[two] paragraph[three]");
    expect(writer.state.selection.content().content.childCount).toBe(2);
  });
});

describe("chosen blocks", () => {
  it("move together, and stay chosen", () => {
    const writer = three().after("tw").press("Escape", "Shift+ArrowDown", "Alt+ArrowUp");
    expect(writer.text).toBe("paragraph[two] paragraph[three] paragraph[one]");
    expect(writer.state.selection.content().content.childCount).toBe(2);
    writer.press("Alt+ArrowDown", "Alt+ArrowDown");
    expect(writer.text).toBe("paragraph[one] paragraph[two] paragraph[three]");
  });

  it("are copied below, with ids of their own", () => {
    const writer = three().after("tw").press("Escape", "Shift+ArrowDown", "Control+d");
    expect(writer.text).toBe(
      "paragraph[one] paragraph[two] paragraph[three] paragraph[two] paragraph[three]",
    );
    expect(new Set(ids(writer)).size).toBe(5);
    expect(writer.state.selection.$from.index(0)).toBe(3);
  });

  it("are deleted by one key, and undo brings them back", () => {
    const writer = three().after("tw").press("Escape", "Shift+ArrowDown", "Delete");
    expect(writer.text).toBe("paragraph[one]");
    expect(writer.press("Control+z").text).toBe("paragraph[one] paragraph[two] paragraph[three]");
    expect(three().after("two").press("Control+a", "Control+a", "Backspace").text).toBe("paragraph[]");
  });

  it("are not written over", () => {
    const writer = three().after("tw").press("Escape").type("more");
    expect(writer.text).toBe("paragraph[one] paragraph[two] paragraph[more] paragraph[three]");
    expect(three().after("tw").press("Escape", "Enter").text).toBe(
      "paragraph[one] paragraph[two] paragraph[] paragraph[three]",
    );
  });
});

describe("a copy", () => {
  it("is no second lead photo and no second footnote of that name", () => {
    const writer = new Writer(figure("Ridge", "", { lead: true })).after("Ridge").press("Control+d");
    expect(writer.state.doc.child(0).attrs.lead).toBe(true);
    expect(writer.state.doc.child(1).attrs.lead).toBe(false);
    const note = node("footnote").create({ label: "1" }, p("Why"));
    const noted = new Writer(note).after("Why").press("Control+d");
    expect(noted.state.doc.child(1).attrs.label).toBe("2");
  });

  it("goes where the cursor's words are", () => {
    expect(three().after("tw").press("Control+d").cursor).toBe("paragraph[tw|o]");
  });
});

describe("a photo in a gallery", () => {
  const pair = () => new Writer(gallery(figure("Ridge"), figure("Ferry"))).after("Ridge").press("Escape");

  it("moves among its neighbours", () => {
    const moved = pair().press("Alt+ArrowDown");
    expect(moved.state.doc.child(0).textContent).toBe("FerryRidge");
    expect(moved.press("Alt+ArrowDown").state.doc.child(0).textContent).toBe("FerryRidge");
  });

  it("goes alone, and the last one with its gallery", () => {
    const writer = pair().press("Delete");
    expect(writer.text).toBe("gallery(figure(caption[Ferry] credit[]))");
    expect(writer.press("Delete").text).toBe("paragraph[]");
    expect(writer.press("Control+z").text).toBe("gallery(figure(caption[Ferry] credit[]))");
  });

  it("is never wiped away by Backspace in its empty caption", () => {
    const photo = { photo: "0192a3b4-0000-7000-8000-000000000001" };
    const writer = new Writer(gallery(figure("", "", photo)), box("", figure("", "", photo)));
    writer.after("").press("Backspace", "Backspace");
    expect(writer.state.doc.child(0).type.name).toBe("gallery");
    expect(writer.state.doc.child(1).type.name).toBe("fact_box");
  });
});
