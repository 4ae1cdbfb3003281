// What of a merged page is shown: as one page, or one of its two sides.
import type { Part, Run } from "../../backend/generated/commands";

/** One page with both, or one side of it. */
export type Side = "both" | "old" | "new";

/** A part as it is shown. */
export interface Shown {
  part: Part;
  /** It was moved: what is shown of it is where it stood, or where it stands. */
  moved: "from" | "to" | null;
  /** Its other place is further down. */
  down: boolean;
  key: string;
}

/** Whether words of this fate belong to a side. */
export const showsRun = ({ fate }: Run, side: Side) =>
  !(side === "old" && fate === "inserted") && !(side === "new" && fate === "deleted");

/** The parts that a side shows. Where something was moved away, the old side has it at its old place; where a paragraph was
 *  divided or joined, the side on which it was one has it as one. */
export function shown(parts: readonly Part[], side: Side): Shown[] {
  const out: Shown[] = [];
  parts.forEach((part, at) => {
    if (!showsPart(part, side)) return;
    const before = out.at(-1);
    if (goesOn(part, side) && before) before.part = together(before.part, part);
    else out.push(show(parts, part, at));
  });
  return out;
}

const goesOn = ({ fate }: Part, side: Side) =>
  (side === "old" && fate === "split") || (side === "new" && fate === "joined");

const together = (part: Part, more: Part): Part => ({
  ...part,
  runs: [...(part.runs ?? []), ...(more.runs ?? [])],
});

function show(parts: readonly Part[], part: Part, at: number): Shown {
  const other = part.fate === "left" ? partner(parts, part, "moved") : partner(parts, part, "left");
  const down = other ? parts.indexOf(other) > at : false;
  const moved = part.fate === "left" ? "from" : part.fate === "moved" ? "to" : null;
  return { part: part.fate === "left" && other ? other : part, moved, down, key: `${at}` };
}

function showsPart({ fate }: Part, side: Side): boolean {
  if (side === "old") return fate !== "inserted" && fate !== "moved";
  return !(side === "new" && (fate === "deleted" || fate === "left"));
}

const partner = (parts: readonly Part[], part: Part, fate: Part["fate"]): Part | undefined =>
  part.fate === "moved" || part.fate === "left"
    ? parts.find((other) => other.fate === fate && other.change === part.change)
    : undefined;

/** A part of the old side beside what stands there in the new one; at most one each. */
export interface Row {
  old: Shown[];
  new: Shown[];
  key: string;
}

/** The top of a page as rows: what went stands beside what came in its place. */
export function rows(parts: readonly Part[]): Row[] {
  const out: Row[] = [];
  let gone: Shown[] = [];
  let come: Shown[] = [];
  const close = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); i += 1) {
      out.push({ old: gone.slice(i, i + 1), new: come.slice(i, i + 1), key: `${out.length}` });
    }
    gone = [];
    come = [];
  };
  parts.forEach((part, at) => {
    const one = show(parts, part, at);
    if (part.fate === "kept") {
      close();
      out.push({ old: [one], new: [{ ...one }], key: `${out.length}` });
    } else if (part.fate === "split" || part.fate === "joined") {
      const side = part.fate === "split" ? "old" : "new";
      const head = out.findLast((row) => row[side].length > 0)?.[side][0];
      if (head) head.part = together(head.part, part);
      out.push({ old: side === "new" ? [one] : [], new: side === "old" ? [one] : [], key: `${out.length}` });
    } else if (part.fate === "deleted" || part.fate === "left") gone.push(one);
    else come.push(one);
  });
  close();
  return out;
}

/** Kind and attributes of a part on a side. */
export function face(part: Part, side: Side): { kind: string; attrs: Record<string, unknown> } {
  const was = side === "old" ? part.was : undefined;
  return { kind: was?.type ?? part.kind, attrs: (was ? was.attrs : part.attrs) ?? {} };
}

/** The first words of a part, at most so many characters. */
export function beginning(part: Part, most = 60): string {
  const words = text(part).replace(/\s+/g, " ").trim();
  return words.length > most ? `${words.slice(0, most).trimEnd()}…` : words;
}

const text = (part: Part): string =>
  (part.runs ?? [])
    .filter(({ fate }) => fate !== "deleted")
    .map(({ text }) => text)
    .join("") || (part.parts ?? []).map(text).join(" ");

/** What makes an element a place of a change: keys lead to it, and it can have the focus. */
export const place = (change: number | undefined, moved: Shown["moved"] = null) =>
  change === undefined ? {} : { "data-change": change, "data-place": moved ?? undefined, tabindex: -1 };
