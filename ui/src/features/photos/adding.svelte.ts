// Adds files to the library: asks for them, tells what became of every one. Progress and stopping are the frame's.
import { call } from "../../backend/call";
import type { AddedPhotos } from "../../backend/generated/commands";
import { choosePhotos } from "../../backend/shell";
import { attempt, toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

/** Answers with the first photo that was added or was there already, to look at it. */
export async function addPhotos(): Promise<string | undefined> {
  const paths = await attempt(choosePhotos);
  if (!paths || paths.length === 0) return undefined;
  const added = await attempt(() => call("add_photos", { paths }));
  if (!added) return undefined;
  tell(added);
  return (added.added[0] ?? added.already[0])?.id;
}

function tell({ added, already, alike, cancelled }: AddedPhotos) {
  const [first, ...more] = alike;
  const said = [
    added.length > 0 ? words.added(added.length) : "",
    already.length > 0 ? words.already(already.length) : "",
    first ? words.alike(first.file_name, first.like_name) : "",
    more.length > 0 ? words.moreAlike(more.length) : "",
    cancelled ? words.stopped : "",
  ].filter(Boolean);
  if (said.length > 0) toasts.tell(said.join(" "));
}
