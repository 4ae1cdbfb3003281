// What a comment would be about at this moment: a field of the head, words, or a whole block.
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { CommentOn } from "../../backend/generated/commands";
import { beginComment, newSpans } from "./plugins/comments";
import { words } from "./words";

/** Something to comment on. */
export interface About {
  /** The words, or what else it is, for people. */
  on: string;
  /** It is words of the text. */
  quote: boolean;
  /** Where that is when the comment is made, because the text may have changed meanwhile; `null` when it is gone. */
  place: () => CommentOn | null;
}

export const aboutField = ({ id, label }: { id: string; label: string }): About => ({
  on: label,
  quote: false,
  place: () => ({ on: "field", field: id }),
});

/** The selection, the word at the cursor or the block around it; `null` where there is nothing but the story. */
export function aboutHere(view: EditorView): About | null {
  const { selection } = view.state;
  const begun = selection instanceof NodeSelection ? null : beginComment(view.state);
  if (begun) {
    view.dispatch(begun);
    const quote = newSpans(view.state).map(({ words }) => words);
    const place = (): CommentOn | null => {
      const spans = newSpans(view.state);
      return spans.length > 0 ? { on: "words", spans } : null;
    };
    return { on: quote.join("\n"), quote: true, place };
  }
  const block = selection.$from.depth > 0 ? selection.$from.node(1) : selection.$from.nodeAfter;
  // An empty paragraph is nothing to speak of; an empty figure is.
  if (!block || block.isTextblock) return null;
  return { on: words.comment.part, quote: false, place: () => ({ on: "block", block: block.attrs.id }) };
}
