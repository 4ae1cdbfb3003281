// What can be done at an open story besides writing, for palette, keys and help. What each does is the story's place to say.
import type { Flag, FlagRow, SinceWhat } from "../backend/generated/commands";
import { words as claims } from "../features/editor/claims/words";
import { type Action, act } from "./actions.svelte";
import { TABS, type Tab } from "./tabs";
import type { Together } from "./together.svelte";
import { words } from "./words";

export interface StoryDoings {
  toggle: () => void;
  togglePreview: () => void;
  comment: () => void;
  stepComment: (way: 1 | -1) => void;
  goToFlags: () => void;
  sign: (flag: Flag, label: string) => void;
  saveForWord: (clean: boolean) => void;
  saveTemplate: () => void;
  seeChanges: (since: SinceWhat) => void;
  compare: () => void;
  choose: (tab: Tab) => void;
  together: Pick<Together, "ask" | "askToTake" | "handOver">;
}

const SINCE: readonly SinceWhat[] = ["read", "approved", "published"];

export function storyActions(
  doings: StoryDoings,
  flags: readonly Pick<FlagRow, "flag" | "label">[],
): Action[] {
  const say = words.actions;
  return [
    act("inspector", say.inspector, doings.toggle, "Mod+."),
    act("preview", say.preview, doings.togglePreview, "Mod+Shift+P"),
    act("comment", say.comment, doings.comment, "Mod+Alt+M"),
    act("next-comment", say.nextComment, () => doings.stepComment(1), "Mod+Alt+N"),
    act("previous-comment", say.previousComment, () => doings.stepComment(-1), "Mod+Alt+P"),
    act("flags", say.flags, doings.goToFlags, "Mod+Alt+G"),
    ...flags.map(({ flag, label }) => act(`sign-${flag}`, say.sign(label), () => doings.sign(flag, label))),
    act("save-for-word", say.saveForWord, () => doings.saveForWord(false)),
    act("save-clean-for-word", say.saveCleanForWord, () => doings.saveForWord(true)),
    act("save-template", say.saveTemplate, doings.saveTemplate),
    ...SINCE.map((since) => act(`since-${since}`, say.since[since], () => doings.seeChanges(since))),
    act("compare", say.compare, doings.compare),
    act("ask-to-write", claims.actions.ask, doings.together.ask),
    act("hand-over", claims.actions.handOver, () => void doings.together.handOver()),
    act("take-over", claims.actions.takeOver, doings.together.askToTake),
    ...TABS.map((tab, i) =>
      act(
        `tab-${tab}`,
        `${words.inspector.name}: ${words.inspector[tab]}`,
        () => doings.choose(tab),
        `Alt+${i + 1}`,
      ),
    ),
  ];
}
