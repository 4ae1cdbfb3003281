// Brings text files in as stories. What was guessed, dropped or refused is reported, never passed over.
import { call } from "../../backend/call";
import type { Imported, StoryId } from "../../backend/generated/commands";
import { chooseStoryFiles } from "../../backend/shell";
import { attempt } from "../../shared/toasts.svelte";

class Importing {
  /** The last import, until it has been read. */
  report = $state.raw<Imported | null>(null);
}

export const importing = new Importing();

/** Asks for files and imports them; a single story without anything to tell is opened at once. */
export async function importStories(open: (story: StoryId) => void) {
  const paths = await attempt(chooseStoryFiles);
  if (!paths || paths.length === 0) return;
  const imported = await attempt(() => call("import_files", { paths }));
  if (!imported) return;
  const [only] = imported.stories;
  const nothingToTell =
    only && imported.stories.length === 1 && imported.failed.length === 0 && only.notes.length === 0;
  if (nothingToTell && only.guesses.length === 0) open(only.story.id);
  else importing.report = imported;
}
