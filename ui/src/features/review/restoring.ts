// Bringing an older version back: from the list of versions, and from where versions are compared.
import { call } from "../../backend/call";
import type { StoryId, VersionRow } from "../../backend/generated/commands";
import { attempt, toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

/** Makes a version the text again and offers that back; answers whether it was done. `flush` puts everything typed on the
 *  disk first, `done` hears that the text is another now. */
export async function restoreVersion(
  story: StoryId,
  { id, number }: VersionRow,
  flush: () => Promise<void>,
  done: () => void,
): Promise<boolean> {
  const newest = await attempt(async () => {
    await flush();
    await call("restore_version", { story, version: id });
    return (await call("versions", { story }))[0];
  });
  if (newest) {
    // What was there before is now the newest version, so bringing that back undoes it.
    toasts.tell(words.versions.restored(number), {
      label: words.undo,
      run: () => void restoreVersion(story, newest, flush, done),
    });
  }
  done();
  return newest !== undefined;
}
