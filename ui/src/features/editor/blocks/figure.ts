// One photo with caption and credit. A pasted picture becomes a figure without a photo: its words are kept, and the
// person is asked for the file.
import { Fragment, type Schema } from "prosemirror-model";
import {
  type Block,
  common,
  crop,
  data,
  PLAIN,
  part,
  partFrom,
  placement,
  readPlacement,
  text,
  UUID,
  yesOrNo,
} from "./common";

const CARRIED = ["photo", "crop", "placement", "decorative", "lead"] as const;

function readCrop(json: string | undefined): unknown {
  if (!json) return null;
  try {
    const value: unknown = JSON.parse(json);
    crop(value);
    return value;
  } catch {
    return null;
  }
}

export const figure: Block = {
  node: {
    group: "block",
    content: "caption credit",
    isolating: true,
    draggable: true,
    attrs: {
      ...common,
      photo: { default: null, validate: text(UUID, true) },
      crop: { default: null, validate: crop },
      placement,
      alt: { default: "", validate: text() },
      decorative: { default: false, validate: yesOrNo },
      lead: { default: false, validate: yesOrNo },
    },
    parseDOM: [
      {
        tag: "figure",
        getAttrs: (dom) => {
          const { photo, crop: part, alt, decorative, lead } = dom.dataset;
          if (dom.dataset.block !== "figure" && (!dom.querySelector("img") || dom.querySelector("table")))
            return false;
          return {
            photo: photo && UUID.test(photo) ? photo : null,
            crop: readCrop(part),
            placement: readPlacement(dom),
            alt: alt ?? dom.querySelector("img")?.getAttribute("alt") ?? "",
            decorative: decorative === "true",
            lead: lead === "true",
          };
        },
        getContent: (dom, schema: Schema) => {
          const figure = dom as HTMLElement;
          const find = (name: string) => figure.querySelector(`[data-part=${name}]`);
          return Fragment.from([
            partFrom(schema, "caption", find("caption") ?? figure.querySelector("figcaption")),
            partFrom(schema, "credit", find("credit")),
          ]);
        },
      },
    ],
    toDOM: (node) => [
      "figure",
      { class: "figure", "data-block": "figure", "data-alt": node.attrs.alt, ...data(node.attrs, CARRIED) },
      ["figcaption", 0],
    ],
  },
  parts: { caption: part("caption", "inline*", "_"), credit: part("credit", "text*", PLAIN) },
};
