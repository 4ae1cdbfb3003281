// What a block knows that has tools of its own, and what they do to it; every change is an edit of the text that can be
// undone.
import type { Node } from "prosemirror-model";
import { type Command, NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Surroundings } from "./figure";

export class BlockState {
  node = $state.raw() as Node;
  /** The cursor is in it. */
  here = $state(false);
  /** It is selected as a whole. */
  selected = $state(false);

  constructor(
    node: Node,
    readonly view: EditorView,
    readonly getPos: () => number | undefined,
    readonly around: Surroundings,
  ) {
    this.node = node;
  }

  /** One writes here; while somebody else does, there is nothing to do to a block. */
  get writable(): boolean {
    return this.around.open.turn.other === null;
  }

  get active(): boolean {
    return (this.here || this.selected) && this.writable;
  }

  set(name: string, value: unknown) {
    const pos = this.getPos();
    if (pos === undefined || this.node.attrs[name] === value) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, name, value));
  }

  /** Does it where the cursor is, which goes on from there. */
  run(command: Command) {
    command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  /** Can it be done where the cursor is? */
  can = (command: Command) => command(this.view.state, undefined, this.view);

  /** Chooses it as a whole. */
  select() {
    const pos = this.getPos();
    if (pos === undefined) return;
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, pos)));
    this.view.focus();
  }
}
