// What comes at once and is long: drawn near the cursor first, then all of it, and never held back for good.
import { TextSelection } from "prosemirror-state";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { figure, p, Writer } from "../testing";
import { unlaid } from "./unlaid";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame"] }));
afterEach(() => vi.useRealTimers());

const waiting = ({ view }: Writer) => view.dom.querySelectorAll(".unlaid").length;

/** A text in which so many paragraphs came at once, the cursor in the last of them. */
function came(count: number): Writer {
  const writer = new Writer(p("Before"), p("After"));
  writer.view.updateState(writer.state.reconfigure({ plugins: [unlaid(), ...writer.state.plugins] }));
  const blocks = Array.from({ length: count }, (_, n) => (n === 3 ? figure("A boat") : p(`Words ${n}`)));
  const at = writer.state.doc.child(0).nodeSize;
  const tr = writer.state.tr.insert(at, blocks);
  const end = at + blocks.reduce((size, { nodeSize }) => size + nodeSize, 0);
  writer.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)));
  return writer;
}

it("draws little at once", () => {
  expect(waiting(came(60))).toBe(0);
});

it("leaves what is far from the cursor for later, but nothing of unknown height and nothing that stood there", async () => {
  const writer = came(300);
  const first = writer.view.dom.children[1];
  expect(waiting(writer)).toBe(300 - 20 - 1);
  expect(first?.className).toBe("unlaid");
  expect(writer.view.dom.firstElementChild?.className).toBe("");
  expect(writer.view.dom.children[4]?.className).not.toContain("unlaid");
  await vi.advanceTimersByTimeAsync(190);
  expect(waiting(writer)).toBe(279);
  await vi.advanceTimersByTimeAsync(1000);
  expect(waiting(writer)).toBe(0);
  expect(first?.getAttribute("class") ?? "").toBe("");
});

it("waits until the hands rest, and forgets what was taken back meanwhile", async () => {
  const writer = came(300);
  for (let n = 0; n < 5; n += 1) {
    await vi.advanceTimersByTimeAsync(150);
    dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  }
  expect(waiting(writer)).toBe(279);
  writer.press("Control+z");
  expect(waiting(writer)).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(writer.text).toBe("paragraph[Before] paragraph[After]");
});
