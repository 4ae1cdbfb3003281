// Edits lead from one document to another, and bringing two together drops nothing.
import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { expect, it } from "vitest";
import { schema } from "./schema";
import { apply, difference, merge } from "./splice";

const paragraph = (text: string) => schema.node("paragraph", null, text ? [schema.text(text)] : []);
const doc = (...texts: string[]) => schema.node("doc", null, texts.map(paragraph));
const texts = (of: Node) => Array.from({ length: of.childCount }, (_, i) => of.child(i).textContent);

const words = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { minLength: 1, maxLength: 7 });

it("finds an edit that leads from one document to the other, and none between equal ones", () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const [a, b] = [doc(...from), doc(...to)];
      const splice = difference(a, b);
      expect(splice === null).toBe(a.eq(b));
      if (splice) expect(apply(a, splice).eq(b)).toBe(true);
    }),
  );
});

it("finds the smallest edit", () => {
  expect(difference(doc("a", "b", "c"), doc("a", "x", "c"))).toMatchObject({ at: 1, remove: 1 });
  expect(difference(doc("a", "c"), doc("a", "b", "c"))).toMatchObject({ at: 1, remove: 0 });
  expect(difference(doc("a", "a"), doc("a", "a", "a"))?.insert).toHaveLength(1);
});

it("keeps every word that either side wrote", () => {
  const base = doc("one", "two", "three");
  const side = fc.array(fc.constantFrom("one", "two", "three", "mine", "new"), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(side, side, (left, right) => {
      const own = left.map((word) => (word === "new" ? "mine too" : word));
      const other = right.map((word) => (word === "mine" ? "theirs" : word));
      const { doc: merged } = merge(base, doc(...own), doc(...other));
      const there = texts(merged);
      for (const written of own.filter((word) => word.startsWith("mine"))) expect(there).toContain(written);
      for (const written of other.filter((word) => word === "theirs" || word === "new")) {
        expect(there).toContain(written);
      }
    }),
  );
});

it("lets edits of different blocks both hold", () => {
  const base = doc("one", "two", "three");
  const { doc: merged, both } = merge(base, doc("one", "two", "three!"), doc("zero", "one", "two", "three"));
  expect(texts(merged)).toEqual(["zero", "one", "two", "three!"]);
  expect(both).toBe(false);
});

it("says when both texts of a place are kept", () => {
  const base = doc("one", "two");
  const { doc: merged, both } = merge(base, doc("one", "mine"), doc("one", "theirs"));
  expect(texts(merged)).toEqual(["one", "theirs", "mine"]);
  expect(both).toBe(true);
});
