// The open proposals of a text, in the order in which somebody reads it, each with where it stands. A block that did not
// change is looked at once.
import type { Node } from "prosemirror-model";
import { type Change, type ChangeKind, changeOf, flows, tcOf } from "./change";

/** What a proposal would do, as in Rust's list. */
export type ProposedEdit =
  | "insert"
  | "delete"
  | "replace"
  | "format"
  | "split"
  | "join"
  | "insert_block"
  | "delete_block"
  | "move"
  | "change";

export interface Proposal extends Change {
  edit: ProposedEdit;
  /** Where it begins and ends in the text; a proposal in two places goes from the first to the last. */
  from: number;
  to: number;
  deleted: string;
  inserted: string;
  /** What kind of block it is about, and what kind that was; only of a change of the block. */
  block?: { was: string; now: string };
}

interface Piece {
  change: Change;
  kind: ChangeKind | "ins" | "del" | "format";
  from: number;
  to: number;
  text: string;
  block: string;
}

const known = new WeakMap<Node, Piece[]>();

/** The pieces of one top-level block, counted from its beginning. */
function piecesOf(block: Node): Piece[] {
  const there = known.get(block);
  if (there) return there;
  const found: Piece[] = [];
  const look = (node: Node, pos: number) => {
    const to = pos + node.nodeSize;
    const tc = tcOf(node);
    if (tc?.kind) {
      const whole = tc.kind === "inserted" || tc.kind === "deleted";
      const text = whole ? node.textBetween(0, node.content.size, "\n") : "";
      found.push({
        change: tc,
        kind: tc.kind,
        from: pos,
        to: flows(node) && !whole ? pos + 1 : to,
        text,
        block: node.type.name,
      });
    }
    for (const mark of node.marks) {
      const change = changeOf(mark);
      if (change)
        found.push({
          change,
          kind: mark.type.name as Piece["kind"],
          from: pos,
          to,
          text: node.text ?? "\n",
          block: "",
        });
    }
    node.forEach((child, offset) => void look(child, pos + 1 + offset));
  };
  look(block, 0);
  known.set(block, found);
  return found;
}

/** Every open proposal, in reading order. */
export function proposals(doc: Node): Proposal[] {
  const found = new Map<string, { pieces: Piece[]; from: number; to: number }>();
  doc.forEach((block, pos) => {
    for (const piece of piecesOf(block)) {
      const seen = found.get(piece.change.id);
      if (seen) {
        seen.pieces.push(piece);
        seen.to = pos + piece.to;
      } else {
        found.set(piece.change.id, { pieces: [piece], from: pos + piece.from, to: pos + piece.to });
      }
    }
  });
  return [...found.values()].map(({ pieces, from, to }) => said(pieces, from, to));
}

function said(pieces: Piece[], from: number, to: number): Proposal {
  const of = (...kinds: Piece["kind"][]) => pieces.filter(({ kind }) => kinds.includes(kind));
  const words = (some: Piece[]) => some.map(({ text }) => text).join("");
  const inserted = words(of("ins", "inserted"));
  const deleted = words(of("del", "deleted"));
  const has = (...kinds: Piece["kind"][]) => of(...kinds).length > 0;
  const first = pieces[0] as Piece;
  const { id, by, at } = first.change;
  const edit = (): ProposedEdit => {
    if (has("changed")) return "change";
    const both = has("inserted", "split") && has("deleted", "joined");
    if (both && inserted.trim() === deleted.trim()) return "move";
    if (inserted && deleted) return "replace";
    if (has("inserted")) return "insert_block";
    if (has("deleted")) return "delete_block";
    if (inserted) return "insert";
    if (deleted) return "delete";
    if (has("split")) return "split";
    return has("joined") ? "join" : "format";
  };
  const said: Proposal = { id, by, at, edit: edit(), from, to, deleted, inserted };
  const [changed] = of("changed");
  const was = changed?.change.was?.type;
  return changed && was ? { ...said, block: { was, now: changed.block } } : said;
}
