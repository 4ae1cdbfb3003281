// Many blocks that come at once, as in a long paste, are drawn in two goes: those in sight with the frame that brings them,
// all others a sheet at a time once the hands rest. Until then they take about the room they will have, and whatever is
// scrolled to is drawn anyway: see `.unlaid` in text.css. ProseMirror keeps what is in sight where it is.
import { Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { pause } from "../../../shared/quiet";

/** Fewer blocks than these are drawn with one frame as fast. */
const MANY = 60;
/** So many on either side of the cursor can be in sight. */
const NEAR = 20;
/** So many are drawn between two frames, so that a key in between is not held up. */
const SHEET = 24;
/** Letters of a line and the height of a line, in pixels; about, and only until the block is drawn. */
const LINE = { letters: 72, height: 30 };

const KEY = new PluginKey<DecorationSet>("unlaid");

/** Where a transaction put something, as the text is after it. */
function reach(tr: Transaction): { from: number; to: number } {
  let from = tr.doc.content.size;
  let to = 0;
  tr.mapping.maps.forEach((map, step) => {
    const rest = tr.mapping.slice(step + 1);
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  });
  return { from, to };
}

function come(tr: Transaction): Decoration[] {
  const { from, to } = reach(tr);
  const here = tr.selection.$head.index(0);
  const found: Decoration[] = [];
  tr.doc.forEach((block, pos, index) => {
    const inside = pos >= from && pos + block.nodeSize <= to;
    // Of pictures and tables nobody knows how high they will be.
    if (!inside || !block.isTextblock || Math.abs(index - here) < NEAR) return;
    const height = Math.ceil(block.content.size / LINE.letters) * LINE.height;
    const style = `contain-intrinsic-block-size: auto ${height}px`;
    found.push(Decoration.node(pos, pos + block.nodeSize, { class: "unlaid", style }));
  });
  return found;
}

/** Draws what is left, a sheet at a time. */
async function lay(view: EditorView) {
  const left = () => !view.isDestroyed && Boolean(KEY.getState(view.state)?.find().length);
  await pause();
  while (left()) {
    view.dispatch(view.state.tr.setMeta(KEY, SHEET));
    await new Promise(requestAnimationFrame);
  }
}

export const unlaid = () =>
  new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, old) => {
        const laid = tr.getMeta(KEY) as number | undefined;
        if (laid) return before.remove(before.find().slice(0, laid));
        if (!tr.docChanged) return before;
        const left = before.map(tr.mapping, tr.doc);
        return tr.doc.childCount - old.doc.childCount > MANY ? left.add(tr.doc, come(tr)) : left;
      },
    },
    view: () => {
      let laying = false;
      return {
        update: (view) => {
          if (laying || KEY.getState(view.state) === DecorationSet.empty) return;
          laying = true;
          void lay(view).finally(() => (laying = false));
        },
      };
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
