// The wait for keys before a window closes: it ends soon, sees every key, and never lasts.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lastKeys } from "./last_keys";

describe("the last keys", () => {
  let over: boolean;
  const begin = () => {
    over = false;
    void lastKeys().then(() => (over = true));
  };
  const key = () => dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("are over soon when none comes", async () => {
    begin();
    await vi.advanceTimersByTimeAsync(60);
    expect(over).toBe(true);
  });

  it("are waited for, one after the other", async () => {
    begin();
    for (let n = 0; n < 5; n += 1) {
      await vi.advanceTimersByTimeAsync(40);
      expect(over).toBe(false);
      key();
    }
    await vi.advanceTimersByTimeAsync(60);
    expect(over).toBe(true);
  });

  it("are not waited for without end", async () => {
    begin();
    for (let n = 0; n < 40; n += 1) {
      await vi.advanceTimersByTimeAsync(30);
      key();
    }
    expect(over).toBe(true);
  });
});
