// Verbatim lines.
import { type Block, common, text } from "./common";

export const LANGUAGE = /^[A-Za-z0-9+#.\-_]{0,32}$/;

export const code_block: Block = {
  node: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    attrs: { ...common, language: { default: "", validate: text(LANGUAGE) } },
    parseDOM: [
      {
        tag: "pre",
        preserveWhitespace: "full",
        getAttrs: ({ dataset: { language = "" } }) => ({ language: LANGUAGE.test(language) ? language : "" }),
      },
    ],
    toDOM: (node) => [
      "pre",
      { spellcheck: "false", ...(node.attrs.language ? { "data-language": node.attrs.language } : {}) },
      ["code", 0],
    ],
  },
};
