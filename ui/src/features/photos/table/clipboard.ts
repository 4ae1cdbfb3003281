// Metadata of one photo, to be pasted into others. What names the very picture stays behind.
import { call } from "../../../backend/call";
import type { FieldsOfPhoto, PhotoId, Value } from "../../../backend/generated/commands";
import { attempt, toasts } from "../../../shared/toasts.svelte";
import { putBack } from "./undo";
import { words } from "./words";

/** Fields that are of one picture alone. */
const OWN = new Set(["title", "date_created", "alt_text", "extended_description"]);
let copied: Record<string, Value> | undefined;

export async function copyMetadata(photo: PhotoId | undefined) {
  if (!photo) return;
  const details = await attempt(() => call("photo", { photo }));
  if (!details) return;
  copied = Object.fromEntries(Object.entries(details.photo.metadata).filter(([field]) => !OWN.has(field)));
  toasts.tell(words.copied(details.photo.file_name));
}

export async function pasteMetadata(photos: PhotoId[]) {
  const fields = copied;
  if (!fields) {
    toasts.tell(words.nothingCopied);
    return;
  }
  if (photos.length === 0) return;
  const edits: FieldsOfPhoto[] = photos.map((photo) => ({ photo, fields }));
  const set = await attempt(() => call("set_fields_of_photos", { edits }));
  if (!set) return;
  toasts.tell(words.pasted(set.changed), { label: words.undo, run: () => void putBack(set.back) });
}
