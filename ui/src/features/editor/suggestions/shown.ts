// Proposals about whole blocks as they are shown: a class on the block, and words for who cannot see it. What is proposed for
// words is drawn by the marks themselves.
import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import { tintOf } from "../../../shared/tint";
import { marking } from "../plugins/in_changed";
import { tcOf } from "./change";
import { words } from "./words";

function marksOf(block: Node, pos: number): Decoration[] {
  const found: Decoration[] = [];
  const look = (node: Node, at: number) => {
    const tc = tcOf(node);
    if (tc?.kind) {
      const say = words.blocks[tc.kind];
      found.push(
        Decoration.node(at, at + node.nodeSize, {
          class: `proposed proposed-${tc.kind} ${tintOf(tc.by)}`,
          "data-proposed": say,
          "aria-description": say,
        }),
      );
    }
    if (!node.isTextblock) node.forEach((child, offset) => void look(child, at + 1 + offset));
  };
  look(block, pos);
  return found;
}

export const shown = () => marking(marksOf);
