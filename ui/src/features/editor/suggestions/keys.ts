// Deleting while suggesting: what is to go already is stepped over, and the cursor goes on. Composed input begins in words
// that are proposed as new, so that the browser never has to move what it is composing.
import type { Command } from "prosemirror-state";
import { Plugin, TextSelection } from "prosemirror-state";
import { type Change, find, signed } from "./change";
import { forwards } from "./proposed";

/** A character of the line before or behind the cursor that is not to go already. */
interface Letter {
  from: number;
  to: number;
  sign: string;
}

let made: Intl.Segmenter | undefined;
/** Made when it is needed first: it reads much of the language's data. */
const segments = () => {
  made ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return made;
};

function letters(state: Parameters<Command>[0], way: -1 | 1): Letter[] {
  const { $from } = state.selection;
  const found: Letter[] = [];
  $from.parent.forEach((node, offset) => {
    if (find(node.marks, "del")) return;
    const start = $from.start() + offset;
    if (!node.isText) {
      found.push({ from: start, to: start + node.nodeSize, sign: "\n" });
      return;
    }
    for (const { segment, index } of segments().segment(node.text ?? "")) {
      found.push({ from: start + index, to: start + index + segment.length, sign: segment });
    }
  });
  const here = $from.pos;
  return way < 0 ? found.filter(({ to }) => to <= here).reverse() : found.filter(({ from }) => from >= here);
}

const LETTER = /[\p{Alphabetic}\p{N}]/u;

/** Deletes a character, or a word. */
export const erase =
  (way: -1 | 1, word: boolean): Command =>
  (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof TextSelection) || !selection.empty) return false;
    if (!selection.$from.parent.inlineContent || selection.$from.parent.type.spec.code) return false;
    const there = letters(state, way);
    if (there.length === 0) return false;
    const blanks = word ? there.findIndex(({ sign }) => LETTER.test(sign)) : 0;
    const rest = there.slice(Math.max(blanks, 0));
    const end = word ? rest.findIndex(({ sign }) => !LETTER.test(sign)) : 1;
    const some = there.slice(0, Math.max(blanks, 0) + (end < 0 ? rest.length : Math.max(end, 1)));
    const from = Math.min(...some.map((one) => one.from));
    const to = Math.max(...some.map((one) => one.to));
    const tr = state.tr.delete(from, to).scrollIntoView();
    dispatch?.(way > 0 ? forwards(tr) : tr);
    return true;
  };

/** Puts the cursor beyond what is to go at the edge of a line, so that the next key meets the block beside it. */
const overDeleted =
  (way: -1 | 1): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || !$from.parent.inlineContent || letters(state, way).length > 0) return false;
    const edge = way < 0 ? $from.start() : $from.end();
    if (edge === $from.pos) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, edge)));
    // The key goes on to whoever joins blocks.
    return false;
  };

/** Hears the keys while somebody suggests; `who` answers nobody otherwise. */
export const suggestingKeys = (who: () => Change | null): Plugin =>
  new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const way = event.key === "Backspace" ? -1 : event.key === "Delete" ? 1 : 0;
        if (way === 0 || event.metaKey || event.isComposing || !who()) return false;
        if (erase(way, event.ctrlKey || event.altKey)(view.state, view.dispatch, view)) return true;
        return overDeleted(way)(view.state, view.dispatch, view);
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          const by = who();
          if (!by) return false;
          if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
          const { $from } = view.state.selection;
          const kept = (view.state.storedMarks ?? $from.marks()).filter(({ type }) => type.name !== "del");
          const next = find($from.nodeBefore?.marks ?? [], "ins");
          const ins = next?.attrs.by === by.by ? next : signed("ins", by);
          if ($from.parent.inlineContent && !$from.parent.type.spec.code)
            view.dispatch(view.state.tr.setStoredMarks(ins.addToSet(kept)));
          return false;
        },
      },
    },
  });
