// Metadata values as the form shows them: one text, or several, one a line.
import type { FieldKind, Photo, Value } from "../../backend/generated/commands";

/** The value as one text; several stand one a line. */
export function asText(value: Value | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : value.join("\n");
}

/** What was typed, as a field of that kind keeps it. */
export function asValue(typed: string, kind: FieldKind): Value {
  if (kind !== "list") return typed.trim();
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Names for people: "A, B". */
export function inline(value: Value | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : value.join(", ");
}

export const isSame = (a: Value, b: Value) => asText(a) === asText(b);

/** The labels of needed fields that a photo lacks, from the table of fields. */
export function lacking(photo: Photo, needed: readonly { id: string; label: string }[]): string[] {
  return needed.filter(({ id }) => asText(photo.metadata[id]).trim() === "").map(({ label }) => label);
}
