// The steps of a story that need nothing but the story, each with the command that takes it. Approving takes what was
// seen, sending back a note, publishing a folder; they stand where a person gives these.
import { call } from "./call";
import type { Commands, Step, Story, StoryId } from "./generated/commands";

const COMMANDS = {
  take_up: "take_up_story",
  submit: "submit_story",
  spike: "spike_story",
  revive: "revive_story",
} as const satisfies Partial<Record<Step, keyof Commands>>;

export type PlainStep = keyof typeof COMMANDS;

export const isPlain = (step: Step): step is PlainStep => step in COMMANDS;

/** Takes the step; answers the story where it stands then. */
export const takeStep = (step: PlainStep, story: StoryId): Promise<Story> => call(COMMANDS[step], { story });
