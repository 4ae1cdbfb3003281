// Where the pictures come from: JPEG renditions by photo and size, made by Rust, the same for ever.
import { convertFileSrc } from "@tauri-apps/api/core";
import type { PhotoId } from "./generated/commands";

/** Longest side: `thumb` 480, `screen` 1600, `large` 2560 pixels. */
export type Rendition = "thumb" | "screen" | "large";

/** Where the library's pictures are: the beginning of their addresses. */
export const library = () => convertFileSrc("", "photo");

/** The address of a rendition, for an `img`. */
export function photoUrl(id: PhotoId, rendition: Rendition): string {
  return decodeURIComponent(convertFileSrc(`${id}/${rendition}`, "photo"));
}
