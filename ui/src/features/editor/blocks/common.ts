// What every block shares: attributes as Rust reads them, their limits, and how a part of a block is drawn and read
// from HTML. The authority is `src-tauri/model/document`; what is refused there is refused here.
import { type Attrs, type DOMOutputSpec, DOMParser, type NodeSpec, type Schema } from "prosemirror-model";
import type { ChangeKind, Placement } from "../../../backend/generated/commands";
import { words } from "../words";

/** One block of the catalogue: its node and the nodes that only occur inside of it. */
export interface Block {
  node: NodeSpec;
  parts?: Record<string, NodeSpec>;
}

/** Marks of plain words: only open suggestions. */
export const PLAIN = "ins del";

export const PLACEMENTS = ["text", "wide", "full", "left", "right"] as const satisfies readonly Placement[];

function refuse(what: string): never {
  throw new RangeError(what);
}

/** A check for an attribute that must be one of these words. */
export const oneOf = (allowed: readonly string[]) => (value: unknown) => {
  if (typeof value !== "string" || !allowed.includes(value)) refuse(`not one of ${allowed.join(", ")}`);
};

/** A check for a text, or `null` where Rust permits it, of a certain form. */
export const text =
  (form?: RegExp, absent = false) =>
  (value: unknown) => {
    if (absent && value === null) return;
    if (typeof value !== "string" || (form && !form.test(value))) refuse("the text is not permitted");
  };

export const yesOrNo = "boolean";

/** A check for a whole number between two others. */
export const whole = (least: number, most: number) => (value: unknown) => {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    refuse("no such number");
};

/** A check for an object with exactly these keys. */
function keys(value: unknown, needed: string[], optional: string[] = []): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse("it is no object");
  const found = Object.keys(value);
  if (needed.some((key) => !found.includes(key))) refuse("something is missing");
  if (found.some((key) => !needed.includes(key) && !optional.includes(key))) refuse("something is not known");
  return value as Record<string, unknown>;
}

const CHANGES = [
  "inserted",
  "deleted",
  "split",
  "joined",
  "changed",
] as const satisfies readonly ChangeKind[];

/** An open proposal for a whole block. */
export function change(value: unknown) {
  if (value === null) return;
  const { id, by, at, kind, was } = keys(value, ["id", "by", "at"], ["kind", "was"]);
  for (const one of [id, by, at]) text()(one);
  if (kind !== undefined && kind !== null) oneOf(CHANGES)(kind);
  if (was !== undefined) text()(keys(was, ["type"], ["attrs"]).type);
}

const WHOLE = 10_000;

/** A part of a photo in ten-thousandths. */
export function crop(value: unknown) {
  if (value === null) return;
  const { x, y, w, h } = keys(value, ["x", "y", "w", "h"]) as Record<string, number>;
  for (const one of [x, y, w, h]) whole(0, WHOLE)(one);
  if (!w || !h || (x ?? 0) + w > WHOLE || (y ?? 0) + h > WHOLE) refuse("the crop lies outside the photo");
}

export const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Attributes of every block. */
export const common = {
  id: { default: null, validate: text(/^[A-Za-z0-9_-]{1,64}$/, true) },
  tc: { default: null, validate: change },
};

export const placement = { default: "text", validate: oneOf(PLACEMENTS) };

/** The DOM attributes that carry a block's attributes through the clipboard. */
export function data(attrs: Attrs, names: readonly string[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of names) {
    const value: unknown = attrs[name];
    if (value === null || value === undefined || value === "" || value === false) continue;
    out[`data-${name}`] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return out;
}

/** What a block or a line of it is called for somebody who hears the page; to be seen it is by its looks. */
export function heard(name: string): Record<string, string> {
  const label = (words.heard as Record<string, unknown>)[name];
  return typeof label === "string" ? { role: "group", "aria-label": label } : {};
}

export const readPlacement = (dom: HTMLElement) =>
  PLACEMENTS.find((one) => one === dom.dataset.placement) ?? "text";

/** A part that holds words: a line of a block with a name of its own, at which editing stops. */
export function part(name: string, content: string, marks: string, tag = "div"): NodeSpec {
  return {
    content,
    marks,
    isolating: true,
    parseDOM: [{ tag: `[data-part=${name}]`, priority: 60 }],
    toDOM: (): DOMOutputSpec => [
      tag,
      {
        class: name,
        "data-part": name,
        "data-placeholder": words.parts[name] ?? "",
        dir: "auto",
        ...heard(name),
      },
      0,
    ],
  };
}

/** A part made out of foreign HTML; empty when there is none. */
export function partFrom(schema: Schema, name: string, dom: Element | null | undefined) {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`there is no ${name}`);
  if (!dom) return type.create();
  return DOMParser.fromSchema(schema).parse(dom, { topNode: type.create() });
}
