// A small language for the editor's tests: a text with its blocks in brackets, a cursor, keys and letters.
import type { Node } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { node, schema } from "./schema";
import { stateOf } from "./text";

export const text = (words: string) => (words ? [schema.text(words)] : []);
export const p = (words = "") => node("paragraph").create(null, text(words));
export const h = (level: number, words: string) => node("heading").create({ level }, text(words));
export const quote = (words: string, speaker = "", source = "") =>
  node("quote").create(null, [
    ...words.split("|").map(p),
    node("speaker").create(null, text(speaker)),
    node("source").create(null, text(source)),
  ]);
export const figure = (caption = "", credit = "", attrs = {}) =>
  node("figure").create(attrs, [
    node("caption").create(null, text(caption)),
    node("credit").create(null, text(credit)),
  ]);
export const item = (words: string, ...more: Node[]) => node("list_item").create(null, [p(words), ...more]);
export const ul = (...items: Node[]) => node("bullet_list").create(null, items);
export const ol = (start: number, ...items: Node[]) => node("ordered_list").create({ start }, items);
export const gallery = (...figures: Node[]) => node("gallery").create(null, figures);
export const box = (title: string, ...blocks: Node[]) =>
  node("fact_box").create(null, [node("box_title").create(null, text(title)), ...blocks]);
/** A table as `"Year|Boats", "1968|40"`: the first row is the header. */
export const table = (...rows: string[]) => {
  const cells = (row: string, kind: string) =>
    row.split("|").map((one) => node(kind).create(null, text(one)));
  const made = rows.map((row, i) =>
    node("table_row").create(null, cells(row, i ? "table_cell" : "table_header")),
  );
  return node("table").create(null, [node("table_caption").create(), node("table_grid").create(null, made)]);
};
export const note = (label: string, words: string) => node("footnote").create({ label }, p(words));
export const doc = (...blocks: Node[]) => schema.node("doc", null, blocks);

/** A document as `quote(paragraph[One] speaker[Ana] source[])`, without ids and other attributes. */
export function shown(block: Node): string {
  if (block.isText) {
    const marks = block.marks.map((mark) => mark.type.name).join("+");
    return marks ? `<${marks}>${block.text}</>` : (block.text ?? "");
  }
  const inside: string[] = [];
  block.forEach((child) => void inside.push(shown(child)));
  if (block.type.name === "doc") return inside.join(" ");
  const name = block.type.name === "heading" ? `heading${block.attrs.level}` : block.type.name;
  if (block.isTextblock) return `${name}[${inside.join("")}]`;
  return inside.length > 0 ? `${name}(${inside.join(" ")})` : name;
}

/** Somebody at a text: the cursor goes to words, keys are pressed, letters typed. */
export class Writer {
  readonly view: EditorView;

  constructor(...blocks: Node[]) {
    this.view = new EditorView(document.createElement("div"), { state: stateOf(doc(...blocks), []) });
    // Without a layout a text is one line.
    this.view.endOfTextblock = (side, state = this.view.state) => {
      const { $head } = state.selection;
      if (side === "up" || side === "down") return true;
      return side === "backward"
        ? $head.parentOffset === 0
        : $head.parentOffset === $head.parent.content.size;
    };
  }

  get state(): EditorState {
    return this.view.state;
  }

  get text(): string {
    return shown(this.state.doc);
  }

  /** The words of the block part that the cursor is in, with the cursor as `|`. */
  get cursor(): string {
    const { $from } = this.state.selection;
    const words = $from.parent.textContent;
    return `${$from.parent.type.name}[${words.slice(0, $from.parentOffset)}|${words.slice($from.parentOffset)}]`;
  }

  /** Puts the cursor behind words; `""` is the start. */
  after(words: string): this {
    let at = -1;
    this.state.doc.descendants((child, pos) => {
      if (at < 0 && child.isText && child.text?.includes(words))
        at = pos + child.text.indexOf(words) + words.length;
    });
    const selection =
      words === "" ? Selection.atStart(this.state.doc) : TextSelection.create(this.state.doc, at);
    this.view.dispatch(this.state.tr.setSelection(selection));
    return this;
  }

  /** Puts the cursor in front of words. */
  before(words: string): this {
    this.after(words);
    const pos = this.state.selection.from - words.length;
    this.view.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, pos)));
    return this;
  }

  /** Does it, as from the palette; answers whether it could be done. */
  run(command: Command): boolean {
    return command(this.view.state, this.view.dispatch, this.view);
  }

  /** Chooses words. */
  choose(words: string): this {
    this.after(words);
    const { to } = this.state.selection;
    this.view.dispatch(
      this.state.tr.setSelection(TextSelection.create(this.state.doc, to - words.length, to)),
    );
    return this;
  }

  press(...keys: string[]): this {
    for (const one of keys) {
      const parts = one.split("+");
      const key = parts.pop() ?? "";
      const event = new KeyboardEvent("keydown", {
        key,
        ctrlKey: parts.includes("Control"),
        shiftKey: parts.includes("Shift"),
        altKey: parts.includes("Alt"),
      });
      this.view.someProp("handleKeyDown", (handle) => handle(this.view, event));
    }
    return this;
  }

  type(words: string): this {
    for (const letter of words) {
      const { from, to } = this.state.selection;
      const plain = () => this.state.tr.insertText(letter, from, to);
      if (!this.view.someProp("handleTextInput", (handle) => handle(this.view, from, to, letter, plain))) {
        this.view.dispatch(plain());
      }
    }
    return this;
  }
}
