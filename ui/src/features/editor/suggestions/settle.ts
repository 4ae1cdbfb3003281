// Proposals accepted or rejected.
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { node as kind, schema } from "../schema";
import {
  type Change,
  changeOf,
  childrenOf,
  flows,
  inOrder,
  isPart,
  marksBefore,
  restored,
  tcOf,
  withTc,
} from "./change";
import { appended } from "./units";

/** Says of a proposal whether it is accepted (`true`), rejected (`false`) or stays open (`null`). */
export type Verdict = (change: Change) => boolean | null;

/** All of them, one way. */
export const every =
  (yes: boolean): Verdict =>
  () =>
    yes;

/** Blocks with their proposals settled. Where all of them go, none is left. */
export function settled(blocks: readonly Node[], verdict: Verdict): Node[] {
  const { led, out } = row(blocks, verdict);
  return withoutLead(led, out);
}

type Fate = { is: "stays" | "joins"; node: Node } | { is: "goes" };

function fate(node: Node, verdict: Verdict): Fate {
  const tc = tcOf(node);
  const answer = tc ? verdict(tc) : null;
  const about = answer === null ? null : (tc?.kind ?? null);
  if ((about === "inserted" && !answer) || (about === "deleted" && answer)) return { is: "goes" };
  const content = within(node, verdict);
  if (!content) return { is: "goes" };
  const made = node.isLeaf || node.isText ? node : node.copy(Fragment.from(content));
  if (answer === null) return { is: "stays", node: made };
  if ((about === "split" && !answer) || (about === "joined" && answer))
    return { is: "joins", node: withTc(made, null) };
  if (about === "changed" && !answer) return { is: "stays", node: restored(made) };
  return { is: "stays", node: withTc(made, null) };
}

const LISTS = ["bullet_list", "ordered_list"];

/** What stands in a block; `null` when nothing is left of what it needs. */
function within(node: Node, verdict: Verdict): Node[] | null {
  const content = childrenOf(node);
  if (node.inlineContent) return words(content, verdict);
  if (LISTS.includes(node.type.name)) return orNull(items(content, verdict));
  if (node.type.name === "gallery") return orNull(settled(content, verdict));
  if (["quote", "fact_box", "footnote"].includes(node.type.name)) {
    const blocks = settled(content, verdict);
    if (blocks.every(isPart))
      blocks.splice(node.type.name === "fact_box" ? 1 : 0, 0, kind("paragraph").create());
    return blocks;
  }
  return content.map((child) => part(child, verdict));
}

const orNull = (nodes: Node[]) => (nodes.length > 0 ? nodes : null);

/** A child that is always there, such as a cell. */
function part(node: Node, verdict: Verdict): Node {
  const found = fate(node, verdict);
  return found.is === "goes" ? node : found.node;
}

/** Blocks in a row; and whether the first of them has nothing to join. */
function row(blocks: readonly Node[], verdict: Verdict): { led: boolean; out: Node[] } {
  let led = false;
  const out: Node[] = [];
  for (const block of blocks) {
    const found = fate(block, verdict);
    if (found.is === "goes") continue;
    const last = out.at(-1);
    if (found.is === "stays") out.push(found.node);
    else if (last && flows(last)) out[out.length - 1] = joined(last, found.node);
    else if (last && found.node.content.size === 0) continue;
    else {
      led ||= !last;
      out.push(found.node);
    }
  }
  return { led, out };
}

/** What has nothing to join stays when it has words. */
const withoutLead = (led: boolean, blocks: Node[]) =>
  led && blocks[0]?.content.size === 0 ? blocks.slice(1) : blocks;

/** Words that go on in a block. A heading has no line breaks: there a blank stands. */
function joined(block: Node, next: Node): Node {
  const more = childrenOf(next).map((node) =>
    block.type.name === "heading" && node.type.name === "hard_break" ? schema.text(" ", node.marks) : node,
  );
  return block.copy(Fragment.from(appended(childrenOf(block), more)));
}

function items(list: readonly Node[], verdict: Verdict): Node[] {
  const made: Node[][] = [];
  for (const item of list) {
    const { led, out } = row(childrenOf(item), verdict);
    const first = out[0];
    if (!first) continue;
    const before = made.at(-1);
    const last = before?.at(-1);
    if (led && before && last && flows(last)) {
      before.splice(-1, 1, joined(last, first), ...out.slice(1));
      continue;
    }
    if (led && first.content.size === 0 && out.length === 1) continue;
    if (!led && first.type.name !== "paragraph") out.unshift(kind("paragraph").create());
    made.push(out);
  }
  return made.map((blocks) => kind("list_item").create(null, blocks));
}

function words(content: readonly Node[], verdict: Verdict): Node[] {
  const out: Node[] = [];
  for (const node of content) {
    const marks = marked(node.marks, verdict);
    if (marks) out.push(node.mark(marks));
  }
  return appended([], out);
}

/** The marks that are left; `null` when the words go. */
function marked(all: readonly Mark[], verdict: Verdict): readonly Mark[] | null {
  let marks = all;
  for (const mark of all) {
    const change = changeOf(mark);
    const yes = change ? verdict(change) : null;
    if (yes === null) continue;
    const name = mark.type.name;
    if ((name === "ins" && !yes) || (name === "del" && yes)) return null;
    if (name === "format" && !yes) {
      const open = marks.filter(({ type }) => type.name === "ins" || type.name === "del");
      marks = inOrder([...marksBefore(mark), ...open]);
    } else {
      marks = marks.filter(({ type }) => type.name !== name);
    }
  }
  return marks;
}
