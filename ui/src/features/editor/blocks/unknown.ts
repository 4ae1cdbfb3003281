// A block from a newer Galley: kept as it is, shown, never changed.
import { words } from "../words";
import { type Block, common, heard, text } from "./common";

/** The words in an opaque block, as far as they can be found. */
function wordsIn(json: string): string {
  try {
    const found: string[] = [];
    JSON.parse(json, (key, value) => {
      if (key === "text" && typeof value === "string") found.push(value);
      return value;
    });
    return found.join(" ");
  } catch {
    return "";
  }
}

export const unknown: Block = {
  node: {
    group: "block",
    atom: true,
    isolating: true,
    attrs: { ...common, json: { validate: text() } },
    parseDOM: [{ tag: "[data-block=unknown]", getAttrs: (dom) => ({ json: dom.dataset.json ?? "" }) }],
    toDOM: (node) => [
      "div",
      { class: "unknown", "data-block": "unknown", "data-json": node.attrs.json, ...heard("unknown") },
      ["div", { class: "unknown_note" }, words.unknown],
      ["div", { class: "unknown_words", dir: "auto" }, wordsIn(node.attrs.json)],
    ],
  },
};
