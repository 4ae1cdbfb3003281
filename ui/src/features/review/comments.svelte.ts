// The comments of a story, kept fresh while it is open: the page underlines their words, the panel lists them.
import { call } from "../../backend/call";
import type { Comments, StoryId } from "../../backend/generated/commands";
import { Fresh } from "./fresh.svelte";

let last: { story: StoryId; fresh: Fresh<Comments> } | undefined;

export function commentsOf(story: StoryId): Fresh<Comments> {
  if (last?.story !== story) last = { story, fresh: new Fresh(() => call("comments", { story })) };
  return last.fresh;
}
