// The fields above the text, as finding and replacing goes through them.
import { fieldText } from "../../backend/story_fields";
import type { OpenStory } from "./open.svelte";

const FIELDS = [
  "kicker",
  "headline",
  "headline_web",
  "headline_home",
  "headline_social",
  "headline_print",
  "standfirst",
];

/** Reads them as they stand on the page, and writes them while it is one's turn; `go` leads to one. */
export const headTexts = (open: OpenStory, go: (field: string) => void) => ({
  read: () =>
    FIELDS.map((id) => ({
      id,
      text: open.fields.typed[id] ?? (open.story ? fieldText(open.story, id) : ""),
    })),
  write: async (values: Record<string, string>) => {
    if (!open.turn.refuses()) await open.fields.set(values);
  },
  go,
});
