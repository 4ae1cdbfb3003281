// Where a new block goes: into the place of an empty paragraph, else below the cursor's block. A box takes in what may
// stand in it, and an empty item of a list makes room by ending the list there. Nothing that is written is moved or lost.
import { Fragment, type Node } from "prosemirror-model";
import { Selection, TextSelection, type Transaction } from "prosemirror-state";
import { blockRange, freshId } from "../commands";
import { node } from "../schema";

/** Puts a block in; the cursor goes into it. */
export function put(tr: Transaction, block: Node): void {
  if (putInBox(tr, block)) return;
  splitList(tr);
  const { from, to, first, last } = blockRange(tr.selection);
  const present = first === last ? tr.doc.child(first) : null;
  const replace = present !== null && isEmpty(present);
  const at = replace ? from : to;
  if (replace) tr.replaceWith(from, to, block);
  else tr.insert(at, block);
  const after = at + block.nodeSize;
  if (after >= tr.doc.content.size) tr.insert(after, node("paragraph").create({ id: freshId() }));
  enter(tr, block, at);
}

const isEmpty = (block: Node) => block.type === node("paragraph") && block.content.size === 0;

function enter(tr: Transaction, block: Node, at: number) {
  const inside = tr.doc.resolve(block.isAtom ? at + block.nodeSize : at);
  tr.setSelection(Selection.findFrom(inside, 1, true) ?? Selection.near(inside)).scrollIntoView();
}

/** Into the fact box that the cursor stands in, unless it stands in its title or in a list there. */
function putInBox(tr: Transaction, block: Node): boolean {
  const { $from, $to } = tr.selection;
  const box = $from.node(1);
  if ($from.depth !== 2 || !$from.sameParent($to) || box.type !== node("fact_box") || $from.index(1) === 0)
    return false;
  const present = $from.index(1);
  const index = isEmpty($from.parent) ? present : present + 1;
  if (!box.canReplaceWith(index, present + 1, block.type)) return false;
  // Only blocks of the top level have names.
  const inside = block.type.create({ ...block.attrs, id: null }, block.content);
  const at = index === present ? $from.before() : $from.after();
  tr.replaceWith(at, $from.after(), inside);
  if (inside.isAtom && present + 1 >= tr.doc.resolve(at).node(1).childCount)
    tr.insert(at + inside.nodeSize, node("paragraph").create());
  enter(tr, inside, at);
  return true;
}

/** A cursor in an empty item of a list comes to stand in a paragraph, between the list and the rest of it. */
function splitList(tr: Transaction): void {
  const { $from, empty } = tr.selection;
  if (!empty || $from.depth !== 3 || $from.node(2).type !== node("list_item")) return;
  if (!isEmpty($from.parent) || $from.node(2).childCount > 1) return;
  const list = $from.node(1);
  const at = $from.index(1);
  const items = list.content.content;
  const above = items.slice(0, at);
  const below = items.slice(at + 1);
  const start = "start" in list.attrs ? { start: list.attrs.start + at } : {};
  const parts = [
    ...(above.length > 0 ? [list.copy(Fragment.from(above))] : []),
    node("paragraph").create({ id: freshId() }),
    ...(below.length > 0
      ? [
          list.type.create(
            { ...list.attrs, ...start, id: above.length > 0 ? freshId() : list.attrs.id, tc: null },
            below,
          ),
        ]
      : []),
  ];
  const from = $from.before(1);
  tr.replaceWith(from, $from.after(1), parts);
  tr.setSelection(
    TextSelection.create(tr.doc, from + (above.length > 0 ? (parts[0]?.nodeSize ?? 0) : 0) + 1),
  );
}
