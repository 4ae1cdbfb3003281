// Lists, with bullets or numbers. An item begins with a paragraph and may hold lists of its own.
import { type Block, common, whole } from "./common";

const parts = {
  list_item: {
    content: "paragraph (paragraph | bullet_list | ordered_list | code_block)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0] as const,
  },
};

export const bullet_list: Block = {
  node: {
    group: "block",
    content: "list_item+",
    attrs: common,
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", { role: "list" }, 0],
  },
  parts,
};

export const ordered_list: Block = {
  node: {
    group: "block",
    content: "list_item+",
    attrs: { ...common, start: { default: 1, validate: whole(0, 999_999_999) } },
    parseDOM: [
      {
        tag: "ol",
        getAttrs: (dom) => {
          const start = Number(dom.getAttribute("start") ?? 1);
          return { start: Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1 };
        },
      },
    ],
    toDOM: (node) => [
      "ol",
      { role: "list", ...(node.attrs.start === 1 ? {} : { start: String(node.attrs.start) }) },
      0,
    ],
  },
  parts,
};
