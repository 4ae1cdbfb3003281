// Puts fields of many photos back as they were.
import { call } from "../../../backend/call";
import type { FieldsOfPhoto } from "../../../backend/generated/commands";
import { attempt, toasts } from "../../../shared/toasts.svelte";
import { words } from "./words";

export async function putBack(edits: FieldsOfPhoto[]) {
  if (edits.length === 0) return;
  if (await attempt(() => call("set_fields_of_photos", { edits }))) toasts.tell(words.undone);
}
