// The pair of photos that lies side by side, and all pairs that look alike.
import { call } from "../../../backend/call";
import type { AlikePhoto, ComparedPhotos, PhotoId, Value } from "../../../backend/generated/commands";
import { pause } from "../../../shared/quiet";
import { attempt, toasts } from "../../../shared/toasts.svelte";
import { asText } from "../value";
import { words } from "./words";

class Alike {
  pairs = $state.raw<AlikePhoto[]>([]);
  /** How many pairs there are; of very many only the newest are named. */
  all = $state(0);
  /** How many photos look like another; one that looks like several counts once. */
  photos = $state(0);
  /** Which of them is looked at. */
  at = $state(0);
  compared = $state.raw<ComparedPhotos | null>(null);
  /** What is right where both say different things, by field. */
  chosen = $state.raw<Record<string, Value>>({});
  open = $state(false);
  busy = $state(false);
  #asked = 0;
  #due = false;

  /** Fetches the pairs anew in a moment: all photos are compared for that, and what is in sight comes first. */
  async lookSoon() {
    if (this.#due) return;
    this.#due = true;
    await pause();
    this.#due = false;
    await this.look();
  }

  /** Fetches the pairs anew. */
  async look() {
    const found = await attempt(() => call("look_alikes", {}));
    if (found) ({ pairs: this.pairs, all: this.all, photos: this.photos } = found);
  }

  /** Lays a pair side by side; the larger picture is the one to stay. */
  async show(one: PhotoId, other: PhotoId) {
    const turn = ++this.#asked;
    const found = this.pairs.findIndex(
      ({ photo, like }) => (photo === one && like === other) || (photo === other && like === one),
    );
    this.at = Math.max(0, found);
    let compared = await attempt(() => call("compare_photos", { kept: one, other }));
    if (compared && area(compared.other) > area(compared.kept)) {
      compared = await attempt(() => call("compare_photos", { kept: other, other: one }));
    }
    if (!compared || turn !== this.#asked) return;
    this.compared = compared;
    this.chosen = {};
    this.open = true;
  }
  /** The other one is to stay. What was chosen stays chosen. */
  async swap() {
    if (!this.compared) return;
    const { kept, other } = this.compared;
    const compared = await attempt(() => call("compare_photos", { kept: other.id, other: kept.id }));
    if (compared) this.compared = compared;
  }
  async step(by: number) {
    const pair = this.pairs[(this.at + by + this.pairs.length) % Math.max(1, this.pairs.length)];
    if (pair) await this.show(pair.like, pair.photo);
  }

  /** What nobody has chosen yet. */
  get undecided() {
    return (this.compared?.differences ?? []).filter(({ field }) => !(field in this.chosen));
  }

  async merge(onmerged: (photo: PhotoId) => void) {
    if (!this.compared || this.undecided.length > 0) return;
    const { kept, other } = this.compared;
    this.busy = true;
    const merged = await attempt(() =>
      call("merge_photos", { kept: kept.id, other: other.id, chosen: { ...this.chosen } }),
    );
    this.busy = false;
    if (!merged) return;
    const undo = { label: words.undo, run: () => void this.part(merged.other, other.file_name) };
    const told = words.merged(other.file_name, kept.file_name, merged.stories.length);
    toasts.tell(told, undo, `merged ${merged.other}`);
    await this.#goOn();
    onmerged(kept.id);
  }
  /** Takes the merge of a photo back, whenever it was. */
  async part(photo: PhotoId, name: string) {
    this.busy = true;
    const parted = await attempt(() => call("part_photos", { photo }));
    this.busy = false;
    const told = parted && words.parted(name, parted.stories.length, parted.left);
    if (told) toasts.tell(told, undefined, `merged ${photo}`);
  }
  async apart() {
    if (!this.compared) return;
    const { kept, other } = this.compared;
    this.busy = true;
    const told = await attempt(() => call("tell_photos_apart", { kept: kept.id, other: other.id }));
    this.busy = false;
    if (told) await this.#goOn();
  }

  /** The next pair, or an end. */
  async #goOn() {
    await this.look();
    const pair = this.pairs[Math.min(this.at, this.pairs.length - 1)];
    if (pair) await this.show(pair.like, pair.photo);
    else this.open = false;
  }
}

const area = ({ width, height }: { width: number; height: number }) => width * height;

export const alike = new Alike();

/** Are two values the same to somebody who reads them? */
export const same = (a: Value | undefined, b: Value | undefined) => asText(a) === asText(b);
