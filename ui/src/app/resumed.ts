// Where the window goes on: in the story that was open on this desk when it was closed, or in the list. Kept on this
// computer, for each desk of its own, by its first window.
import { thisWindow } from "../backend/this_window";
import { keep, keptText } from "../shared/kept";
import { type Where, writeHash } from "./where";

/** The desk's folder, which the window is told in its address: known before anything is asked. */
const key = () => `open.${new URLSearchParams(location.search).get("desk") ?? ""}`;

/** Remembers which story is open, if one is. */
export function keepOpen({ place, id }: Where) {
  if (thisWindow.first) keep(key(), place === "story" ? id : "");
}

/** Puts the story that was open last into the address of a window that begins; answers whether there is one. */
export function resume(): boolean {
  const id = keptText(key());
  if (location.hash || !id) return false;
  history.replaceState(null, "", writeHash({ place: "story", id }));
  return true;
}
