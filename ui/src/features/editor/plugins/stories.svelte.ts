// The `@` menu: offers stories of the desk while the cursor stands behind `@` and some letters, and puts the chosen one
// into the text as a link. Shown only when there is something to offer, so that an `@` of another kind is not in the way.
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { call } from "../../../backend/call";
import type { Story } from "../../../backend/generated/commands";
import { mark } from "../schema";

/** `@` at the beginning of a word, and what is asked for; at most so many letters that it is still a name. */
const ASKED = /(?:^|[\s([{“„«"'])@([\p{L}\p{N}][^@\n]{1,38})$/u;
/** Pause of typing after which is searched, in milliseconds. */
const PAUSE = 120;
const MOST = 6;

export class StoryMenu {
  found = $state.raw<Story[]>([]);
  chosen = $state(0);
  /** Where the `@` stands. */
  at = $state(0);
  #asked = "";
  #dismissed = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `self` is the story that is written, which is not offered. */
  constructor(readonly self: string) {}

  get open() {
    return this.found.length > 0;
  }

  /** Follows the cursor. */
  look(view: EditorView) {
    const { $from: cursor, empty } = view.state.selection;
    const { parent, parentOffset } = cursor;
    const fits = empty && parent.inlineContent && parent.type.allowsMarkType(mark("link")) && view.editable;
    const before = fits ? parent.textBetween(Math.max(0, parentOffset - 50), parentOffset, null, "\n") : "";
    const asked = before.includes("@") ? (ASKED.exec(before)?.[1] ?? "") : "";
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    if (!asked || (this.#dismissed && asked.startsWith(this.#dismissed))) return this.#show([]);
    this.#dismissed = "";
    this.at = cursor.pos - asked.length - 1;
    this.#timer = setTimeout(() => void this.#search(asked), PAUSE);
  }

  async #search(asked: string) {
    const { stories } = await call("search", { words: asked.trim() }).catch(() => ({ stories: [] }));
    if (asked !== this.#asked) return;
    this.#show(
      stories
        .map(({ story }) => story)
        .filter(({ id }) => id !== this.self)
        .slice(0, MOST),
    );
  }

  #show(found: Story[]) {
    if (found.length === 0 && this.found.length === 0) return;
    this.found = found;
    this.chosen = 0;
  }

  dismiss() {
    this.#dismissed = this.#asked;
    clearTimeout(this.#timer);
    this.#show([]);
  }

  /** Puts a story's headline in the place of what was typed, with a link to it. */
  choose(view: EditorView, story: Story | undefined) {
    if (!story) return;
    const { from, $from: cursor } = view.state.selection;
    const typed = `@${this.#asked}`;
    const at = from - typed.length;
    // The cursor may stand elsewhere by now.
    if (at < cursor.start() || view.state.doc.textBetween(at, from, null, "\n") !== typed)
      return this.dismiss();
    const link = mark("link").create({ href: `story:${story.id}` });
    const words = view.state.schema.text(
      story.fields.headline || story.slug,
      link.addToSet(cursor.marks().filter((one) => one.type !== link.type)),
    );
    this.#asked = "";
    this.#show([]);
    view.dispatch(view.state.tr.replaceWith(at, from, words).removeStoredMark(link.type).scrollIntoView());
    view.focus();
  }

  plugin(): Plugin {
    return new Plugin({
      view: () => ({ update: (view) => this.look(view), destroy: () => this.dismiss() }),
      props: {
        handleKeyDown: (view, event) => this.open && !event.isComposing && this.#key(view, event),
        handleDOMEvents: { blur: () => void this.dismiss() },
      },
    });
  }

  #key(view: EditorView, event: KeyboardEvent): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.chosen = (this.chosen + step + this.found.length) % this.found.length;
    else if (event.key === "Enter" || event.key === "Tab") this.choose(view, this.found[this.chosen]);
    else if (event.key === "Escape") this.dismiss();
    else return false;
    return true;
  }
}
