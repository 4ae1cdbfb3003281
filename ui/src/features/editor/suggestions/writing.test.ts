// Somebody who suggests, key by key: what stands in the text, and where the cursor is.
import type { Node } from "prosemirror-model";
import { expect, it } from "vitest";
import { mark, schema } from "../schema";
import { h, item, p, shown, ul, Writer } from "../testing";
import { childrenOf } from "./change";
import { proposals } from "./found";
import { suggestingKeys } from "./keys";
import { asItIs, proposed, replaced } from "./proposed";
import { every, settled } from "./settle";

let given = 0;
function suggesting(...blocks: Node[]): Writer {
  const writer = new Writer(...blocks);
  const who = () => {
    given += 1;
    return { id: `s${given}`, by: "ana", at: "2026-05-03T10:00:00Z" };
  };
  writer.view.updateState(
    writer.state.reconfigure({ plugins: [suggestingKeys(who), ...writer.state.plugins] }),
  );
  writer.view.setProps({
    dispatchTransaction: (tr) => writer.view.updateState(proposed(writer.state, tr, who)),
  });
  return writer;
}

it("marks what is typed as one proposal, and takes own words back without a trace", () => {
  const writer = suggesting(p("One two.")).after("One").type(" more");
  expect(writer.text).toBe("paragraph[One<ins> more</> two.]");
  expect(proposals(writer.state.doc)).toHaveLength(1);
  writer.press("Backspace", "Backspace", "Backspace", "Backspace", "Backspace");
  expect(writer.text).toBe("paragraph[One two.]");
});

it("deletes backwards over what is to go already", () => {
  const writer = suggesting(p("One two.")).after("two").press("Backspace", "Backspace");
  expect(writer.text).toBe("paragraph[One t<del>wo</>.]");
  expect(writer.cursor).toBe("paragraph[One t|wo.]");
  writer.press("Backspace", "Backspace");
  expect(writer.text).toBe("paragraph[One<del> two</>.]");
  expect(proposals(writer.state.doc).map(({ deleted }) => deleted)).toEqual([" two"]);
});

it("deletes forwards, and goes on behind it", () => {
  const writer = suggesting(p("One two.")).after("One").press("Delete", "Delete");
  expect(writer.text).toBe("paragraph[One<del> t</>wo.]");
  expect(writer.cursor).toBe("paragraph[One t|wo.]");
  writer.press("Control+Delete");
  expect(writer.text).toBe("paragraph[One<del> two</>.]");
});

it("replaces what is chosen: one proposal, the cursor behind the new words", () => {
  const writer = suggesting(p("One two.")).choose("two").type("three");
  expect(writer.text).toBe("paragraph[One <del>two</><ins>three</>.]");
  expect(writer.cursor).toBe("paragraph[One twothree|.]");
  expect(proposals(writer.state.doc)).toMatchObject([{ edit: "replace", deleted: "two", inserted: "three" }]);
});

it("divides and joins paragraphs by proposal", () => {
  const writer = suggesting(p("One two."), p("Three."));
  writer.after("One").press("Enter");
  expect(writer.text).toBe("paragraph[One] paragraph[ two.] paragraph[Three.]");
  expect(writer.cursor).toBe("paragraph[| two.]");
  expect(proposals(writer.state.doc)).toMatchObject([{ edit: "split" }]);
  writer.press("Backspace");
  expect(writer.text).toBe("paragraph[One two.] paragraph[Three.]");
  expect(proposals(writer.state.doc)).toEqual([]);
  writer.before("Three").press("Backspace");
  expect(writer.text).toBe("paragraph[One two.] paragraph[Three.]");
  expect(proposals(writer.state.doc)).toMatchObject([{ edit: "join" }]);
  expect(writer.cursor).toBe("paragraph[One two.|]");
  expect(shownAll(writer, true)).toBe("paragraph[One two.Three.]");
});

it("proposes other marks and another kind of block, and takes both back when they are as before", () => {
  const writer = suggesting(p("One two."));
  writer.choose("two").press("Control+b");
  expect(proposals(writer.state.doc)).toMatchObject([{ edit: "format" }]);
  expect(shownAll(writer, false)).toBe("paragraph[One two.]");
  writer.press("Control+b");
  expect(proposals(writer.state.doc)).toEqual([]);
  writer.press("Control+Alt+2");
  expect(writer.text).toBe("heading2[One two.]");
  expect(proposals(writer.state.doc)).toMatchObject([{ edit: "change" }]);
  expect(shownAll(writer, false)).toBe("paragraph[One two.]");
});

it("is undone and done again like any edit", () => {
  const writer = suggesting(h(2, "Head"), p("One two."), ul(item("a")))
    .choose("two")
    .type("x");
  const made = writer.text;
  writer.press("Control+z");
  expect(writer.text).toBe("heading2[Head] paragraph[One two.] bullet_list(list_item(paragraph[a]))");
  writer.press("Control+y");
  expect(writer.text).toBe(made);
});

it("leaves an answer as it is", () => {
  const writer = suggesting(p("One two.")).choose("two").type("x");
  const doc = schema.node("doc", null, settled(childrenOf(writer.state.doc), every(true)));
  writer.view.dispatch(asItIs(replaced(writer.state, doc)));
  expect(writer.text).toBe("paragraph[One x.]");
});

it("takes composed input that is marked already as it comes", () => {
  const writer = suggesting(p("One ")).after("One ");
  const ins = mark("ins").create({ id: "c1", by: "ana", at: "2026-05-03T10:00:00Z" });
  writer.view.dispatch(writer.state.tr.insert(5, schema.text("に", [ins])));
  writer.view.dispatch(writer.state.tr.replaceWith(5, 6, schema.text("日本", [ins])));
  expect(writer.text).toBe("paragraph[One <ins>日本</>]");
  expect(proposals(writer.state.doc).map(({ id }) => id)).toEqual(["c1"]);
});

const shownAll = (writer: Writer, yes: boolean) =>
  settled(childrenOf(writer.state.doc), every(yes)).map(shown).join(" ");
