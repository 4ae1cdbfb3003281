// The `/` menu: what it is asked for, what it offers, which line is chosen. Open while the cursor stands behind a `/`
// that begins an otherwise empty paragraph, at the top or in a list, a box or a quotation; it offers what can be done there.
import { type EditorState, Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

export interface Offer {
  id: string;
  label: string;
  /** Other names it is found by. */
  names: string[];
  /** Can it be done here, and is it not so already? */
  can: (state: EditorState) => boolean;
  run: (view: EditorView) => void;
}

export class SlashMenu {
  open = $state(false);
  asked = $state("");
  chosen = $state(0);
  /** Where the `/` stands. */
  at = $state(0);
  found = $state.raw<readonly Offer[]>([]);
  #dismissed = false;

  constructor(readonly offers: () => readonly Offer[]) {}

  #find(state: EditorState): Offer[] {
    const asked = this.asked.toLowerCase();
    const starts = (name: string) =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(asked));
    const fits = (offer: Offer) => !asked || [offer.label, ...offer.names].some(starts);
    return this.offers().filter((offer) => fits(offer) && offer.can(state));
  }

  /** Follows the cursor. */
  look(view: EditorView) {
    const { $from: cursor, empty } = view.state.selection;
    const text = cursor.parent.textContent;
    const fits =
      empty &&
      cursor.parent.type.name === "paragraph" &&
      cursor.node(1).type.name !== "footnote" &&
      /^\/[^\s/]{0,20}$/.test(text) &&
      cursor.parentOffset === text.length &&
      view.editable;
    if (!fits) this.#dismissed = false;
    this.open = fits && !this.#dismissed;
    if (!this.open) return;
    const asked = text.slice(1);
    if (asked !== this.asked) this.chosen = 0;
    this.asked = asked;
    this.at = cursor.start();
    this.found = this.#find(view.state);
  }

  dismiss() {
    this.#dismissed = true;
    this.open = false;
  }

  /** Takes the typed words away and does what was chosen. */
  choose(view: EditorView, offer: Offer | undefined) {
    if (!offer) return;
    this.open = false;
    const { $from: cursor } = view.state.selection;
    view.dispatch(view.state.tr.delete(cursor.start(), cursor.end()));
    view.focus();
    offer.run(view);
  }

  plugin(): Plugin {
    return new Plugin({
      view: () => ({ update: (view) => this.look(view), destroy: () => (this.open = false) }),
      props: {
        handleKeyDown: (view, event) => this.open && !event.isComposing && this.#key(view, event),
        handleDOMEvents: { blur: () => void this.dismiss() },
      },
    });
  }

  #key(view: EditorView, event: KeyboardEvent): boolean {
    const { found } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) this.chosen = (this.chosen + step + found.length) % found.length;
    else if ((event.key === "Enter" || event.key === "Tab") && found.length > 0) {
      this.choose(view, found[Math.min(this.chosen, found.length - 1)]);
    } else if (event.key === "Escape") this.dismiss();
    else return false;
    return true;
  }
}
