// Proposals as they stand in the text: the marks `ins`, `del` and `format`, and the attribute `tc` of a block. The rules are
// those of `src-tauri/model/document/suggestions`; both are held to the cases in `tests/documents/suggestions`.
import type { Attrs, Mark, Node } from "prosemirror-model";
import type { Change, ChangeKind, Earlier } from "../../../backend/generated/commands";
import { mark, schema } from "../schema";

export type { Change, ChangeKind, Earlier };

const NAMES = ["ins", "del", "format"] as const;
export type Sign = (typeof NAMES)[number];

/** The proposal a mark carries, when it carries one. */
export function changeOf({ type, attrs }: Mark): Change | null {
  return NAMES.some((name) => name === type.name) ? { id: attrs.id, by: attrs.by, at: attrs.at } : null;
}

export const find = (marks: readonly Mark[], sign: Sign) => marks.find(({ type }) => type.name === sign);

/** That mark's proposal, when that person made it. */
export function own(marks: readonly Mark[], sign: Sign, by: string): Change | null {
  const found = find(marks, sign);
  return found && found.attrs.by === by ? changeOf(found) : null;
}

/** A mark that carries a proposal. */
export const signed = (sign: "ins" | "del", { id, by, at }: Change): Mark =>
  mark(sign).create({ id, by, at });

/** The mark that says which marks words had before. */
export const format = ({ id, by, at }: Change, was: readonly Mark[]): Mark =>
  mark("format").create({ id, by, at, was: was.map((one) => one.toJSON()) });

/** The marks that words had before. */
export const marksBefore = (found: Mark): Mark[] =>
  (found.attrs.was as object[]).map((one) => schema.markFromJSON(one));

/** The marks that are no proposal. */
export const base = (marks: readonly Mark[]) =>
  marks.filter(({ type }) => !NAMES.some((name) => name === type.name));

/** Marks in the order in which they are stored. */
export function inOrder(marks: readonly Mark[]): readonly Mark[] {
  const rank = Object.keys(schema.marks);
  return [...marks].sort((a, b) => rank.indexOf(a.type.name) - rank.indexOf(b.type.name));
}

/** The proposal about a whole block. */
export const tcOf = (node: Node): Change | null => (node.attrs.tc as Change | null | undefined) ?? null;

/** What the block's proposal proposes. */
export const kindOf = (node: Node): ChangeKind | null => tcOf(node)?.kind ?? null;

/** The block with that proposal, or none. */
export function withTc(node: Node, tc: Change | null): Node {
  if (!hasTc(node)) return node;
  return node.type.create({ ...node.attrs, tc }, node.content, node.marks);
}

/** Can a proposal be about this node as a whole? */
export const hasTc = (node: Node) => node.type.spec.attrs?.tc !== undefined;

/** A proposal for a whole block. */
export const proposal = ({ id, by, at }: Change, kind: ChangeKind): Change => ({ id, by, at, kind });

/** What a block is now: its kind and attributes, without id and proposal. */
export function earlier(node: Node): Earlier {
  const attrs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node.attrs)) {
    if (name !== "id" && name !== "tc" && value !== null) attrs[name] = value;
  }
  // Without attributes there are none in Rust's JSON either.
  const type = node.type.name;
  return Object.keys(attrs).length > 0 ? { type, attrs } : ({ type } as Earlier);
}

/** Whether two say the same, whatever the order of their attributes. */
export function looksLike(a: Earlier, b: Earlier): boolean {
  const said = ({ type, attrs = {} }: Earlier) =>
    JSON.stringify([type, Object.entries(attrs).sort(([x], [y]) => (x < y ? -1 : 1))]);
  return said(a) === said(b);
}

/** The block as it was before a proposed change of its kind or attributes; without a proposal. */
export function restored(node: Node): Node {
  const tc = tcOf(node);
  const type = tc?.kind === "changed" && tc.was ? schema.nodes[tc.was.type] : undefined;
  if (!tc?.was || !type) return withTc(node, null);
  const attrs: Attrs = { ...tc.was.attrs, id: node.attrs.id, tc: null };
  return type.create(attrs, node.content);
}

/** Where words flow from one block into the next. */
export const flows = (node: Node) => node.type.name === "paragraph" || node.type.name === "heading";

/** A part of a block that is always there. */
export const isPart = (node: Node) => ["speaker", "source", "box_title"].includes(node.type.name);

export function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  node.forEach((child) => void found.push(child));
  return found;
}
