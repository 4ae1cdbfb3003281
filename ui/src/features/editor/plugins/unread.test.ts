// What stands before the text so that the web view need not read all of it: there from the first, whatever becomes of the text,
// and gone once an input method asks.
import { TextSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import { p, Writer } from "../testing";
import { unread } from "./unread";

const there = ({ view }: Writer) => view.dom.querySelectorAll(".unread").length;
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A writer, and an input method that asks when told to. */
function written(asked: boolean | Error = false) {
  let ask = () => {};
  const known = () => (asked instanceof Error ? Promise.reject(asked) : Promise.resolve(asked));
  const writer = new Writer(p("One"), p("Two"), p("Three"));
  const plugins = unread(known, (hear) => {
    ask = hear;
    return () => (ask = () => {});
  });
  writer.view.updateState(writer.state.reconfigure({ plugins: [...plugins, ...writer.state.plugins] }));
  return { writer, ask: () => ask() };
}

it("stands before the text, is no part of it and cannot be written in", () => {
  const { writer } = written();
  expect(writer.view.dom.firstElementChild?.className).toContain("unread");
  expect(writer.view.dom.firstElementChild?.getAttribute("contenteditable")).toBe("false");
  expect(writer.text).toBe("paragraph[One] paragraph[Two] paragraph[Three]");
});

it("stays where the beginning is deleted, and where everything is exchanged", () => {
  const { writer } = written();
  writer.view.dispatch(writer.state.tr.delete(0, 10));
  expect(there(writer)).toBe(1);
  writer.view.dispatch(writer.state.tr.replaceWith(0, writer.state.doc.content.size, p("Else")));
  expect(there(writer)).toBe(1);
  expect(writer.view.dom.firstElementChild?.className).toContain("unread");
});

it("goes when an input method asks, and does not come back", async () => {
  const { writer, ask } = written();
  await settled();
  expect(there(writer)).toBe(1);
  ask();
  expect(there(writer)).toBe(0);
  writer.view.dispatch(writer.state.tr.insertText("Word", 1));
  expect(there(writer)).toBe(0);
});

it.each([true, new Error("nobody knows")])(
  "is gone where one has asked before, or nobody knows: %s",
  async (asked) => {
    const { writer } = written(asked);
    await settled();
    expect(there(writer)).toBe(0);
  },
);

it("says nothing to a text that is not shown any more", async () => {
  const { writer, ask } = written(true);
  writer.view.destroy();
  await settled();
  expect(() => ask()).not.toThrow();
});

it("goes to the beginning, or selects up to it", () => {
  const { writer } = written();
  writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, 8)));
  writer.press("Control+Shift+Home");
  expect(writer.state.selection).toMatchObject({ anchor: 8, head: 1 });
  writer.press("Control+Home");
  expect(writer.state.selection).toMatchObject({ anchor: 1, head: 1 });
});

it("goes there from the first line, and from no other", () => {
  const { writer } = written();
  const at = (pos: number) =>
    writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, pos)));
  at(3);
  writer.press("Shift+ArrowUp");
  expect(writer.state.selection).toMatchObject({ anchor: 3, head: 1 });
  at(3);
  writer.press("ArrowUp");
  expect(writer.state.selection).toMatchObject({ anchor: 1, head: 1 });
  at(8);
  writer.press("ArrowUp");
  expect(writer.state.selection.head).toBe(8);
});

it("puts the cursor where it was when the text is gone to and has none", () => {
  const { writer } = written();
  document.body.append(writer.view.dom);
  writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, 8)));
  getSelection()?.removeAllRanges();
  writer.view.dom.focus();
  expect(getSelection()?.anchorNode?.textContent).toBe("Two");
  expect(getSelection()?.anchorOffset).toBe(2);
  writer.view.destroy();
});

it("is not there in another web view", () => {
  expect(unread(null)).toEqual([]);
});
