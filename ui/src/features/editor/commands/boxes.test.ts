// Boxes, lists, links, code and footnotes under the hands of somebody who writes.

import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { node } from "../schema";
import { box, figure, gallery, item, ol, p, ul, Writer } from "../testing";
import {
  insertCode,
  insertDivider,
  insertEmbed,
  insertFactBox,
  insertGallery,
  insertRelated,
  insertTable,
} from "./boxes";
import { countFromOne, countOn, toggleList } from "./lists";

describe("what is put in", () => {
  const put = (command: Parameters<Writer["run"]>[0]) => {
    const writer = new Writer(p()).after("");
    writer.run(command);
    writer.state.doc.check();
    return writer;
  };

  it("stands ready to be filled, with a paragraph below", () => {
    expect(put(insertFactBox).type("Facts").press("Enter").type("One.").text).toBe(
      "fact_box(box_title[Facts] paragraph[One.]) paragraph[]",
    );
    expect(put(insertTable).type("Boats").press("Enter").type("Year").text).toContain(
      "table_caption[Boats] table_grid(table_row(table_header[Year] ",
    );
    expect(put(insertCode).type("a").press("Enter").type("b").text).toBe("code_block[a\nb] paragraph[]");
    expect(put(insertEmbed).type("Film").text).toBe("embed[Film] paragraph[]");
    expect(put(insertRelated).type("More").text).toBe("related(related_item[More]) paragraph[]");
    expect(put(insertGallery).text).toBe("gallery(figure(caption[] credit[])) paragraph[]");
  });

  it("stands in the box that the cursor stands in, where it may", () => {
    const inBox = (command: Parameters<Writer["run"]>[0], words: string) => {
      const writer = new Writer(box("Facts", p(words), p("Last."))).after(words || "Facts");
      if (!words) writer.press("Tab");
      writer.run(command);
      writer.state.doc.check();
      return writer;
    };
    expect(inBox(insertCode, "One.").type("a").text).toBe(
      "fact_box(box_title[Facts] paragraph[One.] code_block[a] paragraph[Last.])",
    );
    expect(inBox(insertCode, "").type("a").text).toBe(
      "fact_box(box_title[Facts] code_block[a] paragraph[Last.])",
    );
    expect(inBox(insertDivider, "One.").type("Then. ").text).toBe(
      "fact_box(box_title[Facts] paragraph[One.] divider paragraph[Then. Last.])",
    );
    // A table has no place in a box: it stands below.
    expect(inBox(insertTable, "One.").text).toMatch(/^fact_box\(box_title\[Facts\] .*Last\.\]\) table\(/);
  });

  it("ends a list at an empty item, which goes on below and counts on", () => {
    const writer = new Writer(ol(3, item("three"), item(""), item("four")));
    writer.after("three").press("ArrowRight");
    writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, 12)));
    writer.run(insertDivider);
    writer.state.doc.check();
    expect(writer.text).toBe(
      "ordered_list(list_item(paragraph[three])) divider ordered_list(list_item(paragraph[four]))",
    );
    expect(writer.state.doc.child(0).attrs.start).toBe(3);
    expect(writer.state.doc.child(2).attrs.start).toBe(4);
    const last = new Writer(ul(item("one"))).after("one").press("Enter");
    last.run(insertCode);
    expect(last.type("a").text).toBe("bullet_list(list_item(paragraph[one])) code_block[a] paragraph[]");
  });

  it("takes chosen blocks in where they fit", () => {
    const writer = new Writer(p("one"), p("two")).after("one").press("Escape", "Shift+ArrowDown");
    writer.run(insertFactBox);
    expect(writer.text).toBe("fact_box(box_title[] paragraph[one] paragraph[two])");
    const photos = new Writer(figure("a"), figure("b")).after("a").press("Escape", "Shift+ArrowDown");
    photos.run(insertGallery);
    expect(photos.state.doc.child(0).childCount).toBe(2);
  });
});

describe("a list", () => {
  it("goes deeper and back by Tab, and out by Backspace", () => {
    const writer = new Writer(ul(item("one"), item("two"))).after("tw").press("Tab");
    expect(writer.text).toBe("bullet_list(list_item(paragraph[one] bullet_list(list_item(paragraph[two]))))");
    writer.press("Shift+Tab");
    expect(writer.text).toBe("bullet_list(list_item(paragraph[one]) list_item(paragraph[two]))");
    expect(writer.before("two").press("Backspace").text).toBe(
      "bullet_list(list_item(paragraph[one])) paragraph[two]",
    );
  });

  it("never goes deeper than a document may be", () => {
    const items = Array.from({ length: 40 }, (_, i) => item(`w${i}.`));
    const writer = new Writer(ul(...items));
    for (let i = 1; i < items.length; i += 1) {
      writer.after(`w${i}.`);
      for (let times = 0; times < i; times += 1) writer.press("Tab");
    }
    let deepest = 0;
    writer.state.doc.descendants((_child, pos) => {
      deepest = Math.max(deepest, writer.state.doc.resolve(pos).depth);
    });
    expect(deepest).toBeGreaterThan(10);
    expect(deepest).toBeLessThan(22);
  });

  it("changes its kind and loses nothing", () => {
    const writer = new Writer(ul(item("one"), item("two"))).after("tw");
    writer.run(toggleList("ordered_list"));
    expect(writer.text).toBe("ordered_list(list_item(paragraph[one]) list_item(paragraph[two]))");
    writer.run(toggleList("ordered_list"));
    expect(writer.text).toBe("ordered_list(list_item(paragraph[one])) paragraph[two]");
  });

  it("counts on from the one above", () => {
    const writer = new Writer(ol(1, item("one"), item("two")), p("Between"), ol(1, item("three"))).after(
      "three",
    );
    expect(writer.run(countFromOne)).toBe(false);
    writer.run(countOn);
    expect(writer.state.doc.child(2).attrs.start).toBe(3);
    writer.run(countFromOne);
    expect(writer.state.doc.child(2).attrs.start).toBe(1);
  });
});

describe("a footnote", () => {
  it("has a sign behind the words and a text at the end, and one key leads to and fro", () => {
    const writer = new Writer(p("It cost five million."), p("After")).after("million").press("Control+Alt+f");
    writer.type("The council's own figure.");
    expect(writer.text).toBe(
      "paragraph[It cost five million<note>1</>.] paragraph[After] footnote(paragraph[The council's own figure.])",
    );
    expect(writer.press("Control+Alt+f").cursor).toBe("paragraph[It cost five million1|.]");
    expect(writer.press("Control+Alt+f").cursor).toBe("paragraph[The council's own figure.|]");
  });

  it("leaves chosen words as they are, and letters behind it are no part of it", () => {
    const writer = new Writer(p("five million"))
      .choose("five")
      .press("Control+Alt+f", "Control+Alt+f")
      .type("!");
    expect(writer.text).toBe("paragraph[five<note>1</>! million] footnote(paragraph[])");
  });

  it("takes the first name that is free", () => {
    const note = node("footnote").create({ label: "1" }, p("Why"));
    const writer = new Writer(p("five"), note).after("five").press("Control+Alt+f");
    expect(writer.state.doc.child(2).attrs.label).toBe("2");
  });
});

describe("code and links", () => {
  it("are left by Enter behind an empty line", () => {
    const code = new Writer(p()).after("");
    code.run(insertCode);
    expect(code.type("a").press("Enter", "Enter").type("b").text).toBe(
      "code_block[a] paragraph[b] paragraph[]",
    );
    const links = new Writer(p()).after("");
    links.run(insertRelated);
    links.type("a").press("Enter").type("b").press("Enter", "Enter").type("c");
    expect(links.text).toBe("related(related_item[a] related_item[b]) paragraph[c] paragraph[]");
  });

  it("are paragraphs again when nothing stands in them", () => {
    const code = new Writer(p()).after("");
    code.run(insertCode);
    expect(code.press("Backspace").text).toBe("paragraph[] paragraph[]");
    const card = node("embed").create({ url: "https://example.org" });
    expect(new Writer(card).after("").press("Backspace").text).toBe("embed[]");
  });

  it("keep their photos and boxes when Backspace is pressed at their start", () => {
    const writer = new Writer(box("Facts", p("one")), gallery(figure("a")))
      .before("Facts")
      .press("Backspace");
    expect(writer.text).toBe(
      "fact_box(box_title[Facts] paragraph[one]) gallery(figure(caption[a] credit[]))",
    );
  });
});
