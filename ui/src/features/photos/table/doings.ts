// What can be done at the light table, with its keys: the table hears them, the palette and the help list them.
import type { Colour } from "../../../backend/generated/commands";
import type { Table } from "./table.svelte";
import { words } from "./words";

export interface Doing {
  id: string;
  label: string;
  keys: string;
  enabled: boolean;
  /** The table itself hears its keys. */
  writing: true;
  run: () => void;
}

/** What the screen does for the table. */
export interface Hands {
  look: () => void;
  open: () => void;
  crop: () => void;
  word: () => void;
  copy: () => void;
  paste: () => void;
}

const COLOURS: [string, Colour][] = [
  ["6", "red"],
  ["7", "yellow"],
  ["8", "green"],
  ["9", "blue"],
];

export function doings(table: Table, hands: Hands): Doing[] {
  const one = (id: string, label: string, keys: string, run: () => void): Doing => ({
    id: `table-${id}`,
    label,
    keys,
    enabled: true,
    writing: true,
    run,
  });
  const say = words.doings;
  return [
    one("look", say.look, "Space", hands.look),
    one("open", say.open, "Enter", hands.open),
    one("crop", say.crop, "C", hands.crop),
    one("all", say.all, "Mod+A", () => table.all()),
    one("none", say.none, "Escape", () => table.none()),
    ...[1, 2, 3, 4, 5].map((stars) =>
      one(`stars-${stars}`, say.stars(stars), `${stars}`, () => void table.mark({ stars })),
    ),
    one("stars-0", say.noStars, "0", () => void table.mark({ stars: 0 })),
    ...COLOURS.map(([key, colour]) =>
      one(colour, say.colour(words.colours[colour]), key, () => void table.mark({ colour })),
    ),
    one("no-colour", say.noColour, "-", () => void table.mark({ no_colour: true })),
    one("pick", say.pick, "P", () => void table.mark({ pick: "picked" })),
    one("reject", say.reject, "X", () => void table.mark({ pick: "rejected" })),
    one("no-pick", say.noPick, "U", () => void table.mark({ no_pick: true })),
    one("word", say.word, "E", hands.word),
    one("copy", say.copy, "Mod+C", hands.copy),
    one("paste", say.paste, "Mod+V", hands.paste),
  ];
}
