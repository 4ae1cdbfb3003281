// Every edit as a proposal. Two laws hold: rejecting all proposals gives what was there before, accepting all gives what
// was edited. Where an edit cannot be written down word by word in keeping with them, it is proposed as whole blocks.
import { Fragment, type Node } from "prosemirror-model";
import { node } from "../schema";
import type { Change } from "./change";
import { every, settled } from "./settle";
import { asBlock, ownIds, woven } from "./weave";

/**
 * The blocks in which the edit from `old` to `now` stands as open proposals.
 *
 * `by` is who proposes and when; its id names the first proposal, the others are that id with a number.
 */
export function suggest(old: readonly Node[], now: readonly Node[], by: Change): Node[] {
  const made = woven(old, now, by);
  if (made && valid(made) && lawful(old, now, made)) return made;
  // What was agreed is to go, what was edited is new: coarse, and always true.
  return ownIds([
    ...settled(old, every(false)).map((block) => asBlock(block, by, "deleted")),
    ...settled(now, every(true)).map((block) => asBlock(block, by, "inserted")),
  ]);
}

function valid(blocks: readonly Node[]): boolean {
  try {
    for (const block of blocks) block.check();
    return true;
  } catch {
    return false;
  }
}

/** The same words in the same shape, whatever ids the blocks have. */
export function sameText(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((block, i) => withoutIds(block).eq(withoutIds(b[i] as Node)));
}

function withoutIds(block: Node): Node {
  if (block.isText || block.isInline) return block;
  const content: Node[] = [];
  block.forEach((child) => void content.push(withoutIds(child)));
  const attrs = "id" in block.attrs ? { ...block.attrs, id: null } : block.attrs;
  return block.type.create(attrs, Fragment.from(content));
}

/** A text is never empty. */
const some = (blocks: Node[]) => (blocks.length > 0 ? blocks : [node("paragraph").create()]);

const lawful = (old: readonly Node[], now: readonly Node[], made: readonly Node[]) =>
  sameText(some(settled(made, every(false))), some(settled(old, every(false)))) &&
  sameText(some(settled(made, every(true))), some(settled(now, every(true))));
