// What is copied out of the text: HTML as other programs read it, without what is only for the editor, and plain text
// with credits and speakers in it. The attributes that stay are those Galley reads again.
import { DOMSerializer, type Fragment, type Node, type Slice } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { schema } from "../schema";

/** What lies beside the HTML of a copy out of Galley: other editors are made of ProseMirror too. */
export const COPIED_HERE = "application/x-galley";

/** Lays it beside every copy from now on; answers how to end that. */
export function markCopies({ dom }: EditorView): () => void {
  const mark = ({ clipboardData, defaultPrevented }: ClipboardEvent) => {
    if (defaultPrevented) clipboardData?.setData(COPIED_HERE, "1");
  };
  // Heard after ProseMirror, which empties the clipboard and fills it.
  const kinds = ["copy", "cut"] as const;
  for (const kind of kinds) dom.addEventListener(kind, mark);
  return () => {
    for (const kind of kinds) dom.removeEventListener(kind, mark);
  };
}

/** Only for the eyes or hands of somebody in the editor. */
const NOISE = [
  "class",
  "dir",
  "spellcheck",
  "contenteditable",
  "data-placeholder",
  "title",
  "draggable",
  "role",
  "aria-label",
];
/** Parts whose lines HTML has an element for. */
const TAGS: Record<string, string> = {
  speaker: "footer",
  source: "footer",
  pull_text: "p",
  attribution: "footer",
  box_title: "p",
  table_caption: "caption",
  related_item: "p",
};
/** Classes that are read again. */
const KEPT = ["embed_title", "note"];

function named(element: Element, tag: string): Element {
  const made = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes]) made.setAttribute(name, value);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

function tidy(root: DocumentFragment | HTMLElement) {
  for (const part of [...root.querySelectorAll("[data-part]")]) {
    const name = part.getAttribute("data-part") ?? "";
    const tag = TAGS[name];
    const made = tag ? named(part, tag) : part;
    if (name === "table_caption") made.parentElement?.querySelector("table")?.prepend(made);
  }
  for (const note of [...root.querySelectorAll("[contenteditable=false]")]) note.remove();
  for (const element of [...root.querySelectorAll("*")]) {
    const kept = KEPT.filter((name) => element.classList.contains(name));
    for (const name of NOISE) element.removeAttribute(name);
    if (kept.length > 0) element.className = kept.join(" ");
    // Empty parts say nothing; a link to a story without a title still leads there.
    if (element.hasAttribute("data-part") && !element.hasAttribute("data-href") && !element.firstChild)
      element.remove();
  }
  root.querySelector("*")?.setAttribute("data-galley", "");
}

class Copy extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    // It calls itself for what is inside, which is then put in order with the whole.
    if (!target) tidy(made);
    return made;
  }
}

export const serializer = new Copy(
  DOMSerializer.nodesFromSchema(schema),
  DOMSerializer.marksFromSchema(schema),
);

/** A line of plain text; a break is a line end. */
const line = (node: Node) => node.textBetween(0, node.content.size, "", "\n").trim();

const joined = (parts: string[], between: string) => parts.filter(Boolean).join(between);

function inner(node: Node, write: (child: Node, index: number) => string, between = "\n"): string {
  const parts: string[] = [];
  node.forEach((child, _offset, index) => void parts.push(write(child, index)));
  return joined(parts, between);
}

/** The last lines of a block that say who: "— Ana Silva, Radio North". */
function said(node: Node): string {
  const names: string[] = [];
  node.forEach((child) => {
    if (["speaker", "source", "attribution"].includes(child.type.name)) names.push(line(child));
  });
  const who = joined(names, ", ");
  return who && `— ${who}`;
}

const indented = (text: string) => text.replaceAll("\n", "\n  ");

function plain(node: Node): string {
  const name = node.type.name;
  if (node.isText) return node.text ?? "";
  if (name === "speaker" || name === "source" || name === "attribution") return "";
  if (node.type.spec.code) return node.textContent;
  if (node.isTextblock) return line(node);
  switch (name) {
    case "bullet_list":
      return inner(node, (item) => `- ${indented(inner(item, plain))}`);
    case "ordered_list":
      return inner(node, (item, i) => `${Number(node.attrs.start) + i}. ${indented(inner(item, plain))}`);
    case "quote":
    case "pull_quote":
      return joined([inner(node, plain, "\n\n"), said(node)], "\n");
    case "figure": {
      const [caption, credit] = [node.child(0), node.child(1)].map(line);
      return joined([caption ?? "", credit ? `(${credit})` : ""], " ");
    }
    case "table_row":
      return inner(node, (cell) => line(cell) || " ", "\t");
    case "table_grid":
      return inner(node, plain);
    case "divider":
      return "* * *";
    case "footnote":
      return `[${node.attrs.label}] ${inner(node, plain)}`;
    default:
      return inner(node, plain, name === "fact_box" || name === "gallery" ? "\n\n" : "\n");
  }
}

/** A copied stretch as plain text. */
export function clipboardText({ content }: Slice): string {
  const parts: string[] = [];
  content.forEach((block) => void parts.push(plain(block)));
  return content.firstChild?.isInline ? parts.join("") : joined(parts, "\n\n");
}
