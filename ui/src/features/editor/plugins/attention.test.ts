// Only the block that is written stands out, or all that are selected; and only when somebody wants it.
import { TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { expect, it } from "vitest";
import { doc, p, quote } from "../testing";
import { stateOf } from "../text";
import { focus } from "./attention";

it("marks the blocks of the selection", () => {
  let on = true;
  const state = stateOf(doc(p("one"), quote("two", "Ana"), p("three")), [focus(() => on)]);
  const view = new EditorView(document.createElement("div"), { state });
  const attended = () => [...view.dom.children].map((block) => block.classList.contains("attended"));
  const select = (from: number, to: number) =>
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  select(2, 2);
  expect(attended()).toEqual([true, false, false]);
  select(8, 8);
  expect(attended()).toEqual([false, true, false]);
  select(2, 9);
  expect(attended()).toEqual([true, true, false]);
  on = false;
  view.dispatch(view.state.tr);
  expect(attended()).toEqual([false, false, false]);
});
