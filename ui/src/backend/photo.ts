// Where the pictures come from: JPEG renditions by photo and size, made by Rust, the same until somebody turns the photo.
import { convertFileSrc } from "@tauri-apps/api/core";
import { SvelteMap } from "svelte/reactivity";
import type { Choice, Crop, Field, Photo, PhotoId } from "./generated/commands";

/** Longest side: `thumb` 480, `screen` 1600, `large` 2560 pixels. */
export type Rendition = "thumb" | "screen" | "large";

/** Where the library's pictures are: the beginning of their addresses. */
export const library = () => convertFileSrc("", "photo");

/** How often photos were turned or straightened while this window is open. */
const turned = new SvelteMap<PhotoId, number>();

/** The pictures of these photos look otherwise from now on; whoever shows one asks for it again. */
export function lookAgain(ids: readonly PhotoId[]) {
  for (const id of ids) turned.set(id, (turned.get(id) ?? 0) + 1);
}

/** The address of a rendition, of all of the photo or of a part, for an `img`; another one after a turn. */
export function photoUrl(id: PhotoId, rendition: Rendition, crop?: Crop | null): string {
  const part = crop ? `/${crop.x},${crop.y},${crop.w},${crop.h}` : "";
  const address = decodeURIComponent(convertFileSrc(`${id}/${rendition}${part}`, "photo"));
  const turns = turned.get(id);
  return turns ? `${address}?again=${turns}` : address;
}

/** The term for how a photo was made, if readers are told of it. Addresses are told apart by their last part. */
export function toldOf({ metadata }: Photo, fields: readonly Field[]): Choice | undefined {
  const value = metadata.digital_source_type;
  const last = typeof value === "string" ? value.split("/").filter(Boolean).at(-1) : undefined;
  const choices = fields.find(({ id }) => id === "digital_source_type")?.choices ?? [];
  return last ? choices.find((choice) => choice.told && choice.value.endsWith(`/${last}`)) : undefined;
}
