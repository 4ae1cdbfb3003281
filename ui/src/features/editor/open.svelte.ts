// One open story: its fields, its text with undo history, its photos, and whether all of it is on the disk. Outlives
// the page, so that going to the photos and back keeps cursor and undo, and so that nothing unsaved is ever let go.
import type { Node } from "prosemirror-model";
import type { EditorState, Plugin, Transaction } from "prosemirror-state";
import { asFailure, call, type Failure } from "../../backend/call";
import type {
  AvailableStep,
  OpenStory as Found,
  Measure,
  Photo,
  PhotoId,
  Saved,
  Story,
  StoryId,
} from "../../backend/generated/commands";
import { isFormed } from "../../backend/story_fields";
import { thisWindow } from "../../backend/this_window";
import { afterPaint } from "../../shared/after_paint";
import { Fields } from "../../shared/fields.svelte";
import { keep, keptText } from "../../shared/kept";
import { toasts } from "../../shared/toasts.svelte";
import { Turn } from "./claims/turn.svelte";
import { Outbox, type SaveState } from "./outbox";
import { schema } from "./schema";
import { difference } from "./splice";
import { asItIs, replaced } from "./suggestions/proposed";
import { Suggesting } from "./suggestions/suggesting.svelte";
import { stateOf } from "./text";
import { words } from "./words";

/** Nothing was typed for this long: now "Saved" may be said. Said between two keys it would flicker, and cost both a paint. */
const REST = 300;
/** Under what the cursor's place is kept on this computer. */
const CURSOR = "cursor";
/** How long the edits of another window are gathered before they are read, in milliseconds. */
const HEARING = 200;
/** How old the count of words may be while somebody types on, in milliseconds. */
const COUNTED = 1000;

export class OpenStory {
  story = $state.raw<Story | null>(null);
  authors = $state.raw<string[]>([]);
  photos = $state.raw<Photo[]>([]);
  steps = $state.raw<AvailableStep[]>([]);
  /** The text and where the cursor is at this moment, `null` until the story is open. Nothing hears when it changes. */
  state: EditorState | null = null;
  /** The same for whatever stands beside the text, which hears of it once it has been painted: no letter waits for a toolbar. */
  shown = $state.raw<EditorState | null>(null);
  /** Number of the last edit that is on the disk, told when typing rests and now and then while it goes on. */
  seq = $state(0);
  /** The length of that text. */
  measure = $state.raw<Measure>({ words: 0, tk: 0 });
  /** Why it could not be opened. */
  failure = $state.raw<Failure | null>(null);
  /** Why its text cannot be saved at present. */
  unsaved = $state.raw<Failure | null>(null);
  readonly fields: Fields;
  /** Whether edits are proposals. */
  readonly suggesting = new Suggesting();
  /** Whether one writes here, or somebody else does. */
  readonly turn = new Turn();
  #text = $state<SaveState>("saved");
  #telling = false;
  #outbox: Outbox | undefined;
  #plugins: Plugin[] = [];
  #view: ((state: EditorState) => void) | undefined;
  #told = "";
  #last: Saved | undefined;
  #counted = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #hearing: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly id: StoryId) {
    this.fields = new Fields(
      async (fields) => this.take(await call("set_story_fields", { story: id, fields })),
      isFormed,
    );
  }

  /** Whether what is on the screen is on the disk, in one of three words. */
  get save(): SaveState {
    const both = [this.#text, this.fields.state];
    return both.includes("not_saved") ? "not_saved" : both.includes("saving") ? "saving" : "saved";
  }

  /** Whether it may be let go. */
  get settled(): boolean {
    return !this.#outbox?.pending && this.fields.state === "saved";
  }

  /** Is the text on the screen exactly that of this edit, with nothing typed since? */
  isAt(seq: number): boolean {
    return this.#outbox !== undefined && !this.#outbox.pending && this.#outbox.seq === seq;
  }

  /**
   * Reads the story from the desk; what is typed and not there yet is kept and comes together with it.
   *
   * @param asked what is new in the text was asked for here, and one undo takes it back; what others write is theirs
   */
  async fetch(asked = false) {
    try {
      await this.#outbox?.flush().catch(() => undefined);
      await this.#show(await call("open_story", { story: this.id }), asked);
      this.failure = null;
    } catch (reason) {
      this.failure = asFailure(reason);
    }
  }

  /** Somebody else changed it: reads it again, soon, and once for many letters. */
  hear() {
    this.#hearing ??= setTimeout(() => {
      this.#hearing = undefined;
      void this.fetch();
    }, HEARING);
  }

  /** Takes a newer state of everything but the text. */
  take(story: Story) {
    const before = this.story;
    this.story = story;
    if (before && before.status !== story.status) void this.fetch();
  }

  /** Everything typed is on the disk when this resolves; rejects with a Failure when it cannot be. */
  async flush() {
    this.#keepCursor();
    await this.fields.flush();
    await this.#outbox?.flush();
  }

  /** The page shows the text from now on, and hears of every new state; answers with a function that ends it. */
  shownBy(plugins: Plugin[], view: (state: EditorState) => void): () => void {
    this.#plugins = plugins;
    if (this.state)
      this.#put(this.state.reconfigure({ plugins: [...plugins, ...this.state.plugins.slice(this.#own)] }));
    this.#own = plugins.length;
    this.#view = view;
    return () => {
      if (this.#view === view) this.#view = undefined;
    };
  }
  #own = 0;

  /** A change of text or selection. While somebody else writes, the text stays as it is. */
  dispatch(tr: Transaction) {
    if (!tr.docChanged || !this.turn.refuses()) this.#apply(tr);
  }

  #apply(tr: Transaction) {
    if (!this.state) return;
    this.state = this.suggesting.after(this.state, tr);
    this.#view?.(this.state);
    this.#tell();
    if (tr.docChanged) this.#outbox?.change(this.state.doc);
  }

  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    afterPaint(() => {
      this.#telling = false;
      this.shown = this.state;
    });
  }

  #put(state: EditorState) {
    this.state = state;
    this.shown = state;
  }

  /** Accepts or rejects suggestions, as one edit that can be undone. */
  async answer(ids: string[], accept: boolean): Promise<boolean> {
    if (this.turn.refuses()) return false;
    await this.flush();
    await call("answer_suggestions", { story: this.id, accept, ids });
    await this.fetch(true);
    return true;
  }

  /** A photo of the story; one that came in with pasted text is asked for. */
  photo(id: PhotoId): Photo | undefined {
    return this.photos.find((photo) => photo.id === id);
  }

  /** Knows these photos too, before the desk says so. */
  meet(photos: readonly Photo[]) {
    const known = new Set(this.photos.map(({ id }) => id));
    const more = photos.filter(({ id }) => !known.has(id));
    if (more.length > 0) this.photos = [...this.photos, ...more];
  }

  async #show(found: Found, asked: boolean) {
    this.story = found.story;
    this.authors = found.authors;
    this.steps = found.steps;
    this.photos = found.photos;
    this.measure = found.story.measure;
    const { seq } = found.story;
    if (this.#outbox) {
      // Mostly something else than the text is new, and a long text takes its time to be made.
      if (seq > this.#outbox.seq)
        await this.#outbox.takeIn({ doc: schema.nodeFromJSON(found.document), seq }, asked);
      this.seq = this.#outbox.seq;
      return;
    }
    const doc = schema.nodeFromJSON(found.document);
    this.seq = seq;
    this.#outbox = this.#begin(doc, seq);
    const state = stateOf(doc, this.#plugins, this.#keptCursor());
    this.#put(state);
    this.#outbox.change(state.doc);
  }

  #begin(doc: Node, seq: number): Outbox {
    return new Outbox(
      { doc, seq },
      {
        send: (base, { at, remove, insert }) =>
          call("edit_text", {
            story: this.id,
            base,
            at,
            remove,
            insert: insert.map((block) => block.toJSON()),
          }),
        fetch: async () => {
          const found = await call("open_story", { story: this.id });
          return { doc: schema.nodeFromJSON(found.document), seq: found.story.seq };
        },
        onsaved: (saved) => this.#saved(saved),
        onstate: (state, failure) => {
          clearTimeout(this.#rest);
          if (state === "saved") this.#rest = setTimeout(() => this.#rested(), REST);
          else this.#text = state;
          this.unsaved = failure;
          if (failure && this.#told !== failure.message) toasts.fail(failure);
          this.#told = failure?.message ?? "";
        },
        onmerged: (doc, how) => {
          this.#replace(doc, how === "asked");
          if (how === "both" || how === "suggested") toasts.tell(words[how]);
        },
      },
    );
  }

  #rested() {
    this.#text = "saved";
    this.#count();
    this.#keepCursor();
  }

  /** Where the cursor is outlives the window, for the story that was worked on last. */
  #keepCursor() {
    if (thisWindow.first && this.state) keep(CURSOR, `${this.id} ${this.state.selection.head}`);
  }

  #keptCursor(): number {
    const [id, at] = keptText(CURSOR).split(" ");
    return id === this.id ? Number(at) || 0 : 0;
  }

  #count() {
    if (!this.#last) return;
    this.seq = this.#last.seq;
    this.measure = this.#last.measure;
    this.#counted = performance.now();
  }

  #saved(saved: Saved) {
    this.#last = saved;
    if (performance.now() - this.#counted > COUNTED) this.#count();
    if (saved.lapsed || saved.status !== this.story?.status) void this.fetch();
  }

  /** Another text in place of this one, as an edit of only what differs: the cursor stays where it can. */
  #replace(doc: Node, undoable: boolean) {
    if (!this.state || !difference(this.state.doc, doc)) return;
    // Undo takes back what was done here, around what others wrote.
    this.#apply(asItIs(replaced(this.state, doc)).setMeta("addToHistory", undoable));
  }
}

/** Stories that were open last, and every story with something that is not on the disk yet. */
const open = new Map<StoryId, OpenStory>();
const MOST = 6;

/** Everything typed in any story is on the disk when this resolves; rejects with a Failure when it cannot be. */
export async function flushStories() {
  await Promise.all([...open.values()].filter((story) => !story.settled).map((story) => story.flush()));
}

export function openStory(id: StoryId): OpenStory {
  const found = open.get(id) ?? new OpenStory(id);
  open.delete(id);
  open.set(id, found);
  for (const [other, story] of open) {
    if (open.size <= MOST) break;
    if (other !== id && story.settled) open.delete(other);
  }
  return found;
}
