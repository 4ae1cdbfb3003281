// Fixes of findings: what they change, what they leave, and that they do nothing where the text is another.
import { expect, it } from "vitest";
import type { Fix, Place } from "../../backend/generated/commands";
import { fixed } from "./fixes";
import { mark, schema } from "./schema";
import { doc, h, item, p, shown, ul } from "./testing";
import { stateOf } from "./text";

const at = (words: string, nth = 0, index = 0): Extract<Place, { at: "block" }> => ({
  at: "block",
  index,
  block: null,
  words,
  nth,
});
const write = (words: string): Fix => ({ do: "write", with: words });

function after(text: ReturnType<typeof doc>, place: Extract<Place, { at: "block" }>, fix: Fix) {
  const tr = fixed(stateOf(text, []), place, fix);
  return tr && shown(tr.doc);
}

it("writes other words at exactly the place", () => {
  expect(after(doc(p("in the the end")), at("the the"), write("the"))).toBe("paragraph[in the end]");
  const list = doc(ul(item("the the"), item("of the the sea")));
  expect(after(list, at("the the", 1), write("the"))).toContain("paragraph[the the]");
  expect(after(list, at("the the", 1), write("the"))).toContain("paragraph[of the sea]");
  expect(after(doc(p("Anna Martin 😀")), at("Martin 😀"), write("Marten 😀"))).toBe(
    "paragraph[Anna Marten 😀]",
  );
});

it("keeps the marks of what it does not write", () => {
  const strong = schema.text("the  end", [mark("strong").create()]);
  const text = doc(schema.node("paragraph", null, [schema.text("in "), strong]));
  expect(after(text, at("in the  end"), write("in the end"))).toBe("paragraph[in <strong>the end</>]");
});

it("reads past proposals and the signs of notes, and does not write over them", () => {
  const change = { id: "s", by: "e", at: "2026-01-02T03:04:05Z" };
  const proposed = schema.text("the ", [mark("ins").create(change)]);
  const text = doc(schema.node("paragraph", null, [schema.text("in "), proposed, schema.text("end end")]));
  expect(after(text, at("end end"), write("end"))).toBe("paragraph[in <ins>the </>end]");
  expect(after(text, at("in end"), write("in"))).toBeNull();
});

it("does nothing where the words are not there any more", () => {
  expect(after(doc(p("in the end")), at("the the"), write("the"))).toBeNull();
  expect(after(doc(p("a")), at("", 0), { do: "level", level: 2 })).toBeNull();
});

it("sets a level, takes a link away, and takes an empty block out", () => {
  expect(after(doc(p("a"), h(4, "b")), at("b", 0, 1), { do: "level", level: 2 })).toBe(
    "paragraph[a] heading2[b]",
  );
  const link = schema.text("the report", [mark("link").create({ href: "#" })]);
  const linked = doc(schema.node("paragraph", null, [link]));
  expect(after(linked, at("the report"), { do: "unlink" })).toBe("paragraph[the report]");
  expect(after(doc(p("a"), h(2, "")), at("", 0, 1), { do: "remove" })).toBe("paragraph[a]");
  expect(after(doc(p("a"), h(2, "b")), at("", 0, 1), { do: "remove" })).toBeNull();
});
