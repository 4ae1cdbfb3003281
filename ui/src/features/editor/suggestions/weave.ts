// An edit written down as proposals: the units of both texts woven into one.
import { Fragment, type Mark, type Node } from "prosemirror-model";
import {
  base,
  type Change,
  type ChangeKind,
  childrenOf,
  earlier,
  find,
  format,
  hasTc,
  inOrder,
  kindOf,
  looksLike,
  marksBefore,
  own,
  proposal,
  restored,
  signed,
  tcOf,
  withTc,
} from "./change";
import { compare } from "./compare";
import { every, settled } from "./settle";
import { Builder, pieces, sameMarks, type Unit, units } from "./units";

/** Top-level blocks woven together; `null` where an edit can only be proposed as a whole. */
export function woven(old: readonly Node[], now: readonly Node[], by: Change): Node[] | null {
  const made = children(old, now, new Stamp(by));
  return made && ownIds(made);
}

/** Every id once; the first that has it keeps it. */
export function ownIds(blocks: readonly Node[]): Node[] {
  const seen = new Set<unknown>();
  return blocks.map((block) => {
    const { id } = block.attrs;
    if (!id || !seen.has(id)) {
      seen.add(id);
      return block;
    }
    return block.type.create({ ...block.attrs, id: null }, block.content);
  });
}

/** A whole block as proposed. An item of a list says it with its blocks. */
export function asBlock(node: Node, by: Change, kind: ChangeKind): Node {
  if (node.type.name !== "list_item") return withTc(node, proposal(by, kind));
  return node.copy(Fragment.from(childrenOf(node).map((block) => asBlock(block, by, kind))));
}

/** Gives proposals their names. */
class Stamp {
  given = 0;

  constructor(readonly by: Change) {}

  fresh(): Change {
    const { id, by, at } = this.by;
    this.given += 1;
    return { id: this.given === 1 ? id : `${id}.${this.given - 1}`, by, at };
  }
}

function children(old: readonly Node[], now: readonly Node[], stamp: Stamp): Node[] | null {
  const out = new Builder();
  return new Weaver(units(old), units(now), stamp).weave(out) ? out.done() : null;
}

/** Words of a part of a block. */
function line(old: Node, now: Node, stamp: Stamp): Node[] | null {
  const out = new Builder();
  out.start(old.copy(), false);
  if (!new Weaver(pieces(old), pieces(now), stamp).weave(out)) return null;
  return childrenOf(out.done()[0] ?? old);
}

class Weaver {
  /** The proposal of the last unit written, when it was inserted, deleted or newly marked by the same person. */
  #inserted: Change | null = null;
  #deleted: Change | null = null;
  #marked: Change | null = null;
  /** What was taken out or put in, under which name, for finding what was moved. */
  readonly #moves: { units: Unit[]; change: Change }[] = [];

  constructor(
    readonly old: Unit[],
    readonly now: Unit[],
    readonly stamp: Stamp,
  ) {}

  weave(out: Builder): boolean {
    return compare(this.old, this.now).every((stretch) =>
      "kept" in stretch ? this.#keep(...stretch.kept, out) : this.#gap(...stretch.gap, out),
    );
  }

  get #by(): string {
    return this.stamp.by.by;
  }

  #keep(i: number, j: number, out: Builder): boolean {
    const [old, now] = [this.old[i], this.now[j]];
    if (old?.is === "start" && now?.is === "start") {
      this.#remember(tcOf(old.node));
      out.start(this.#reconciled(old.node, now.node), old.wrapped);
      return true;
    }
    if (old?.is === "piece" && now?.is === "piece") {
      const marks = this.#formatted(old.marks, now.marks);
      this.#inserted = own(marks, "ins", this.#by);
      this.#deleted = own(marks, "del", this.#by);
      this.#marked = own(marks, "format", this.#by);
      return out.piece(old.sign, marks);
    }
    if (old?.is !== "solid" || now?.is !== "solid") return false;
    this.#forget();
    const merged = old.node.eq(now.node) ? old.node : this.#merged(old.node, now.node);
    if (merged) {
      out.solid(merged);
    } else {
      const change = this.stamp.fresh();
      this.#takeOut(old.node, change, out);
      this.#putIn(now.node, change, out);
    }
    return true;
  }

  /**
   * What went and what came at one place. Words that belong to the block before come first, then what went, then what
   * came: so that both the old and the new text find their words in a row.
   */
  #gap(from: number, to: number, start: number, end: number, out: Builder): boolean {
    const old = this.old.slice(from, to);
    const now = this.now.slice(start, end);
    const paired = this.#paired(old, now);
    if (paired) {
      this.#forget();
      for (const node of paired) out.solid(node);
      return true;
    }
    const [del, ins] = this.#changes(old, now, this.old[to]);
    const words = (all: Unit[]) => {
      const at = all.findIndex(({ is }) => is !== "piece");
      return at < 0 ? all.length : at;
    };
    const [x, y] = [words(old), words(now)];
    return (
      old.slice(0, x).every((unit) => this.#went(unit, del, out)) &&
      now.slice(0, y).every((unit) => this.#came(unit, ins, out)) &&
      old.slice(x).every((unit) => this.#went(unit, del, out)) &&
      now.slice(y).every((unit) => this.#came(unit, ins, out))
    );
  }

  /** Blocks that are not known by name, one for one. */
  #paired(old: Unit[], now: Unit[]): Node[] | null {
    if (old.length !== now.length || old.length === 0) return null;
    const { given } = this.stamp;
    const made: Node[] = [];
    for (const [i, unit] of old.entries()) {
      const other = now[i];
      const merged =
        unit.is === "solid" && other?.is === "solid" ? this.#merged(unit.node, other.node) : null;
      if (!merged) {
        this.stamp.given = given;
        return null;
      }
      made.push(merged);
    }
    return made;
  }

  /**
   * The names under which a gap is proposed: that of the own proposal it adds to, else a new one for both sides. What went
   * in one place and came in another has one name.
   */
  #changes(old: Unit[], now: Unit[], next: Unit | undefined): [Change, Change] {
    const beside = (sign: "ins" | "del") => (next?.is === "piece" ? own(next.marks, sign, this.#by) : null);
    const one = old.length === 0 ? now : old;
    const moved = one.some(({ is }) => is !== "piece")
      ? this.#moves.find(({ units }) => alike(units, bare(one)))
      : undefined;
    if (moved) return [moved.change, moved.change];
    const before = this.#deleted ?? beside("del");
    const insBefore = this.#inserted ?? (old.length === 0 ? before : null) ?? beside("ins");
    const del = before ?? (old.length === 0 ? this.stamp.by : this.stamp.fresh());
    const fresh = () => (now.length === 0 ? this.stamp.by : old.length === 0 ? this.stamp.fresh() : del);
    const ins = insBefore ?? fresh();
    if ((old.length === 0) !== (now.length === 0))
      this.#moves.push({ units: bare(one), change: old.length === 0 ? ins : del });
    return [del, ins];
  }

  #went(unit: Unit, change: Change, out: Builder): boolean {
    if (unit.is === "start") {
      const tc = tcOf(unit.node);
      // Words that began a paragraph by proposal alone go on in the one before.
      if (tc?.kind === "split") return true;
      if (tc?.kind === "joined") {
        this.#remember(tc);
        out.start(unit.node, unit.wrapped);
        return true;
      }
      this.#said(null, change);
      out.start(withTc(restored(unit.node), proposal(change, "joined")), unit.wrapped);
      return true;
    }
    if (unit.is === "solid") {
      this.#takeOut(unit.node, change, out);
      return true;
    }
    if (own(unit.marks, "ins", this.#by)) return true;
    const marks = find(unit.marks, "del") ? unit.marks : inOrder([...unit.marks, signed("del", change)]);
    this.#said(null, own(marks, "del", this.#by));
    return out.piece(unit.sign, marks);
  }

  #came(unit: Unit, change: Change, out: Builder): boolean {
    if (unit.is === "start") {
      this.#said(change, null);
      out.start(withTc(unit.node, proposal(change, "split")), unit.wrapped);
      return true;
    }
    if (unit.is === "solid") {
      this.#putIn(unit.node, change, out);
      return true;
    }
    // A copy of words that are to go is nothing new.
    if (find(unit.marks, "del")) return true;
    const known = own(unit.marks, "ins", this.#by);
    const ins = known?.id ? known : change;
    this.#said(ins, null);
    return out.piece(unit.sign, inOrder([...base(unit.marks), signed("ins", ins)]));
  }

  #takeOut(node: Node, change: Change, out: Builder) {
    this.#forget();
    const kind = proposed(node);
    // What is there by proposal alone is gone.
    if (kind === "inserted") return;
    out.solid(kind === "deleted" ? node : asBlock(restored(node), change, "deleted"));
  }

  #putIn(node: Node, change: Change, out: Builder) {
    this.#forget();
    for (const one of settled([withTc(node, null)], every(true))) out.solid(asBlock(one, change, "inserted"));
  }

  /** The marks of a character that stayed, whose marks may have changed. */
  #formatted(old: readonly Mark[], now: readonly Mark[]): readonly Mark[] {
    const [before, after] = [base(old), base(now)];
    if (sameMarks(before, after)) return old;
    const open = old.filter(({ type }) => type.name === "ins" || type.name === "del");
    const earlierMark = find(old, "format");
    const was = earlierMark ? marksBefore(earlierMark) : before;
    if (own(old, "ins", this.#by) || sameMarks(was, after)) return inOrder([...after, ...open]);
    return inOrder([...after, ...open, format(this.#marked ?? this.stamp.fresh(), was)]);
  }

  /** A block that stayed, whose kind or attributes may have changed; without its content. */
  #reconciled(old: Node, now: Node): Node {
    const tc = tcOf(old);
    const kind = tc?.kind ?? null;
    const there = earlier(now);
    if (looksLike(earlier(old), there) || kind === "joined" || kind === "deleted") return old.copy();
    if (kind === "split" || kind === "inserted") return looking(old, now, tc);
    const was = tc?.was ?? earlier(old);
    if (looksLike(was, there)) return looking(old, now, null);
    return looking(old, now, { ...this.stamp.fresh(), kind: "changed", was });
  }

  /** One block out of two; `null` where they have nothing in common. */
  #merged(old: Node, now: Node): Node | null {
    const list = ({ type }: Node) => type.name === "bullet_list" || type.name === "ordered_list";
    if (old.type !== now.type && !(list(old) && list(now))) return null;
    const tc = tcOf(old);
    if (tc?.kind === "inserted" && tc.by === this.#by) {
      const clean = settled([withTc(now, null)], every(true)).at(-1);
      return clean ? looking(old, clean, tc).copy(clean.content) : null;
    }
    if (!hasTc(old) && !looksLike(earlier(old), earlier(now))) return null;
    const frame = hasTc(old) ? this.#reconciled(old, now) : old;
    const content = this.#content(old, now);
    return content && frame.copy(Fragment.from(content));
  }

  #content(old: Node, now: Node): Node[] | null {
    const [before, after] = [childrenOf(old), childrenOf(now)];
    const name = old.type.name;
    if (name === "code_block" || old.isLeaf) return old.content.eq(now.content) ? before : null;
    if (BOXES.includes(name)) return children(before, after, this.stamp);
    if (old.inlineContent) return line(old, now, this.stamp);
    if (before.length !== after.length) return null;
    const made: Node[] = [];
    for (const [i, child] of before.entries()) {
      const other = after[i] as Node;
      const one = child.eq(other) ? child : this.#merged(child, other);
      if (!one) return null;
      made.push(one);
    }
    return made;
  }

  #said(inserted: Change | null, deleted: Change | null) {
    [this.#inserted, this.#deleted, this.#marked] = [inserted, deleted, null];
  }

  #forget() {
    this.#said(null, null);
  }

  /** A block that begins by an own proposal is one with its words. */
  #remember(tc: Change | null) {
    const mine = tc && tc.by === this.#by ? { id: tc.id, by: tc.by, at: tc.at } : null;
    this.#said(tc?.kind === "split" ? mine : null, tc?.kind === "joined" ? mine : null);
  }
}

const BOXES = ["quote", "fact_box", "footnote", "list_item", "bullet_list", "ordered_list", "gallery"];

/** The old block with the kind and attributes of the new one; its id stays. Without content. */
const looking = (old: Node, now: Node, tc: Change | null): Node =>
  now.type.create({ ...now.attrs, id: old.attrs.id, tc });

/** What is proposed for a block as a whole; for an item of a list, what is proposed for all its blocks. */
function proposed(node: Node): ChangeKind | null {
  if (node.type.name !== "list_item") return kindOf(node);
  const kind = kindOf(node.child(0));
  return kind && childrenOf(node).every((block) => kindOf(block) === kind) ? kind : null;
}

/** Units without names and proposals. */
function bare(all: Unit[]): Unit[] {
  const plain = (node: Node) =>
    hasTc(node) ? node.type.create({ ...node.attrs, id: null, tc: null }, node.content) : node;
  return all.map((unit) =>
    unit.is === "piece" ? { ...unit, marks: base(unit.marks) } : { ...unit, node: plain(unit.node) },
  );
}

function alike(a: Unit[], b: Unit[]): boolean {
  const equal = (x: Unit, y: Unit | undefined) => {
    if (x.is === "piece") return y?.is === "piece" && x.sign === y.sign && sameMarks(x.marks, y.marks);
    if (x.is === "start") return y?.is === "start" && x.wrapped === y.wrapped && x.node.eq(y.node);
    return y?.is === "solid" && x.node.eq(y.node);
  };
  return a.length === b.length && a.every((unit, i) => equal(unit, b[i]));
}
