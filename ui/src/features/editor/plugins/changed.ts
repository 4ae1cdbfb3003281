// Marks in the margin the blocks that an editor has not seen in this form: those that changed since the approval.
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { words } from "../words";

const key = new PluginKey<DecorationSet>("changed");

export const changed = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before) => tr.getMeta(key) ?? before.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => key.getState(state) },
  });

/** Marks these top-level blocks, and no others. */
export function markChanged(view: EditorView, blocks: readonly number[]) {
  const wanted = new Set(blocks);
  const found: Decoration[] = [];
  view.state.doc.forEach((block, pos, index) => {
    if (wanted.has(index)) {
      found.push(
        Decoration.node(pos, pos + block.nodeSize, { class: "changed", "data-changed": words.changed }),
      );
    }
  });
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, found)));
}
