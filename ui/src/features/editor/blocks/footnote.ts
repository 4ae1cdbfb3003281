// The text of a footnote; the mark `note` on words refers to it by its label.
import { type Block, common, text } from "./common";

export const LABEL = /^[A-Za-z0-9_-]{1,32}$/;

export const footnote: Block = {
  node: {
    group: "block",
    content: "(paragraph | bullet_list | ordered_list)+",
    isolating: true,
    attrs: { ...common, label: { validate: text(LABEL) } },
    parseDOM: [
      {
        tag: "[data-block=footnote]",
        getAttrs: ({ dataset: { label } }) => (label && LABEL.test(label) ? { label } : false),
      },
    ],
    toDOM: (node) => [
      "div",
      { class: "footnote", "data-block": "footnote", "data-label": node.attrs.label },
      0,
    ],
  },
};
