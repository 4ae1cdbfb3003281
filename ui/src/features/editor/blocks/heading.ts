// A subheading of level 2, 3 or 4; the headline is level 1 and stands above the text.
import { type Block, common, whole } from "./common";

export const heading: Block = {
  node: {
    group: "block",
    content: "text*",
    defining: true,
    attrs: { ...common, level: { default: 2, validate: whole(2, 4) } },
    parseDOM: [
      { tag: "h1, h2", attrs: { level: 2 } },
      { tag: "h3", attrs: { level: 3 } },
      { tag: "h4, h5, h6", attrs: { level: 4 } },
    ],
    toDOM: (node) => [`h${node.attrs.level}`, { dir: "auto" }, 0],
  },
};
