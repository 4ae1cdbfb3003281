// The bar over a story says no where the review beside it does, and leads there.
import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import Bar from "./Bar.svelte";

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async () => ({ hash: "" }),
  convertFileSrc: (path: string) => path,
}));

const story = {
  slug: "ridge",
  status: "in_review",
  fields: { headline: "The ridge", length: null },
  approval: null,
};
const open = {
  id: "ridge",
  story,
  steps: [{ step: "approve", label: "Approve", refused: null }],
  measure: { words: 3, tk: 0 },
  shown: null,
  save: "saved",
  seq: 1,
  unsaved: null,
  suggesting: { on: false },
  flush: vi.fn(),
  fetch: vi.fn(),
};
const show = (why: string | null, onreview: () => void) =>
  render(Bar, {
    open,
    inspector: true,
    oninspector: vi.fn(),
    preview: false,
    onpreview: vi.fn(),
    others: [],
    openComments: 0,
    refused: () => why,
    onreview,
    onpublish: vi.fn(),
  } as never);

it.each([
  ["The story cannot be approved yet.", "true", false],
  [null, null, true],
])("Approve, where the review says %s", async (why, disabled, primary) => {
  const onreview = vi.fn();
  show(why, onreview);
  const approve = screen.getByRole("button", { name: "Approve" });
  expect(approve.getAttribute("aria-disabled")).toBe(disabled);
  expect(approve.classList.contains("primary")).toBe(primary);
  expect(approve.title).toBe(why ?? "");
  await fireEvent.click(approve);
  expect(onreview.mock.calls).toEqual(why ? [[null]] : []);
  expect(open.flush).toHaveBeenCalledTimes(why ? 0 : 1);
});
