// A card for something that lives elsewhere: its title and address. Never a live frame in the app.

import { type Block, common, data, PLAIN, placement, readPlacement, text } from "./common";
import { host } from "./providers";

export const embed: Block = {
  node: {
    group: "block",
    content: "text*",
    marks: PLAIN,
    isolating: true,
    attrs: { ...common, provider: { default: "", validate: text() }, url: { validate: text() }, placement },
    parseDOM: [
      {
        tag: "[data-block=embed]",
        getAttrs: (dom) => ({
          provider: dom.dataset.provider ?? "",
          url: dom.dataset.url ?? "",
          placement: readPlacement(dom),
        }),
        contentElement: ".embed_title",
      },
    ],
    toDOM: (node) => [
      "div",
      { class: "embed", "data-block": "embed", ...data(node.attrs, ["provider", "url", "placement"]) },
      ["div", { class: "embed_title", dir: "auto" }, 0],
      ["div", { class: "embed_about", contenteditable: "false" }, host(node.attrs.url)],
    ],
  },
};
