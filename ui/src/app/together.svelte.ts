// One story and the others at it: who has it open, whose turn it is to write, and what is done about that. Says to Rust
// that this window shows the story, and reads what is written in other windows as it comes.
import { onMount, untrack } from "svelte";
import { call } from "../backend/call";
import { desk } from "../backend/desk.svelte";
import type { StoryPresence } from "../backend/generated/commands";
import { presence } from "../backend/presence.svelte";
import { words } from "../features/editor/claims/words";
import type { OpenStory } from "../features/editor/open.svelte";
import { attempt, toasts } from "../shared/toasts.svelte";

export class Together {
  /** It is asked whether the text is to be taken over. */
  taking = $state(false);

  constructor(
    readonly open: OpenStory,
    readonly oncompare: (version: number) => void,
  ) {}

  get at(): StoryPresence | null {
    return presence.of(this.open.id);
  }

  /** Who else has the story open, each once. */
  get others(): string[] {
    const me = desk.overview?.acting?.name;
    const names = this.at?.here.filter(({ own }) => !own).map(({ name }) => name ?? words.somebody) ?? [];
    return [...new Set(names)].filter((name) => name !== me);
  }

  /** While the component that calls this is shown, the window is at the story. */
  begin() {
    const story = this.open.id;
    onMount(() => {
      void call("enter_story", { story }).catch(() => undefined);
      return () => void call("leave_story", { story }).catch(() => undefined);
    });
    $effect(() => {
      const claim = this.at?.claim ?? null;
      const other = claim && !claim.own ? (claim.by ?? words.somebody) : null;
      untrack(() => this.#turnTo(other));
    });
    let heard = desk.changed;
    $effect(() => {
      const { changed } = desk;
      const elsewhere = changed !== heard && changed?.seat !== desk.overview?.seat;
      heard = changed;
      if (elsewhere && changed?.stories.includes(story)) untrack(() => this.open.hear());
    });
  }

  ask = () => {
    if (!this.#other()) return toasts.tell(words.nobody);
    void this.#does("ask_to_write");
  };

  askToTake = () => {
    if (this.#other()) this.taking = true;
    else toasts.tell(words.nobody);
  };

  take = async () => {
    const from = this.#other();
    if (!from) return;
    const taken = (await this.#does("take_over_text"))?.claim?.taken;
    if (!taken) return;
    await this.open.fetch();
    const run = () => this.oncompare(taken.version);
    toasts.tell(words.mine(from, taken.version), { label: words.compare(taken.version), run });
  };

  handOver = async () => {
    const next = this.at?.claim?.own && this.at.claim.asked.find(({ declined }) => !declined);
    if (!next) return toasts.tell(words.nobodyAsks);
    // What is handed over is what stands on the page.
    const handed = await attempt(() => this.open.flush().then(() => true));
    if (handed && (await this.#does("hand_over_text"))) toasts.tell(words.handed(next.by ?? words.somebody));
  };

  decline = () => void this.#does("decline_to_hand_over");

  /** Who else writes. */
  #other(): string | null {
    const claim = this.at?.claim;
    return claim && !claim.own ? (claim.by ?? words.somebody) : null;
  }

  async #does(what: "ask_to_write" | "take_over_text" | "hand_over_text" | "decline_to_hand_over") {
    const done = await attempt(() => call(what, { story: this.open.id }));
    await presence.refresh();
    return done;
  }

  #turnTo(other: string | null) {
    const { turn } = this.open;
    if (turn.other === other) return;
    const waited = turn.other !== null && other === null;
    turn.other = other;
    turn.tried = 0;
    // Whoever took it over knows; whoever waited is told.
    if (waited && !this.at?.claim?.taken) toasts.tell(words.free);
  }
}
