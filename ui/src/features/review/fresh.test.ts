// When the question is asked, which answer is kept, and what a failure does.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { toasts } from "../../shared/toasts.svelte";
import { concerns, Fresh, PAUSE } from "./fresh.svelte";

beforeEach(() => {
  vi.useFakeTimers();
  toasts.all = [];
});
afterEach(() => {
  vi.useRealTimers();
});

it("asks once after a burst of edits", async () => {
  const ask = vi.fn(async () => "seen");
  const fresh = new Fresh(ask);
  for (let edit = 0; edit < 5; edit += 1) {
    fresh.soon();
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
  }
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledOnce();
  expect(fresh.value).toBe("seen");
});

it("does not let an early question that is answered late win", async () => {
  const answers: ((value: string) => void)[] = [];
  const fresh = new Fresh(() => new Promise<string>((answer) => answers.push(answer)));
  const questions = [fresh.now(), fresh.now()];
  answers[1]?.("new");
  answers[0]?.("old");
  await Promise.all(questions);
  expect(fresh.value).toBe("new");
});

it("keeps what is shown when the answer says the same", async () => {
  const fresh = new Fresh(async () => ({ findings: ["a"] }));
  await fresh.now();
  const before = fresh.value;
  await fresh.now();
  expect(fresh.value).toBe(before);
});

it("says why there is nothing to show, and later keeps what is shown and tells it", async () => {
  const failure = { kind: "unavailable", message: "The desk is away.", hint: "" };
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(failure);
  const fresh = new Fresh(ask);
  await fresh.now();
  expect(fresh.failure).toEqual(failure);
  ask.mockResolvedValueOnce("seen");
  await fresh.now();
  expect([fresh.value, fresh.failure]).toEqual(["seen", null]);
  ask.mockRejectedValueOnce(failure);
  await fresh.now();
  expect([fresh.value, fresh.failure]).toEqual(["seen", null]);
  expect(toasts.all.map(({ text }) => text)).toEqual(["The desk is away."]);
});

it("knows which notices concern a story", () => {
  const notice = (part: object) => ({
    stories: [],
    photos: [],
    turned: [],
    desk: false,
    presence: [],
    prints: [],
    seat: 1,
    ...part,
  });
  expect(concerns(null, "s")).toBe(false);
  expect(concerns(notice({ stories: ["other"] }), "s")).toBe(false);
  expect(concerns(notice({ stories: ["other", "s"] }), "s")).toBe(true);
  expect(concerns(notice({ photos: ["p"] }), "s")).toBe(true);
  expect(concerns(notice({ desk: true }), "s")).toBe(true);
});
