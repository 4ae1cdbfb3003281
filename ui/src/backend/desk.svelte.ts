// The desk as the window knows it: overview and tables, fetched once and again whenever Rust says they are stale.
// Also counts changes of stories and photos, so that a list can depend on them and fetch itself again.
import { call } from "./call";
import { onChanged } from "./changes";
import type { Catalogue, Changed, DeskOverview, Status } from "./generated/commands";
import { lookAgain } from "./photo";

class Desk {
  overview = $state.raw<DeskOverview | null>(null);
  catalogue = $state.raw<Catalogue | null>(null);
  /** Grow with every change of any story, any photo, or the desk. */
  stories = $state(0);
  photos = $state(0);
  settings = $state(0);
  /** Grows when more pictures of approved stories are ready to leave. */
  prints = $state(0);
  /** The last notice, for whoever shows one story or one photo. */
  changed = $state.raw<Changed | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fetches everything and listens from now on. Rejects with a Failure when there is no desk. */
  async begin(): Promise<() => void> {
    const stop = onChanged((changed) => this.#hear(changed));
    [this.overview, this.catalogue] = await Promise.all([call("desk", {}), call("catalogue", {})]);
    return stop;
  }

  async refresh() {
    this.overview = await call("desk", {});
  }

  /** Whether it can be saved to. */
  get halted() {
    return this.overview?.halted ?? null;
  }

  label(status: Status): string {
    return this.catalogue?.statuses.find((row) => row.status === status)?.label ?? status;
  }

  #hear(changed: Changed) {
    this.changed = changed;
    if (changed.stories.length > 0) this.stories += 1;
    if (changed.photos.length > 0) this.photos += 1;
    if (changed.prints.length > 0) this.prints += 1;
    lookAgain(changed.turned);
    if (changed.desk) this.settings += 1;
    // Counts in the overview follow a burst of changes once.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh().catch(() => undefined), changed.desk ? 0 : 250);
  }
}

export const desk = new Desk();
