// A story's fields the way forms know them: each as one text.
import type { Contributor, Story, StoryFields } from "./generated/commands";

const FORMED = new Set(["slug", "lang", "source_url", "length", "due", "embargo"]);

/** Whether half a value is none: a date, an address, a number. */
export const isFormed = (field: string): boolean => FORMED.has(field);

/** A field's value as one text, the way it is handed over again. */
export function fieldText(story: Story, id: string): string {
  if (id === "slug") return story.slug;
  const value = story.fields[id as keyof StoryFields] as
    | string
    | number
    | string[]
    | Contributor[]
    | null
    | undefined;
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) {
    return value.map((one) => (typeof one === "string" ? one : one.name)).join(", ");
  }
  return String(value);
}
