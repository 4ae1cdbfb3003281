// Replacing one by one: each place once, also where the new words are found again.
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { EditorView } from "prosemirror-view";
import { expect, it } from "vitest";
import { doc, p } from "../testing";
import { stateOf } from "../text";
import { words } from "../words";
import FindBar from "./FindBar.svelte";
import { count, finding } from "./finding";

it.each([
  ["Smith", "Jane Smith", "Smith said Smith left", "Jane Smith said Jane Smith left"],
  ["mayor", "Mayor", "The mayor and the mayor", "The Mayor and the Mayor"],
])("%s by %s", async (asked, instead, before, after) => {
  const view = new EditorView(document.createElement("div"), { state: stateOf(doc(p(before)), [finding()]) });
  const head = { read: () => [], go: () => {}, write: async () => {} };
  const props = { view, now: view.state, replacing: true, head, keep: async () => {}, onclose: () => {} };
  const { rerender } = render(FindBar, props as never);
  await fireEvent.input(screen.getByLabelText(words.find.field), { target: { value: asked } });
  await waitFor(() => expect(count(view.state)).toBe(2));
  await rerender({ now: view.state } as never);
  await fireEvent.input(screen.getByLabelText(words.find.instead), { target: { value: instead } });
  for (let n = 0; n < 2; n += 1) {
    await fireEvent.click(screen.getByText(words.find.replace));
    await rerender({ now: view.state } as never);
  }
  expect(view.state.doc.textContent).toBe(after);
});
