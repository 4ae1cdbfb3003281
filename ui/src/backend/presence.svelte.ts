// Who is at which story and who writes there, as Rust says it: fetched anew whenever somebody comes, goes, begins or ceases
// to write, and when a claim would end by itself.
import { call } from "./call";
import { onChanged } from "./changes";
import type { StoryId, StoryPresence } from "./generated/commands";

/** Claims end by themselves at a moment that Rust knows; a little later it is asked whether this one has. */
const AFTER = 500;

class Presence {
  #all = $state.raw<ReadonlyMap<StoryId, StoryPresence>>(new Map());
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Who is at a story; `null` for nobody. */
  of(story: StoryId): StoryPresence | null {
    return this.#all.get(story) ?? null;
  }

  /** Fetches it, and listens from now on. */
  begin(): () => void {
    const stop = onChanged(({ presence, desk }) => {
      // Who is who may have changed with the desk, and who acts here.
      if (presence.length > 0 || desk) void this.refresh();
    });
    void this.refresh();
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** What is known stays when it cannot be had: the text is brought together whoever writes. */
  async refresh() {
    const turn = ++this.#turn;
    const all = await call("who_is_here", {}).catch(() => null);
    if (!all || turn !== this.#turn) return;
    this.#all = new Map(all.map((one) => [one.story, one]));
    const ends = all.flatMap(({ claim }) => (claim ? [Date.parse(claim.until)] : []));
    clearTimeout(this.#timer);
    if (ends.length === 0) return;
    const wait = Math.max(Math.min(...ends) - Date.now(), 0) + AFTER;
    this.#timer = setTimeout(() => void this.refresh(), wait);
  }
}

export const presence = new Presence();
