// A paragraph. Headings inside of what may only hold paragraphs arrive as paragraphs, so that nothing breaks out.
import { type Block, common } from "./common";

export const paragraph: Block = {
  node: {
    group: "block",
    content: "inline*",
    attrs: common,
    parseDOM: [
      { tag: "p" },
      ...["quote//", "list_item//", "footnote//"].map((context) => ({
        tag: "h1, h2, h3, h4, h5, h6",
        context,
        priority: 60,
      })),
    ],
    toDOM: () => ["p", { dir: "auto" }, 0],
  },
};
