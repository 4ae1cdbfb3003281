// A block with tools of its own: its words, which ProseMirror edits, and beside them a part that a Svelte component
// draws. The component decides what it shows while the cursor is elsewhere; nothing of it is text of the story.
import type { Node } from "prosemirror-model";
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";
import { type Component, mount, unmount } from "svelte";
import { heard } from "../blocks/common";
import { isHere } from "../plugins/here";
import { words } from "../words";
import { BlockState } from "./block_state.svelte";
import type { Surroundings } from "./figure";

export interface Shape {
  /** Its tools. */
  tools: Component<{ block: BlockState }>;
  /** The elements that hold its words, from the outside in. */
  content: string[];
  /** Where the tools stand, as readers of the screen meet them. */
  tell: "before" | "after";
  /** Classes that say how it is set. */
  classes?: (node: Node) => string;
}

export class BlockView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM: HTMLElement;
  readonly #tools = document.createElement("div");
  readonly #state: BlockState;
  readonly #component: Record<string, unknown>;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    around: Surroundings,
    decorations: readonly Decoration[],
    readonly shape: Shape,
  ) {
    this.#state = new BlockState(node, view, getPos, around);
    this.#state.here = isHere(decorations);
    this.#tools.className = "block_tools";
    this.#tools.contentEditable = "false";
    let inner: HTMLElement = this.dom;
    for (const tag of shape.content) {
      const next = document.createElement(tag);
      inner.append(next);
      inner = next;
    }
    this.contentDOM = inner;
    this.contentDOM.classList.add(`${node.type.name}_words`);
    // Words of its own, not blocks in it.
    if (node.inlineContent) this.contentDOM.dir = "auto";
    for (const [name, value] of Object.entries(heard(node.type.name))) this.dom.setAttribute(name, value);
    const begin = words.parts[node.type.name];
    if (begin) this.contentDOM.dataset.placeholder = begin;
    if (node.type.spec.code) this.contentDOM.spellcheck = false;
    if (shape.tell === "before") this.dom.prepend(this.#tools);
    else this.dom.append(this.#tools);
    this.#component = mount(shape.tools, { target: this.#tools, props: { block: this.#state } });
    this.#draw(node);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#state.node.type) return false;
    this.#state.node = node;
    this.#state.here = isHere(decorations);
    this.#draw(node);
    return true;
  }

  selectNode() {
    this.#state.selected = true;
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.#state.selected = false;
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && this.#tools.contains(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return this.#tools.contains(mutation.target);
    return mutation.target === this.dom || !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    void unmount(this.#component);
  }

  #draw(node: Node) {
    const { placement } = node.attrs;
    const classes = [node.type.name, this.shape.classes?.(node)];
    if (placement) classes.push(`place-${placement}`);
    if (this.#state.selected) classes.push("ProseMirror-selectednode");
    this.dom.className = classes.filter(Boolean).join(" ");
  }
}
