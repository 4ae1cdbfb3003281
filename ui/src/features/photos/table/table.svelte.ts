// What lies on the light table: the photos in their order, what is known of those in sight, which are chosen, and where
// the keys are. Ids are fetched for all at once, tiles only for what is looked at, so that twenty thousand are no
// heavier than twenty. What is known of the whole library stays while one is elsewhere, until a photo changes.
import { call } from "../../../backend/call";
import { desk } from "../../../backend/desk.svelte";
import type { ListPhotos, MarkPhotos, PhotoId, Tile } from "../../../backend/generated/commands";
import { attempt } from "../../../shared/toasts.svelte";

/** Tiles asked for in one go. */
const SHEET = 160;
/** Nothing is looked for, nothing left out. */
const WHOLE: Partial<ListPhotos> = { search: "", missing_rights: false };

export class Table {
  /** Every photo that fits the filter, in order; `null` until they are known. */
  ids = $state.raw<PhotoId[] | null>(null);
  tiles = $state.raw<ReadonlyMap<PhotoId, Tile>>(new Map());
  chosen = $state.raw<ReadonlySet<PhotoId>>(new Set());
  /** Where the keys are; empty before the first. */
  current = $state<PhotoId>("");
  #anchor: PhotoId = "";
  #asked = 0;
  /** What `ids` are the answer to. */
  #laid = "";
  #wanted: PhotoId[] = [];
  #fetching = false;
  #places = new Map<PhotoId, number>();

  /** The photos an action is for: the chosen ones in order, else the one where the keys are. */
  get hand(): PhotoId[] {
    const ids = this.ids ?? [];
    if (this.chosen.size > 0) return ids.filter((id) => this.chosen.has(id));
    return this.current ? [this.current] : [];
  }

  place(id: PhotoId): number {
    return this.#places.get(id) ?? -1;
  }

  /** Begins anew, with what is known of the whole library if that still holds. */
  begin() {
    if (this.#laid !== question(WHOLE)) {
      this.ids = null;
      this.tiles = new Map();
    }
    this.chosen = new Set();
    this.#anchor = "";
    this.current = this.ids?.[0] ?? "";
  }

  /** Fetches so many tiles from the first, before anybody looks. Answers the photos. */
  async prepare(many: number): Promise<readonly PhotoId[]> {
    await this.lay(WHOLE);
    await this.look(0, many);
    return (this.ids ?? []).slice(0, many);
  }

  /** Lays out what fits, or of that only some photos; what was chosen and is still there stays chosen. */
  async lay(filter: Partial<ListPhotos>, only: ReadonlySet<PhotoId> | null = null) {
    const asked = question(filter);
    const turn = ++this.#asked;
    if (this.ids && !only && asked === this.#laid) return;
    const found = await attempt(() => call("photo_ids", filter));
    if (!found || turn !== this.#asked) return;
    const ids = only ? found.filter((id) => only.has(id)) : found;
    this.#laid = only ? "" : asked;
    this.#places = new Map(ids.map((id, at) => [id, at]));
    this.ids = ids;
    this.chosen = new Set([...this.chosen].filter((id) => this.#places.has(id)));
    if (!this.#places.has(this.current)) this.current = ids[0] ?? "";
  }

  /** Fetches the tiles of the photos in sight, also those that are known: they may have changed. */
  async look(from: number, to: number) {
    this.#wanted = (this.ids ?? []).slice(Math.max(0, from), to).slice(0, SHEET);
    if (!this.#fetching) await this.#fetch();
  }
  async #fetch() {
    this.#fetching = true;
    while (this.#wanted.length > 0) {
      const wanted = this.#wanted;
      this.#wanted = [];
      const found = await attempt(() => call("tiles", { photos: wanted }));
      if (!found) break;
      const tiles = new Map(this.tiles);
      for (const tile of found) tiles.set(tile.id, tile);
      this.tiles = tiles;
    }
    this.#fetching = false;
  }

  /** Moves the keys to a photo: alone, with the photos between (`extend`), or leaving the choice as it is (`keep`). */
  go(id: PhotoId, how: "alone" | "extend" | "keep" = "alone") {
    if (!this.#places.has(id)) return;
    this.current = id;
    if (how === "keep") return;
    if (how === "extend" && this.#places.has(this.#anchor)) {
      const ends = [this.place(this.#anchor), this.place(id)].sort((a, b) => a - b);
      this.chosen = new Set((this.ids ?? []).slice(ends[0], (ends[1] ?? 0) + 1));
      return;
    }
    this.#anchor = id;
    this.chosen = new Set([id]);
  }
  toggle(id: PhotoId) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
    this.current = id;
    this.#anchor = id;
  }
  all() {
    this.chosen = new Set(this.ids ?? []);
  }
  none() {
    this.chosen = new Set();
  }

  /** Marks what is in the hand. */
  async mark(marks: Omit<MarkPhotos, "photos">) {
    const photos = this.hand;
    if (photos.length > 0) await attempt(() => call("mark_photos", { photos, ...marks }));
  }
}

/** What is asked of the library as it is now. */
const question = (filter: Partial<ListPhotos>) => JSON.stringify([filter, desk.photos]);
