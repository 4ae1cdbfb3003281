// Says in a text without a word where one begins to write. Not left to `:has()`: when many blocks come at once, WebKit does not
// always see that the text is not empty any more.
import { Plugin } from "prosemirror-state";
import { node } from "../schema";
import { words } from "../words";

export const begin = () =>
  new Plugin({
    props: {
      attributes: ({ doc }): Record<string, string> => {
        const only = doc.childCount === 1 ? doc.firstChild : null;
        const empty = only?.type === node("paragraph") && only.content.size === 0;
        return empty ? { "data-begin": words.begin } : {};
      },
    },
  });
