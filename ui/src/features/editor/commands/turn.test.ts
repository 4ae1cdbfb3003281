// Blocks made out of others: every word stays, the result is a document by the schema's rules, every block keeps an id
// of its own. Held over the trees by chance that Rust's tests hold too.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { mark, node, schema } from "../schema";
import { box, doc, figure, gallery, h, item, ol, p, quote, shown, ul, Writer } from "../testing";
import { KINDS, type Kind, turn, turned } from "./turn";

const becomes = (kind: Kind, ...blocks: Node[]) => turned(blocks, kind)?.map(shown).join(" ") ?? null;

describe("turning", () => {
  it("makes lists and quotations of several blocks", () => {
    expect(becomes("bullet_list", p("one"), h(2, "two"))).toBe(
      "bullet_list(list_item(paragraph[one]) list_item(paragraph[two]))",
    );
    expect(becomes("quote", p("one"), ul(item("two")))).toBe(
      "quote(paragraph[one] bullet_list(list_item(paragraph[two])) speaker[] source[])",
    );
  });

  it("opens a list item by item, nested ones too", () => {
    expect(becomes("paragraph", ul(item("one", ol(3, item("two"))), item("three")))).toBe(
      "paragraph[one] paragraph[two] paragraph[three]",
    );
    expect(becomes("ordered_list", ul(item("one", ul(item("two")))))).toBe(
      "ordered_list(list_item(paragraph[one] bullet_list(list_item(paragraph[two]))))",
    );
  });

  it("keeps who said it", () => {
    expect(becomes("paragraph", quote("We knew.", "Ana", "Council"))).toBe(
      "paragraph[We knew.] paragraph[Ana, Council]",
    );
  });

  it("makes a box with its title out of a heading and what follows, and back", () => {
    const made = becomes("fact_box", h(3, "The ferry"), p("one"), figure("Ridge"));
    expect(made).toBe("fact_box(box_title[The ferry] paragraph[one] figure(caption[Ridge] credit[]))");
    expect(becomes("paragraph", box("The ferry", p("one")))).toBe("paragraph[The ferry] paragraph[one]");
  });

  it("makes code of lines, but not of links, and lines of code", () => {
    expect(becomes("code_block", p("one"), p("two"))).toBe("code_block[one\ntwo]");
    const link = p().copy(
      p("here").content.replaceChild(0, schema.text("here", [mark("link").create({ href: "#a" })])),
    );
    expect(becomes("code_block", link)).toBe(null);
    expect(becomes("paragraph", node("code_block").create(null, schema.text("a\nb")))).toBe(
      "paragraph[ahard_breakb]",
    );
  });

  it("makes a gallery of photos, and photos of a gallery", () => {
    expect(becomes("gallery", figure("a"), figure("b"))).toBe(
      "gallery(figure(caption[a] credit[]) figure(caption[b] credit[]))",
    );
    expect(becomes("figure", gallery(figure("a")))).toBe("figure(caption[a] credit[])");
    expect(becomes("gallery", p("a"))).toBe(null);
    expect(becomes("quote", figure("a"))).toBe(null);
  });

  it("takes a proposal for the block along, and stops where it would have to go", () => {
    const tc = { id: "s1", by: "Ed", at: "2026-05-03T10:00:00Z", kind: "inserted" };
    const proposed = node("paragraph").create({ id: "a", tc }, schema.text("one"));
    expect(turned([proposed], "quote")?.[0]?.attrs.tc).toEqual(tc);
    expect(turned([proposed, p("two")], "quote")).toBe(null);
  });

  it("leaves the cursor at its letter and the block its id", () => {
    const writer = new Writer(p("zero"), p("one"), p("two")).after("on");
    const id = writer.state.doc.child(1).attrs.id;
    writer.run(turn("quote"));
    expect(writer.cursor).toBe("paragraph[on|e]");
    expect(writer.state.doc.child(1).attrs.id).toBe(id);
    writer.run(turn("bullet_list"));
    expect(writer.text).toBe("paragraph[zero] bullet_list(list_item(paragraph[one])) paragraph[two]");
  });
});

const file = resolve(import.meta.dirname, "../../../../../tests/documents/trees.json");
const trees: { valid: unknown[] } = JSON.parse(readFileSync(file, "utf8"));

/** The letters of a block as a reader meets them, without spaces, which stand for the borders of blocks. */
const letters = (blocks: readonly Node[]) =>
  blocks
    .map((block) => block.textBetween(0, block.content.size, "", ""))
    .join("")
    .replace(/[\s,]+/g, "");

it("loses no letter and no photo, whatever is turned into whatever", () => {
  let times = 0;
  for (const tree of trees.valid) {
    const blocks = schema.nodeFromJSON(tree).content.content;
    for (const kind of KINDS) {
      for (const some of [...blocks.map((block) => [block]), blocks]) {
        const next = turned(some, kind);
        if (!next) continue;
        times += 1;
        const made = doc(...next);
        made.check();
        expect(letters(next), `${some.map(shown)} as ${kind}`).toBe(letters(some));
        const ids = next.map((block) => block.attrs.id).filter(Boolean);
        expect(new Set(ids).size).toBe(ids.length);
        expect(photos(next)).toEqual(photos(some));
      }
    }
  }
  expect(times).toBeGreaterThan(500);
});

function photos(blocks: readonly Node[]): unknown[] {
  const found: unknown[] = [];
  doc(...blocks).descendants((child) => void (child.attrs.photo && found.push(child.attrs.photo)));
  return found;
}
