// A line between parts of the text.
import { type Block, common } from "./common";

export const divider: Block = {
  node: {
    group: "block",
    attrs: common,
    parseDOM: [{ tag: "hr" }],
    toDOM: () => ["hr", { class: "divider" }],
  },
};
