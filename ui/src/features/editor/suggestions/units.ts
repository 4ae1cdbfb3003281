// The children of a node as a row of units that can be compared: where a paragraph begins, its characters one by one, and
// whatever else stands between paragraphs as a whole. And the way back.
import type { Mark, Node } from "prosemirror-model";
import { node as kind, schema } from "../schema";
import { find, flows, inOrder, proposal, signed, tcOf, withTc } from "./change";

/** A unit of a text. A start has no words; `wrapped` says that it stands in an item of a list of its own. */
export type Unit =
  | { is: "start"; node: Node; wrapped: boolean }
  | { is: "piece"; sign: string | null; marks: readonly Mark[] }
  | { is: "solid"; node: Node };

/** The units of a node's children. */
export function units(children: readonly Node[]): Unit[] {
  const out: Unit[] = [];
  for (const child of children) {
    if (flows(child)) begin(child, false, out);
    else if (child.type.name === "list_item" && child.childCount === 1) begin(child.child(0), true, out);
    else out.push({ is: "solid", node: child });
  }
  return out;
}

/** The units of words. */
export function pieces(node: Node): Unit[] {
  const out: Unit[] = [];
  node.forEach(({ text, marks }) => {
    if (text === undefined) out.push({ is: "piece", sign: null, marks });
    else for (const sign of text) out.push({ is: "piece", sign, marks });
  });
  return out;
}

/** A block proposed as a whole is one that begins by proposal, all its words proposed. */
function begin(block: Node, wrapped: boolean, out: Unit[]) {
  const tc = tcOf(block);
  const bare = block.copy();
  const words = pieces(block);
  const sign = tc?.kind === "inserted" ? "ins" : tc?.kind === "deleted" ? "del" : null;
  if (!tc || !sign) {
    out.push({ is: "start", node: bare, wrapped }, ...words);
    return;
  }
  const as = proposal(tc, sign === "ins" ? "split" : "joined");
  out.push({ is: "start", node: withTc(bare, as), wrapped });
  for (const unit of words) {
    if (unit.is === "piece" && !find(unit.marks, sign))
      out.push({ ...unit, marks: inOrder([...unit.marks, signed(sign, tc)]) });
    else out.push(unit);
  }
}

/** Children put together again. */
export class Builder {
  readonly #out: { node: Node; wrapped: boolean; runs: Run[] | null }[] = [];

  /** Begins a paragraph or heading. */
  start(node: Node, wrapped: boolean) {
    this.#out.push({ node, wrapped, runs: [] });
  }

  /** A child as it is. */
  solid(node: Node) {
    this.#out.push({ node, wrapped: false, runs: null });
  }

  /** A character; false where there is no paragraph for it. */
  piece(sign: string | null, marks: readonly Mark[]): boolean {
    const runs = this.#out.at(-1)?.runs;
    if (!runs) return false;
    const last = runs.at(-1);
    if (last && last.text !== null && sign !== null && sameMarks(last.marks, marks)) last.text += sign;
    else runs.push({ text: sign, marks });
    return true;
  }

  done(): Node[] {
    return this.#out.map(({ node, wrapped, runs }) => {
      const made = runs ? node.type.create(node.attrs, runs.map(written)) : node;
      return wrapped ? kind("list_item").create(null, made) : made;
    });
  }
}

interface Run {
  text: string | null;
  marks: readonly Mark[];
}

const written = ({ text, marks }: Run): Node =>
  text === null ? kind("hard_break").create(null, null, marks) : schema.text(text, marks);

export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark.eq(b[i] as Mark));
}

/** Words after words; neighbours with equal marks are one run. */
export function appended(before: readonly Node[], more: readonly Node[]): Node[] {
  const out = [...before];
  for (const node of more) {
    const last = out.at(-1);
    if (last?.isText && node.isText && sameMarks(last.marks, node.marks))
      out[out.length - 1] = schema.text(`${last.text}${node.text}`, node.marks);
    else out.push(node);
  }
  return out;
}
