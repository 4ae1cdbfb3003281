// A block quotation with its speaker and source. Nothing that is pasted may break out of it: a lost quotation mark
// looks like plagiarism.
import { type Block, common, heard, PLAIN, part } from "./common";

export const quote: Block = {
  node: {
    group: "block",
    content: "(paragraph | bullet_list | ordered_list)+ speaker source",
    defining: true,
    attrs: common,
    parseDOM: [
      { tag: "blockquote", context: "quote//", skip: true, priority: 60 },
      { tag: "hr", context: "quote//", ignore: true, priority: 60 },
      { tag: "blockquote" },
    ],
    toDOM: () => ["blockquote", { class: "quote", ...heard("quote") }, 0],
  },
  parts: { speaker: part("speaker", "text*", PLAIN), source: part("source", "text*", PLAIN) },
};
