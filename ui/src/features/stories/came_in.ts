// What came in by a watched folder, told quietly: stories can be opened from there, a kill and a file that cannot be read
// stay until they are put away.
import type { CameIn, StoryId } from "../../backend/generated/commands";
import { toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

const say = words.cameIn;

export function tellCameIn(
  { wire, stories, killed, failed }: CameIn,
  open: (story: StoryId) => void,
  list: () => void,
) {
  const [first, ...others] = stories;
  if (first && others.length === 0) {
    toasts.tell(say.one(first.headline || first.slug, wire), {
      label: say.open,
      run: () => open(first.story),
    });
  } else if (first) {
    toasts.tell(say.many(stories.length, wire), { label: say.show, run: list });
  }
  for (const { kill, stories: built } of killed) {
    const hint = `${kill.reason} ${words.imported.killedHint(built.map(({ slug }) => slug))}`.trim();
    toasts.fail({ message: say.killed(wire, kill.item), hint });
  }
  const [fault, ...more] = failed;
  if (fault && more.length === 0) toasts.fail(fault.failure);
  else if (fault) toasts.fail({ message: say.unreadable(failed.length, wire), hint: say.where });
}
