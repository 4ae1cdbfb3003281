// A press on the sign of a footnote, with the key that follows a link, leads to its text.
import { Plugin } from "prosemirror-state";
import { toText } from "../commands/notes";
import { mark } from "../schema";

export const notes = () =>
  new Plugin({
    props: {
      handleClick: (view, pos, event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const sign = mark("note").isInSet(view.state.doc.nodeAt(pos)?.marks ?? []);
        const tr = sign && toText(view.state, sign.attrs.label);
        if (!tr) return false;
        view.dispatch(tr);
        return true;
      },
    },
  });
