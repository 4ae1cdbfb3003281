// The marks, in Rust's order of rank: the order in which they are stored.
import type { MarkSpec } from "prosemirror-model";
import { tintOf } from "../../shared/tint";
import { text } from "./blocks/common";
import { LABEL } from "./blocks/footnote";

/** Where a link may go; anything else (scripts, files) is not taken from a paste. */
export const LINK = /^(?:https?:\/\/|mailto:|tel:|#|story:)/i;

const change = { id: { validate: text() }, by: { validate: text() }, at: { validate: text() } };

/** The marks that words had before a proposed change of them. */
function was(value: unknown) {
  if (!Array.isArray(value) || value.some((mark) => typeof mark?.type !== "string"))
    throw new RangeError("the marks before are not permitted");
}

const suggestion = (tag: "ins" | "del"): MarkSpec => ({
  attrs: change,
  inclusive: false,
  parseDOM: [
    {
      tag: `${tag}[data-id]`,
      priority: 60,
      getAttrs: ({ dataset }) => ({ id: dataset.id ?? "", by: dataset.by ?? "", at: dataset.at ?? "" }),
    },
  ],
  toDOM: ({ attrs }) => [
    tag,
    { class: tintOf(attrs.by), "data-id": attrs.id, "data-by": attrs.by, "data-at": attrs.at },
    0,
  ],
});

export const marks = {
  link: {
    attrs: { href: { validate: text() } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = dom.getAttribute("href") ?? "";
          return LINK.test(href) ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => [
      "a",
      LINK.test(attrs.href) ? { href: attrs.href, title: attrs.href } : { class: "nowhere" },
      0,
    ],
  },
  note: {
    attrs: { label: { validate: text(LABEL) } },
    inclusive: false,
    excludes: "note link strong em strike sup sub code",
    parseDOM: [
      {
        tag: "sup.note[data-label]",
        priority: 60,
        getAttrs: ({ dataset: { label } }) => (label && LABEL.test(label) ? { label } : false),
      },
    ],
    toDOM: ({ attrs }) => ["sup", { class: "note", "data-label": attrs.label }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strike: { parseDOM: [{ tag: "s" }, { tag: "strike" }, { tag: "del" }], toDOM: () => ["s", 0] },
  sup: { excludes: "sup sub", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
  sub: { excludes: "sub sup", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
  code: {
    code: true,
    parseDOM: [{ tag: "code" }, { tag: "kbd" }, { tag: "samp" }],
    toDOM: () => ["code", { spellcheck: "false" }, 0],
  },
  ins: suggestion("ins"),
  del: suggestion("del"),
  format: {
    attrs: { ...change, was: { validate: was } },
    inclusive: false,
    toDOM: ({ attrs }) => ["span", { class: `format ${tintOf(attrs.by)}` }, 0],
  },
} satisfies Record<string, MarkSpec>;
