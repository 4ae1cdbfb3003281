// Facts set apart from the running text, with a title of their own.
import { type Block, common, data, heard, PLAIN, part, placement, readPlacement } from "./common";

export const fact_box: Block = {
  node: {
    group: "block",
    content:
      "box_title (paragraph | heading | bullet_list | ordered_list | quote | figure | divider | code_block)+",
    isolating: true,
    attrs: { ...common, placement },
    parseDOM: [
      { tag: "[data-block=fact_box]", getAttrs: (dom) => ({ placement: readPlacement(dom) }), priority: 60 },
    ],
    toDOM: (node) => [
      "aside",
      {
        class: "fact_box",
        "data-block": "fact_box",
        ...heard("fact_box"),
        ...data(node.attrs, ["placement"]),
      },
      0,
    ],
  },
  parts: { box_title: part("box_title", "text*", PLAIN) },
};
