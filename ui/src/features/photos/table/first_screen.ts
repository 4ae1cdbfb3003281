// The library's own table, and its first screen made ready before anybody goes there: whoever does finds the photos there at
// once. Asked for when the hands rest, and only while nobody is at the table.
import { photoUrl } from "../../../backend/photo";
import { pause } from "../../../shared/quiet";
import { gridIn, inSight } from "./grid";
import { Table } from "./table.svelte";

export const table = new Table();

/** Held so that the page does not let go of them. */
const pictures: HTMLImageElement[] = [];
let away = true;

/** Somebody is at the table, until what is answered is called. */
export function atTable(): () => void {
  away = false;
  table.begin();
  return () => (away = true);
}

/** Makes the first screen of this window ready in the next pause. */
export async function ready() {
  await pause();
  if (!away) return;
  const [, last] = inSight(gridIn(innerWidth), 0, innerHeight, Infinity);
  for (const id of await table.prepare(last)) {
    const picture = new Image();
    picture.src = photoUrl(id, "thumb");
    pictures.push(picture);
  }
}
