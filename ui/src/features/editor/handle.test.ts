// The handle under a hand that reaches for it: it stays there whatever changes, and goes when somebody writes.
import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import Handle from "./Handle.svelte";
import { h, p, Writer } from "./testing";
import { words } from "./words";

/** How high a block is, in pixels. */
const HEIGHT = 40;
const frames: FrameRequestCallback[] = [];
let writer: Writer;
let frame: HTMLElement;

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal("requestAnimationFrame", (drawn: FrameRequestCallback) => frames.push(drawn));
  writer = new Writer(p("It begins."), p("It goes on."), p("It ends."));
  frame = document.body.appendChild(document.createElement("div"));
  frame.append(writer.view.dom);
  // happy-dom lays nothing out: blocks stand one below the other, all of them equally high.
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const index = [...writer.view.dom.children].indexOf(this);
    return new DOMRect(100, Math.max(index, 0) * HEIGHT, 500, HEIGHT);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  writer.view.destroy();
  frame.remove();
});

/** Shows the handle at a block, where the mouse is. */
async function hover(block: number) {
  const { view } = writer;
  const { rerender } = render(Handle, { view, now: view.state, frame });
  await fireEvent.pointerMove(frame, { clientY: (block + 0.5) * HEIGHT });
  for (const drawn of frames) drawn(0);
  await tick();
  return (change: (view: Writer["view"]) => void) => {
    change(view);
    return rerender({ now: view.state });
  };
}
const handle = () => screen.getByRole("button", { name: words.blocks.handle, hidden: true });
const away = () => handle().classList.contains("away");
const top = () => Number.parseFloat(handle().style.top);

it("stays under the mouse when a mark of the spelling comes, or somebody else's words", async () => {
  const change = await hover(1);
  const before = top();
  await change((view) => view.dispatch(view.state.tr.setMeta("spelling", [])));
  expect(away()).toBe(false);
  await change((view) => view.dispatch(view.state.tr.insertText("And so ", 1)));
  expect(away()).toBe(false);
  expect(top()).toBe(before);
});

it("goes down with its block when another comes above it", async () => {
  const change = await hover(1);
  const before = top();
  await change((view) => view.dispatch(view.state.tr.insert(0, h(2, "Before"))));
  expect(away()).toBe(false);
  expect(top()).toBe(before + HEIGHT);
});

it("stays with what is drawn in its block's place, and goes when nothing is", async () => {
  const change = await hover(2);
  const last = () => writer.view.state.doc.child(0).nodeSize + writer.view.state.doc.child(1).nodeSize;
  await change((view) =>
    view.dispatch(view.state.tr.setBlockType(last() + 1, last() + 1, h(2, "").type, { level: 2 })),
  );
  expect(away()).toBe(false);
  await change((view) => view.dispatch(view.state.tr.delete(last(), view.state.doc.content.size)));
  expect(away()).toBe(true);
});

it.each([
  ["key", fireEvent.keyDown],
  ["mouse", fireEvent.pointerDown],
])("is away as soon as a %s is pressed in the text", async (_, press) => {
  await hover(0);
  expect(away()).toBe(false);
  await press(writer.view.dom);
  expect(away()).toBe(true);
});
