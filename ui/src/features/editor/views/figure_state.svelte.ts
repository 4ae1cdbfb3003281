// What a figure shows and what its tools do; every change is an edit of the text that can be undone.
import { undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Photo } from "../../../backend/generated/commands";
import { toasts } from "../../../shared/toasts.svelte";
import { move, remove } from "../commands/chosen";
import { type Crops, type FigureTool, swapped } from "../commands/figure";
import { node as type } from "../schema";
import { words } from "../words";
import { BlockState } from "./block_state.svelte";
import type { Surroundings } from "./figure";

export class FigureState extends BlockState {
  /** It stands in a gallery, which says how it is placed. */
  readonly inGallery: boolean;
  /** How photos were cropped here that another one took the place of, for as long as the story is open. */
  readonly #crops: Crops = new Map();

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, around: Surroundings) {
    super(node, view, getPos, around);
    const pos = getPos();
    this.inGallery = pos !== undefined && view.state.doc.resolve(pos).parent.type === type("gallery");
  }

  get photo(): Photo | undefined {
    return this.node.attrs.photo ? this.around.open.photo(this.node.attrs.photo) : undefined;
  }

  /** The photo's own words for a field, which hold where the story says nothing. */
  own(field: "alt_text" | "credit"): string {
    const value = this.photo?.metadata[field];
    return typeof value === "string" ? value : (value ?? []).join(", ");
  }

  get undescribed(): boolean {
    const { alt, decorative } = this.node.attrs;
    return Boolean(this.photo) && !decorative && !String(alt).trim() && !this.own("alt_text");
  }

  /** What is being done to it: a crop is drawn, or another photo waits for an answer about the alt text. */
  cropping = $state(false);
  waiting = $state.raw<Photo | null>(null);

  open(tool: FigureTool) {
    if (tool === "crop") this.cropping = this.photo !== undefined && this.writable;
    else this.swap();
  }

  /** Asks for another photo in its place. */
  swap() {
    const photo = this.photo;
    if (!photo || !this.writable) return;
    this.around.onswap({ photo: photo.id, name: photo.file_name, take: (other) => this.take(other) });
  }

  /** Another photo takes its place; alt text that the story wrote for this one is asked about first. */
  take(photo: Photo) {
    if (this.around.open.turn.refuses()) return;
    this.around.open.meet([photo]);
    const alt = String(this.node.attrs.alt).trim();
    // Words that came with the photo go with it.
    if (alt && alt !== this.own("alt_text").trim()) this.waiting = photo;
    else this.put(photo, false);
  }

  /** Puts the photo there; one step of undo. */
  put(photo: Photo, keepAlt: boolean) {
    this.waiting = null;
    const pos = this.getPos();
    const before = this.photo;
    const there = pos === undefined ? null : this.view.state.doc.nodeAt(pos);
    if (pos === undefined || there?.attrs.photo !== this.node.attrs.photo) {
      toasts.fail({ message: words.figure.swap.gone, hint: words.figure.swap.goneHint });
      return;
    }
    this.view.dispatch(
      swapped(this.view.state.tr, pos, photo, before, keepAlt, this.#crops).scrollIntoView(),
    );
    this.view.focus();
    toasts.tell(words.figure.swap.done(photo.file_name, before?.file_name ?? ""), {
      label: words.actions.undo,
      run: () => this.run(undo),
    });
  }

  /** Becomes the lead photo: stands first, and no other figure is it any more. */
  lead() {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { state } = this.view;
    const tr = state.tr;
    state.doc.forEach((block, at) => {
      if (block.type === type("figure") && block.attrs.lead) tr.setNodeAttribute(at, "lead", false);
    });
    if (!this.node.attrs.lead) {
      const attrs = { ...this.node.attrs, lead: true, placement: "wide" };
      tr.delete(pos, pos + this.node.nodeSize).insert(0, type("figure").create(attrs, this.node.content));
      tr.setSelection(NodeSelection.create(tr.doc, 0)).scrollIntoView();
    }
    this.view.dispatch(tr);
    this.view.focus();
  }

  remove() {
    if (this.inGallery) {
      this.select();
      return this.run(remove);
    }
    const pos = this.getPos();
    if (pos === undefined) return;
    const tr = this.view.state.tr.delete(pos, pos + this.node.nodeSize);
    if (tr.doc.childCount === 0) tr.insert(0, type("paragraph").create());
    this.view.dispatch(tr);
    this.view.focus();
    toasts.tell(words.figure.removed);
  }

  /** One place back or on in its gallery. */
  move(by: -1 | 1) {
    this.select();
    this.run(move(by));
  }
}
