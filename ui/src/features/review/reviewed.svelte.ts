// What an editor looks at before a decision. Checks and Review show the same answer, so the last one is kept between
// them and choosing the other tab shows something at once.
import { call } from "../../backend/call";
import type { ReviewState, Step, StoryId } from "../../backend/generated/commands";
import { Fresh } from "./fresh.svelte";
import { beginnings } from "./plain";

export interface Reviewed {
  state: ReviewState;
  /** First words of every top-level block, by index; empty when they are not needed or not of this very text. */
  beginnings: string[];
}

let last: { story: StoryId; fresh: Fresh<Reviewed> } | undefined;

export function reviewOf(story: StoryId): Fresh<Reviewed> {
  if (last?.story !== story) last = { story, fresh: new Fresh(() => look(story)) };
  return last.fresh;
}

/** Why a step cannot be taken, as the review that is shown says; it is kept fresh only while it is. */
export function refusal(story: StoryId, step: Step): string | null {
  return reviewOf(story).value?.state.steps.find((one) => one.step === step)?.refused ?? null;
}

async function look(story: StoryId): Promise<Reviewed> {
  const state = await call("review_story", { story });
  if (!state.changed_since_approval?.blocks.length) return { state, beginnings: [] };
  const opened = await call("open_story", { story });
  // An edit in between would put words to the wrong blocks.
  const same = opened.story.seq === state.story.seq;
  return { state, beginnings: same ? beginnings(opened.document) : [] };
}
