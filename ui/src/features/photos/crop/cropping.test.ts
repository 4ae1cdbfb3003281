// A photo being cropped: what the hand does while an earlier gesture is on its way is not lost.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Cropping } from "./cropping.svelte";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

/** Degrees that were kept, in tenths, oldest first. */
let kept: number[] = [];
/** Lets the framing that is on its way arrive. */
let arrive: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  const stand = { turns: 0, tilt: 0 };
  invoke.mockImplementation(async (_: string, asked: { name: string; arguments: { tilt?: number } }) => {
    const { name, arguments: ask } = asked;
    if (name === "frame_photo") {
      await new Promise<void>((done) => (arrive = done));
      if (ask.tilt !== undefined) {
        stand.tilt = ask.tilt;
        kept.push(ask.tilt);
      }
    }
    return { photo: { framing: { stand: { ...stand }, crops: {} } }, crops: [] };
  });
});
afterEach(() => {
  vi.useRealTimers();
});

it("keeps what is drawn while the part before is on its way", async () => {
  const cropping = new Cropping("p1", "16:9");
  await cropping.fetch();
  cropping.draft = { x: 0, y: 0, w: 9000, h: 9000 };
  const first = cropping.draw(cropping.draft);
  await vi.advanceTimersByTimeAsync(0);
  const further = { x: 100, y: 0, w: 9000, h: 9000 };
  cropping.draft = further;
  arrive();
  await first;
  expect(cropping.part).toBe(further);
});

it("leans on from where it is while the lean before is on its way", async () => {
  const cropping = new Cropping("p1", "16:9");
  await cropping.fetch();
  cropping.lean(0.1);
  await vi.advanceTimersByTimeAsync(300);
  cropping.lean(0.1);
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(cropping.leaning).toBe(0.2);
  await vi.advanceTimersByTimeAsync(300);
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toEqual([1, 2]);
  expect(cropping.leaning).toBeNull();
});
