// A line of the story repeated large, with its attribution.
import { type Block, common, data, heard, PLAIN, part, placement, readPlacement } from "./common";

export const pull_quote: Block = {
  node: {
    group: "block",
    content: "pull_text attribution",
    isolating: true,
    attrs: { ...common, placement },
    parseDOM: [
      {
        tag: "[data-block=pull_quote]",
        getAttrs: (dom) => ({ placement: readPlacement(dom) }),
        priority: 60,
      },
    ],
    toDOM: (node) => [
      "aside",
      {
        class: "pull_quote",
        "data-block": "pull_quote",
        ...heard("pull_quote"),
        ...data(node.attrs, ["placement"]),
      },
      0,
    ],
  },
  parts: {
    pull_text: part("pull_text", "inline*", "_"),
    attribution: part("attribution", "text*", PLAIN),
  },
};
