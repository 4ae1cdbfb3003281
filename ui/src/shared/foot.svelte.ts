// Whether a screen or a dialog has buttons at the foot of the window: notices stand above them, and at the foot elsewhere.
import { untrack } from "svelte";

class Foot {
  #count = $state(0);

  /** Is there one? */
  get there(): boolean {
    return this.#count > 0;
  }

  /** For the element that is one, as an attachment. */
  readonly mark = () => {
    untrack(() => (this.#count += 1));
    return () => untrack(() => (this.#count -= 1));
  };
}

export const foot = new Foot();
