// A story as a Word file, to work on outside; it is no publishing, and what has to be known of it is said.
import { call } from "../backend/call";
import { chooseNewFile } from "../backend/shell";
import type { OpenStory } from "../features/editor/open.svelte";
import { toasts } from "../shared/toasts.svelte";
import { words } from "./words";

/** Asks for a place and saves a copy there, `clean` without suggestions and comments. */
export async function saveForWord(open: OpenStory, clean: boolean) {
  await open.flush();
  const name = `${open.story?.slug ?? "story"}.docx`;
  const title = clean ? words.actions.saveCleanForWord : words.actions.saveForWord;
  const path = await chooseNewFile(title, name);
  if (!path) return;
  const written = await call("write_docx", { story: open.id, path, clean });
  toasts.tell([words.actions.savedForWord(written.path), ...written.warnings].join(" "));
}
