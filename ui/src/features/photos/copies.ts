// Saves copies of photos with what the desk says of them, or sidecars, in a folder that the person chooses.
import { call } from "../../backend/call";
import type { PhotoId, WrittenPhotos } from "../../backend/generated/commands";
import { chooseFolder, showFolder } from "../../backend/shell";
import { attempt, toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

const say = words.copies;
/** More notes than these nobody reads in a notice. */
const MOST_NOTES = 3;

/** Progress, stopping, and what could not be saved are the frame's. */
export async function saveCopies(photos: PhotoId[], sidecar: boolean) {
  const out = await attempt(() => chooseFolder(sidecar ? say.sidecar : say.copy));
  if (!out) return;
  const done = await attempt(() => call("write_photos", { photos, out, sidecar }));
  if (!done || done.written.length === 0) return;
  toasts.tell(told(done), {
    label: say.show,
    run: () => void attempt(() => showFolder(out)),
  });
}

/** What became of it, with what whoever gets the files should know. */
export function told({ written, cancelled }: WrittenPhotos): string {
  const files = written.flatMap((photo) => photo.files);
  const notes = [...new Set(written.flatMap((photo) => photo.notes))];
  return [
    say.saved(files.length),
    cancelled ? say.stopped : "",
    ...notes.slice(0, MOST_NOTES),
    notes.length > MOST_NOTES ? say.moreNotes(notes.length - MOST_NOTES) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
