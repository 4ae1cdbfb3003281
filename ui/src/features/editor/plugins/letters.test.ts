// Which letters the page puts in itself, and that the text is then the one that was typed.
import type { Node } from "prosemirror-model";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { afterEach, expect, it, vi } from "vitest";
import { mark, node, schema } from "../schema";
import { figure, p, Writer } from "../testing";
import { letters } from "./letters";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const open: Writer[] = [];
afterEach(() => {
  for (const { view } of open.splice(0)) view.destroy();
});

/** A writer on the page, and a screen reader that begins to listen when told to. */
function written(...blocks: Node[]) {
  let listen = () => {};
  const writer = new Writer(...blocks);
  open.push(writer);
  const plugins = letters(
    () => Promise.resolve(false),
    (hear) => {
      listen = hear;
      return () => {};
    },
  );
  document.body.append(writer.view.dom);
  writer.view.updateState(writer.state.reconfigure({ plugins: [...plugins, ...writer.state.plugins] }));
  writer.view.focus();
  return { writer, listen: () => listen() };
}

/** Presses a key; answers whether the page put something in. */
const pressed = ({ view }: Writer, key: string, more: KeyboardEventInit = {}) =>
  Boolean(
    view.someProp("handleKeyPress", (handle) =>
      handle(view, new KeyboardEvent("keypress", { key, ...more })),
    ),
  );

it.each(["d", " ", "ß", "字", "😀"])(
  "puts %s in where the cursor is, and goes on behind it",
  async (letter) => {
    const { writer } = written(p("A wor"), p("Last"));
    writer.after("wo");
    expect(pressed(writer, letter)).toBe(true);
    await settled();
    expect(writer.text).toBe(`paragraph[A wo${letter}r] paragraph[Last]`);
    expect(writer.cursor).toBe(`paragraph[A wo${letter}|r]`);
  },
);

it("puts one in after the other, faster than they are read", async () => {
  const { writer } = written(p("A"), p("Last"));
  writer.after("A");
  for (const letter of " ferry") {
    expect(pressed(writer, letter)).toBe(true);
    await Promise.resolve();
  }
  await settled();
  expect(writer.text).toBe("paragraph[A ferry] paragraph[Last]");
});

it("goes on in bold words, and leaves the end of a link to the web view", async () => {
  const bold = schema.text("bold", [mark("strong").create()]);
  const linked = schema.text("link", [mark("link").create({ href: "https://example.org" })]);
  const { writer } = written(node("paragraph").create(null, [bold, schema.text(" and "), linked]));
  writer.after("bold");
  expect(pressed(writer, "s")).toBe(true);
  await settled();
  expect(writer.text).toBe("paragraph[<strong>bolds</> and <link>link</>]");
  writer.after("link");
  expect(pressed(writer, "s")).toBe(false);
});

it.each<[string, (writer: Writer) => boolean]>([
  ["the beginning of a line", (writer) => pressed(writer.after(""), "a")],
  ["an empty line", (writer) => pressed(at(writer, 12), "a")],
  ["selected words", (writer) => pressed(writer.choose("words"), "a")],
  ["a block", (writer) => pressed(chosen(writer), "a")],
  ["marks that were asked for", (writer) => pressed(marked(writer.after("words")), "a")],
  ["a key with a name", (writer) => pressed(writer.after("words"), "Enter")],
  ["a command", (writer) => pressed(writer.after("words"), "a", { ctrlKey: true })],
])("leaves to the web view: %s", (_, press) => {
  const { writer } = written(p("Some words"), p(), figure("A caption"));
  expect(press(writer)).toBe(false);
});

it("leaves to the web view a cursor that ProseMirror does not know of yet", () => {
  const { writer } = written(p("Some words"), p("Last"));
  writer.after("words");
  const elsewhere = {
    isCollapsed: true,
    anchorNode: writer.view.domAtPos(3).node,
    anchorOffset: 2,
  } as Selection;
  vi.spyOn(document, "getSelection").mockReturnValueOnce(elsewhere);
  expect(pressed(writer, "a")).toBe(false);
});

it("leaves everything to the web view once a screen reader listens", () => {
  const { writer, listen } = written(p("Some words"), p("Last"));
  writer.after("words");
  listen();
  expect(pressed(writer, "a")).toBe(false);
});

it("is not there in another web view", () => {
  expect(letters(null)).toEqual([]);
});

const at = (writer: Writer, pos: number) => {
  writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, pos + 1)));
  return writer;
};
const chosen = (writer: Writer) => {
  const { doc } = writer.state;
  const last = doc.resolve(doc.content.size).nodeBefore?.nodeSize ?? 0;
  writer.view.dispatch(writer.state.tr.setSelection(NodeSelection.create(doc, doc.content.size - last)));
  return writer;
};
const marked = (writer: Writer) => {
  writer.view.dispatch(writer.state.tr.addStoredMark(mark("strong").create()));
  return writer;
};
