// Several photos together.
import { type Block, common, data, oneOf, placement, readPlacement } from "./common";

const LAYOUTS = ["grid", "slideshow", "row"];

export const gallery: Block = {
  node: {
    group: "block",
    content: "figure+",
    isolating: true,
    attrs: { ...common, layout: { default: "grid", validate: oneOf(LAYOUTS) }, placement },
    parseDOM: [
      {
        tag: "[data-block=gallery]",
        getAttrs: (dom) => ({
          layout: LAYOUTS.find((one) => one === dom.dataset.layout) ?? "grid",
          placement: readPlacement(dom),
        }),
      },
    ],
    toDOM: (node) => [
      "div",
      { class: "gallery", "data-block": "gallery", ...data(node.attrs, ["layout", "placement"]) },
      0,
    ],
  },
};
