// Every sentence of comparing.
import type { ComparedState, PhotoFate, SinceWhat } from "../../backend/generated/commands";
import { count, number } from "../../shared/text";

const KINDS: Record<string, string> = {
  bullet_list: "list with bullets",
  ordered_list: "numbered list",
  pull_quote: "pull quote",
  fact_box: "fact box",
  code_block: "code",
  table_row: "row",
  list_item: "item",
  figure: "photo",
};
const kind = (name: string) => KINDS[name] ?? name.replaceAll("_", " ");

export const words = {
  title: "What changed",
  between: (from: string, to: string) => `${from}, beside ${to}`,
  from: "Before",
  to: "After",
  mode: "How it is shown",
  modes: { page: "One page", sides: "Side by side", writers: "Who wrote it" },
  loading: "Comparing",
  nothing: "Nothing differs",
  nothingWords: "Text, details and photos are the same in both.",
  changes: (n: number) => count(n, "change", "changes"),
  at: (n: number, of: number) => `Change ${number(n)} of ${number(of)}`,
  next: "Next change",
  previous: "Previous change",
  now: "The text as it is now",
  read: "As you last read it",
  approved: "As it was approved",
  published: "As it was published",
  version: (n: number, about: string) => [`Version ${n}`, about].filter(Boolean).join(", "),
  state: (state: ComparedState, when: string): string => {
    if (state.what === "now") return "the text as it is now";
    if (state.what === "read") return `what you read ${when}`;
    const { version } = state;
    return version
      ? [`version ${version.number}`, version.name ? `“${version.name}”` : version.reason, version.by, when]
          .filter(Boolean)
          .join(", ")
      : "";
  },
  fields: "Details",
  photos: "Photos",
  text: "Text",
  before: "Before",
  after: "After",
  photo: {
    inserted: "New in the story",
    deleted: "No longer in the story",
    replaced: "Another photo in its place",
    changed: "Shown or described in another way",
  } satisfies Record<PhotoFate, string>,
  cropped: "Another crop",
  focal: "Another focal point",
  empty: "empty",
  said: {
    inserted: "inserted: ",
    deleted: "deleted: ",
    formatted: "formatted otherwise: ",
  },
  whole: {
    inserted: (name: string) => `New ${kind(name)}`,
    deleted: (name: string) => `Deleted ${kind(name)}`,
  },
  movedFrom: (down: boolean, beginning: string) =>
    `Moved ${down ? "down" : "up"} from here${beginning ? `: “${beginning}”` : ""}`,
  movedTo: (up: boolean) => `Moved here from ${up ? "above" : "below"}`,
  flow: { split: "A paragraph begins here", joined: "Was a paragraph of its own" },
  became: (was: string, is: string) => `Was a ${kind(was)}, is a ${kind(is)}`,
  attribute: (name: string, was: string, is: string) =>
    `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${was || "none"} → ${is || "none"}`,
  marks: (was: string[], is: string[]) => `Was ${was.join(", ") || "plain"}, is ${is.join(", ") || "plain"}`,
  photoOf: (name: string) => `Photo ${name}`,
  noPhoto: "A photo that is not chosen yet",
  unknown: "A block of a newer Galley",
  writers: {
    nobody: "Not known",
    also: (names: string[]) => `Also ${names.join(", ")}`,
    since: (n: number | null) => (n === null ? "Not in a version yet" : `Since version ${n}`),
    none: "There are no words yet.",
    cut: (n: number) => `What is older than version ${n} is not told apart.`,
  },
  restore: (n: number) => `Restore version ${n}`,
  restoreHint: "The text as it is now is kept as a version first.",
  since: {
    read: "since you last read it",
    approved: "since the approval",
    published: "since it was published",
  } satisfies Record<SinceWhat, string>,
};
