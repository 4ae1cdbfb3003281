// Addresses behind `#`: the place the window shows, and the story or photo in it.

export const PLACES = ["desk", "story", "photos", "publish", "settings"] as const;
export type PlaceName = (typeof PLACES)[number];

export interface Where {
  place: PlaceName;
  /** Story or photo; empty for none. */
  id: string;
  /** A field of it to begin in; empty for none. */
  field?: string;
}

/** Reads `#/photos/01J…` and `#/photos/01J…/credit`; anything else is the desk. */
export function readHash(hash: string): Where {
  const [place = "", id = "", field = ""] = hash.replace(/^#\/?/, "").split("/");
  const known = PLACES.find((name) => name === place);
  if (!known || (known === "story" && !id)) return { place: "desk", id: "" };
  const where = { place: known, id: decodeURIComponent(id) };
  return field ? { ...where, field: decodeURIComponent(field) } : where;
}

export function writeHash({ place, id, field }: Where): string {
  if (id && field) return `#/${place}/${encodeURIComponent(id)}/${encodeURIComponent(field)}`;
  return id ? `#/${place}/${encodeURIComponent(id)}` : `#/${place}`;
}
