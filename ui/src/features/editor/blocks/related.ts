// Links to other stories, of the desk or outside.
import { type Block, common, PLAIN, text } from "./common";

export const related: Block = {
  node: {
    group: "block",
    content: "related_item+",
    isolating: true,
    attrs: common,
    parseDOM: [{ tag: "[data-block=related]" }],
    toDOM: () => ["div", { class: "related", "data-block": "related" }, 0],
  },
  parts: {
    related_item: {
      content: "text*",
      marks: PLAIN,
      isolating: true,
      attrs: { href: { default: "", validate: text() } },
      parseDOM: [
        {
          tag: "[data-part=related_item]",
          getAttrs: (dom) => ({ href: dom.dataset.href ?? "" }),
          priority: 60,
        },
      ],
      toDOM: (node) => [
        "div",
        { class: "related_item", "data-part": "related_item", "data-href": node.attrs.href, dir: "auto" },
        0,
      ],
    },
  },
};
