// Hands a story's edits to Rust: gathered for a tenth of a second, one on its way at a time, kept until the disk has
// them. "Saved" is said only when an answer came and nothing was typed since. What cannot be saved stays here and is
// tried again; what somebody else changed meanwhile is brought together with it.
import type { Node } from "prosemirror-model";
import { asFailure, type Failure } from "../../backend/call";
import type { Saved } from "../../backend/generated/commands";
import { difference, merge, type Splice } from "./splice";

/** The three things a person can be told. */
export type SaveState = "saved" | "saving" | "not_saved";

/** A document and the number of the edit that made it. */
export interface Acknowledged {
  doc: Node;
  seq: number;
}

export interface Surroundings {
  /** Puts an edit on the disk. */
  send: (base: number, splice: Splice) => Promise<Saved>;
  /** What is on the disk now. */
  fetch: () => Promise<Acknowledged>;
  /** An edit is on the disk. */
  onsaved: (saved: Saved) => void;
  onstate: (state: SaveState, failure: Failure | null) => void;
  /** Other edits came in: the document to go on with, and what became of places that both had changed. */
  onmerged: (doc: Node, how: Merging) => void;
}

/**
 * Both changed different places; or both texts of a place stand one after the other; or one is a suggestion. Or what came in
 * was asked for here.
 */
export type Merging = "apart" | "both" | "suggested" | "asked";

/** How long keystrokes are gathered; with an edit on its way nothing waits longer than 250 ms. */
const GATHER = 100;
const RETRY = [500, 1000, 2000, 5000];

export class Outbox {
  #acknowledged: Acknowledged;
  #now: Node;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> | undefined;
  #failure: Failure | null = null;
  #tries = 0;

  constructor(
    begin: Acknowledged,
    readonly around: Surroundings,
  ) {
    this.#acknowledged = begin;
    this.#now = begin.doc;
  }

  get seq(): number {
    return this.#acknowledged.seq;
  }

  /** Something is not on the disk yet. */
  get pending(): boolean {
    return this.#underWay !== undefined || this.#now !== this.#acknowledged.doc;
  }

  /** The document as it is on the screen now. */
  change(doc: Node) {
    if (doc === this.#now) return;
    this.#now = doc;
    if (!this.#failure) this.around.onstate("saving", null);
    if (!this.#underWay) this.#later(this.#failure ? this.#pause() : GATHER);
  }

  /** Hands over everything at once; rejects with a Failure when it cannot be saved. */
  async flush(): Promise<void> {
    do {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#underWay ??= this.#sendAll();
      await this.#underWay;
    } while (this.pending && !this.#failure);
    if (this.#failure) throw this.#failure;
  }

  /**
   * Takes a newer text from the disk, together with what is not there yet. An edit that is on its way is waited for: it may
   * be in that text already, and must not come in a second time.
   *
   * @param asked it is what an action here made of the text, not somebody else's
   */
  async takeIn(theirs: Acknowledged, asked = false) {
    while (this.#underWay) await this.#underWay;
    this.#bring(theirs, asked ? "asked" : "apart");
  }

  #bring(theirs: Acknowledged, how: Merging = "apart") {
    if (theirs.seq <= this.seq) return;
    const { doc, both } = merge(this.#acknowledged.doc, this.#now, theirs.doc);
    this.#acknowledged = theirs;
    this.#now = difference(theirs.doc, doc) ? doc : theirs.doc;
    this.around.onmerged(this.#now, both && how !== "suggested" ? "both" : how);
  }

  #later(wait: number) {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#underWay ??= this.#sendAll();
    }, wait);
  }

  #pause(): number {
    return RETRY[Math.min(this.#tries, RETRY.length) - 1] ?? GATHER;
  }

  async #sendAll() {
    await this.#send();
    this.#underWay = undefined;
    if (this.#now !== this.#acknowledged.doc) this.#later(this.#failure ? this.#pause() : GATHER);
    else this.around.onstate("saved", null);
  }

  async #send() {
    const doc = this.#now;
    const splice = difference(this.#acknowledged.doc, doc);
    if (!splice) {
      this.#acknowledged = { doc, seq: this.seq };
      // What could not be saved was taken back.
      this.#failure = null;
      this.#tries = 0;
      return;
    }
    try {
      const saved = await this.around.send(this.seq, splice);
      if (typeof saved.merged === "number") {
        // The disk has this edit together with somebody else's; what was typed since goes on from there.
        const theirs = await this.around.fetch();
        this.#acknowledged = { doc, seq: this.seq };
        this.#bring(theirs, saved.merged > 0 ? "suggested" : "apart");
      } else {
        this.#acknowledged = { doc, seq: saved.seq };
      }
      this.#failure = null;
      this.#tries = 0;
      this.around.onsaved(saved);
    } catch (reason) {
      await this.#refused(asFailure(reason));
    }
  }

  async #refused(failure: Failure) {
    let told = failure;
    if (failure.kind === "conflict") {
      try {
        this.#bring(await this.around.fetch());
        this.#failure = null;
        return;
      } catch (reason) {
        told = asFailure(reason);
      }
    }
    this.#failure = told;
    this.#tries += 1;
    this.around.onstate("not_saved", told);
  }
}
