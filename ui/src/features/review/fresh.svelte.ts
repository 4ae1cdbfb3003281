// An answer of Rust that is kept fresh while it is shown. It is asked for again after a pause; the latest question
// wins; what is shown stays until there is something else to show, so that nothing flickers.
import { untrack } from "svelte";
import { asFailure, type Failure } from "../../backend/call";
import { desk } from "../../backend/desk.svelte";
import type { Changed, StoryId } from "../../backend/generated/commands";
import { toasts } from "../../shared/toasts.svelte";

/** Rest after the last edit before the question is asked again, in milliseconds. */
export const PAUSE = 400;

export class Fresh<T> {
  /** The last answer; `null` before the first. */
  value = $state.raw<T | null>(null);
  /** Why there is nothing to show. A later failure keeps what is shown and is told as a notice. */
  failure = $state.raw<Failure | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly ask: () => Promise<T>) {}

  /** Asks after the pause. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), PAUSE);
  }

  /** Asks at once; done when this question, or a later one in its place, is answered or on its way. */
  async now() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const answer = await this.ask();
      if (turn !== this.#turn) return;
      this.failure = null;
      if (JSON.stringify(answer) !== JSON.stringify(this.value)) this.value = answer;
    } catch (reason) {
      if (turn !== this.#turn) return;
      const failure = asFailure(reason);
      if (this.value === null) this.failure = failure;
      else toasts.fail(failure);
    }
  }

  rest() {
    clearTimeout(this.#timer);
  }
}

/** Whether a notice concerns what is shown of a story. Which stories show a photo is known to Rust alone, so every
 *  photo counts; so does the desk, because who is acting decides which steps there are. */
export const concerns = (changed: Changed | null, story: StoryId): boolean =>
  changed !== null && (changed.desk || changed.photos.length > 0 || changed.stories.includes(story));

/** Keeps an answer about a story fresh while the component that calls this is shown. */
export function keepFresh(fresh: Fresh<unknown>, story: StoryId, seq: () => number) {
  let known: number | undefined;
  let heard = desk.changed;
  $effect(() => {
    const edit = seq();
    if (known === undefined) untrack(() => void fresh.now());
    else if (known !== edit) fresh.soon();
    known = edit;
  });
  $effect(() => {
    const { changed } = desk;
    if (changed !== heard && concerns(changed, story)) fresh.soon();
    heard = changed;
  });
  $effect(() => () => fresh.rest());
}
