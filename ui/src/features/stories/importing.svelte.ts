// Brings text files in as stories. What was guessed, dropped or refused is reported, never passed over.
import { call } from "../../backend/call";
import type { Imported, StoryId } from "../../backend/generated/commands";
import { chooseFolder, chooseStoryFiles } from "../../backend/shell";
import { attempt } from "../../shared/toasts.svelte";
import { words } from "./words";

class Importing {
  /** The last import, until it has been read. */
  report = $state.raw<Imported | null>(null);
}

export const importing = new Importing();

type Open = (story: StoryId) => void;

/** Asks for files and imports them. */
export async function importStories(open: Open) {
  const paths = await attempt(chooseStoryFiles);
  if (paths && paths.length > 0) await bringIn(paths, open);
}

/** Asks for a folder and imports every story in it. */
export async function importFolder(open: Open) {
  const folder = await attempt(() => chooseFolder(words.importFolder));
  if (folder) await bringIn([folder], open);
}

async function bringIn(paths: string[], open: Open) {
  const imported = await attempt(() => call("import_files", { paths }));
  if (imported) report(imported, open);
}

/** A single story without anything to tell is opened at once; everything else is reported. */
export function report(imported: Imported, open: Open) {
  const [only, ...others] = imported.stories;
  const rest =
    others.length + imported.failed.length + imported.left.length + imported.killed.length + imported.stopped;
  if (only && rest === 0 && only.notes.length === 0 && only.guesses.length === 0) open(only.story.id);
  else importing.report = imported;
}
