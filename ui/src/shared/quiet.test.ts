// The waits for a moment without keys: they end soon, see every key, and never last.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lastKeys, pause } from "./quiet";

describe.each([
  ["the last keys", lastKeys, 50, 1000],
  ["a pause", pause, 200, 2000],
] as const)("%s", (_, wait, rest, longest) => {
  let over: boolean;
  const begin = () => {
    over = false;
    void wait().then(() => (over = true));
  };
  const key = () => dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is over soon when no key comes", async () => {
    begin();
    await vi.advanceTimersByTimeAsync(rest + 10);
    expect(over).toBe(true);
  });

  it("waits for keys, one after the other", async () => {
    begin();
    for (let n = 0; n < 5; n += 1) {
      await vi.advanceTimersByTimeAsync(rest - 10);
      expect(over).toBe(false);
      key();
    }
    await vi.advanceTimersByTimeAsync(rest + 10);
    expect(over).toBe(true);
  });

  it("does not wait without end", async () => {
    begin();
    const step = rest - 20;
    for (let gone = 0; gone <= longest; gone += step) {
      await vi.advanceTimersByTimeAsync(step);
      key();
    }
    expect(over).toBe(true);
  });
});
