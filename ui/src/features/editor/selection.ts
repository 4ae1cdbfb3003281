// Several blocks chosen as wholes. ProseMirror has a selection for one node and one for words; between them stands this
// one, so that moving, copying, dragging and deleting take the blocks and never half of one.
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { NodeSelection, Selection, type Transaction } from "prosemirror-state";
import type { Mappable } from "prosemirror-transform";

/** Neighbouring top-level blocks; anchor and head stand in gaps between blocks, on either side of them. */
export class BlocksSelection extends Selection {
  /** The blocks from one index to another, in the order in which they were chosen. */
  static create(doc: Node, anchor: number, head: number): BlocksSelection {
    const back = head < anchor;
    const from = doc.resolve(gap(doc, back ? anchor + 1 : anchor));
    return new BlocksSelection(from, doc.resolve(gap(doc, back ? head : head + 1)));
  }

  static override fromJSON(doc: Node, json: { anchor: number; head: number }): Selection {
    return between(doc.resolve(json.anchor), doc.resolve(json.head));
  }

  /** The index of the block at which the choosing began. */
  get first(): number {
    return this.anchor <= this.head ? this.$anchor.index(0) : this.$anchor.index(0) - 1;
  }

  /** The index of the block at which it ended. */
  get last(): number {
    return this.anchor <= this.head ? this.$head.index(0) - 1 : this.$head.index(0);
  }

  map(doc: Node, mapping: Mappable): Selection {
    return between(doc.resolve(mapping.map(this.anchor)), doc.resolve(mapping.map(this.head)));
  }

  override content(): Slice {
    return new Slice(Fragment.from(this.$from.doc.slice(this.from, this.to).content), 0, 0);
  }

  override replace(tr: Transaction, content = Slice.empty) {
    super.replace(tr, content);
    if (content === Slice.empty)
      tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(this.from)), 1));
  }

  eq(other: Selection): boolean {
    return other instanceof BlocksSelection && other.anchor === this.anchor && other.head === this.head;
  }

  toJSON() {
    return { type: "blocks", anchor: this.anchor, head: this.head };
  }

  override getBookmark() {
    return new BlocksBookmark(this.anchor, this.head);
  }
}
BlocksSelection.prototype.visible = false;
Selection.jsonID("blocks", BlocksSelection);

class BlocksBookmark {
  constructor(
    readonly anchor: number,
    readonly head: number,
  ) {}
  map(mapping: Mappable) {
    return new BlocksBookmark(mapping.map(this.anchor), mapping.map(this.head));
  }
  resolve(doc: Node): Selection {
    return between(doc.resolve(this.anchor), doc.resolve(this.head));
  }
}

/** The position in front of the block with this index. */
export function gap(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return pos;
}

/** What is left of the chosen blocks after a change: blocks, one block, or a place for the cursor. */
function between($anchor: ResolvedPos, $head: ResolvedPos): Selection {
  if ($anchor.depth > 0 || $head.depth > 0 || $anchor.pos === $head.pos) return Selection.near($head);
  return new BlocksSelection($anchor, $head);
}

/** These blocks chosen: one as ProseMirror chooses a node, more as blocks. */
export function chosen(doc: Node, anchor: number, head: number): Selection {
  if (anchor !== head) return BlocksSelection.create(doc, anchor, head);
  return NodeSelection.isSelectable(doc.child(anchor))
    ? NodeSelection.create(doc, gap(doc, anchor))
    : BlocksSelection.create(doc, anchor, head);
}
