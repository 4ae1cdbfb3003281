// A figure in the text: the photo with its tools, drawn by a Svelte component, and under it caption and credit, which
// ProseMirror edits like any other words.
import type { Node } from "prosemirror-model";
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";
import { mount, unmount } from "svelte";
import type { Photo, PhotoId } from "../../../backend/generated/commands";
import { type FigureTool, TOOL } from "../commands/figure";
import type { OpenStory } from "../open.svelte";
import { isHere } from "../plugins/here";
import FigureFrame from "./FigureFrame.svelte";
import { FigureState } from "./figure_state.svelte";

/** What a figure needs from the page. */
export interface Surroundings {
  open: OpenStory;
  /** Somebody wants to choose a photo. */
  onphotos: () => void;
  /** Somebody wants another photo in the place of one. */
  onswap: (swap: Swap) => void;
}

/** A photo that waits for another one in its place. */
export interface Swap {
  /** The photo that goes. */
  photo: PhotoId;
  name: string;
  /** Puts the other one there. */
  take: (photo: Photo) => void;
}

export class FigureView implements NodeView {
  readonly dom = document.createElement("figure");
  readonly contentDOM = document.createElement("figcaption");
  readonly #frame = document.createElement("div");
  readonly #state: FigureState;
  readonly #component: Record<string, unknown>;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    around: Surroundings,
    decorations: readonly Decoration[],
  ) {
    this.#state = new FigureState(node, view, getPos, around);
    this.#state.here = isHere(decorations);
    this.#frame.className = "figure_frame";
    this.#frame.contentEditable = "false";
    this.dom.append(this.#frame, this.contentDOM);
    this.#component = mount(FigureFrame, {
      target: this.#frame,
      props: { figure: this.#state, dom: this.dom },
    });
    this.dom.addEventListener(TOOL, (event) => this.#state.open((event as CustomEvent<FigureTool>).detail));
    this.#draw(node);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#state.node.type) return false;
    const here = isHere(decorations);
    if (here && !this.#state.here) this.#bring();
    this.#state.node = node;
    this.#state.here = here;
    this.#draw(node);
    return true;
  }

  selectNode() {
    this.#state.selected = true;
    this.#bring();
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.#state.selected = false;
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent(event: Event): boolean {
    const target = event.target;
    if (!(target instanceof Element) || !this.#frame.contains(target)) return false;
    // A press on the photo itself selects the block; its tools keep their events.
    return target.closest(".figure_tools, .figure_alt, .figure_empty") !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    return mutation.target === this.dom || !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    void unmount(this.#component);
  }

  /** Into the middle of a slideshow, with its neighbours peeping in on both sides. */
  #bring() {
    const strip = this.dom.parentElement;
    if (!this.#state.inGallery || !strip) return;
    strip.scrollLeft = this.dom.offsetLeft - (strip.clientWidth - this.dom.clientWidth) / 2;
  }

  #draw(node: Node) {
    this.dom.className = `figure place-${node.attrs.placement}${node.attrs.lead ? " lead" : ""}`;
    if (this.#state.selected) this.dom.classList.add("ProseMirror-selectednode");
  }
}
