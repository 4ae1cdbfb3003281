// Which place the window shows, kept in the address behind `#`, so that going back and reloading work. Keys typed while a
// story is on its way are kept for it.
import { openWindow } from "../backend/shell";
import { attempt } from "../shared/toasts.svelte";
import { dropKeys, keepKeys } from "../shared/typed_ahead";
import { keepOpen } from "./resumed";
import { type PlaceName, readHash, type Where, writeHash } from "./where";

class Route {
  now = $state<Where>(readHash(typeof location === "undefined" ? "" : location.hash));
  /** The story that was open last, to go back to it. */
  story = $state("");
  /** What the open story is called; empty elsewhere. */
  title = $state("");
  #leave: (() => Promise<void>) | undefined;

  begin(): () => void {
    const hear = () => void this.#arrive(readHash(location.hash));
    window.addEventListener("hashchange", hear);
    void this.#arrive(this.now);
    return () => window.removeEventListener("hashchange", hear);
  }

  go(place: PlaceName, id = "", field = "") {
    location.hash = writeHash({ place, id, field });
  }

  /** Opens a story here, or in a window of its own. */
  openStory = (id: string, elsewhere = false) => {
    if (elsewhere) return void attempt(() => openWindow(writeHash({ place: "story", id })));
    const there = readHash(location.hash);
    if (there.place === "story" && there.id === id) return;
    keepKeys();
    this.go("story", id);
  };
  openPhoto = (id: string, field = "") => this.go("photos", id, field);

  /** What has to be handed over before the present place is left; answers with a function that forgets it. */
  beforeLeaving(leave: () => Promise<void>): () => void {
    this.#leave = leave;
    return () => {
      if (this.#leave === leave) this.#leave = undefined;
    };
  }

  /** Hands over everything pending, also before the window closes. */
  async flush() {
    await this.#leave?.();
  }

  async #arrive(where: Where) {
    if (where.place !== this.now.place || where.id !== this.now.id) {
      // An edit that could not be saved keeps its own notice; it must not keep the person from leaving.
      await this.flush().catch(() => undefined);
    }
    this.now = where;
    keepOpen(where);
    if (where.place === "story") this.story = where.id;
    else dropKeys();
  }
}

export const route = new Route();
