// A photo being cropped, turned and straightened. Every gesture is kept at once, and can be undone and done again.
import { asFailure, call } from "../../../backend/call";
import type {
  CropRow,
  FramePhoto,
  Framing,
  PhotoDetails,
  PhotoId,
} from "../../../backend/generated/commands";
import type { Part } from "../../../shared/crop/geometry";

/** Keys that lean it rest for so long, in milliseconds. */
const REST = 300;

export class Cropping {
  readonly photo: PhotoId;
  details = $state.raw<PhotoDetails | null>(null);
  /** The ratio that is drawn now. */
  ratio = $state("");
  /** What the hand has drawn and Rust has not heard of yet. */
  draft = $state.raw<Part | null>(null);
  /** Degrees of straightening while the slider is held. */
  leaning = $state<number | null>(null);
  /** Why the last gesture was refused. */
  refused = $state.raw<{ message: string; hint: string } | null>(null);
  /** Framings to go back to, and to go forward to. */
  before = $state.raw<Framing[]>([]);
  after = $state.raw<Framing[]>([]);
  #last: Promise<unknown> = Promise.resolve();

  constructor(photo: PhotoId, ratio: string) {
    this.photo = photo;
    this.ratio = ratio;
  }

  get rows(): CropRow[] {
    return this.details?.crops ?? [];
  }

  get row(): CropRow | undefined {
    return this.rows.find(({ ratio }) => ratio.label === this.ratio);
  }

  /** The part that is shown at the ratio. */
  get part(): Part {
    return this.draft ?? this.row?.crop ?? { x: 0, y: 0, w: 10_000, h: 10_000 };
  }

  /** What may be shown at all: the free crop, for all others. */
  get within(): Part | undefined {
    const free = this.rows.find(({ ratio }) => ratio.w === 0);
    return free?.drawn && this.row?.ratio.w !== 0 ? free.crop : undefined;
  }

  async fetch() {
    this.details = await call("photo", { photo: this.photo });
  }

  /** Every gesture so far is kept, or was refused. */
  kept = () => this.#last;

  choose(ratio: string) {
    this.ratio = ratio;
    this.draft = null;
    this.refused = null;
  }

  draw = (part: Part) => this.#frame({ crops: { [this.ratio]: part } });

  /** Takes the drawn crop back. */
  reset = () => this.#frame({ crops: { [this.ratio]: null } });

  /** A quarter turn to the right, or to the left. */
  turn = (by: 1 | -1) => this.#frame((now) => ({ turns: (now.stand.turns + by + 4) % 4 }));

  /** Leans it further by keys; kept once they rest. */
  lean(by: number) {
    const now = this.leaning ?? (this.details?.photo.framing.stand.tilt ?? 0) / 10;
    const degrees = Math.min(10, Math.max(-10, now + by));
    this.leaning = degrees;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.straighten(degrees), REST);
  }
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** Straightens to so many degrees. */
  async straighten(degrees: number) {
    clearTimeout(this.#resting);
    this.leaning = degrees;
    const tilt = Math.round(Math.min(10, Math.max(-10, degrees)) * 10);
    await this.#frame((now) => (tilt === now.stand.tilt ? null : { tilt }));
    // Keys may have leaned it further while this was on its way.
    if (this.leaning === degrees) this.leaning = null;
  }

  undo = () => this.#frame(() => this.#to(this.before.at(-1)), "undo");

  redo = () => this.#frame(() => this.#to(this.after.at(-1)), "redo");

  /** Back to how it was when this began. */
  putBack = () => this.#frame(() => this.#to(this.before[0]), "all");

  #to = (framing: Framing | undefined) => (framing ? this.#all(framing) : null);

  #all({ stand, crops }: Framing): Partial<FramePhoto> {
    const labels = this.rows.map(({ ratio }) => ratio.label);
    return { ...stand, crops: Object.fromEntries(labels.map((label) => [label, crops[label] ?? null])) };
  }

  /** One after the other, in the order of the gestures; answers whether it was done. */
  #frame(
    ask: Partial<FramePhoto> | ((now: Framing) => Partial<FramePhoto> | null),
    way: "new" | "undo" | "redo" | "all" = "new",
  ): Promise<boolean> {
    const sent = this.draft;
    const done = this.#last.then(async () => {
      const before = this.details?.photo.framing;
      const wanted = before && (typeof ask === "function" ? ask(before) : ask);
      if (!before || !wanted) return false;
      try {
        await call("frame_photo", { photo: this.photo, ...wanted });
        this.#remember(before, way);
        this.refused = null;
        await this.fetch();
        return true;
      } catch (reason) {
        this.refused = asFailure(reason);
        return false;
      } finally {
        // The hand may have drawn on meanwhile.
        if (this.draft === sent) this.draft = null;
      }
    });
    this.#last = done;
    return done;
  }

  #remember(before: Framing, way: "new" | "undo" | "redo" | "all") {
    if (way === "new") [this.before, this.after] = [[...this.before, before], []];
    else if (way === "undo") [this.before, this.after] = [this.before.slice(0, -1), [...this.after, before]];
    else if (way === "redo") [this.before, this.after] = [[...this.before, before], this.after.slice(0, -1)];
    else [this.before, this.after] = [[], []];
  }
}
