// Parts that are read later: when they are wanted, or all in the first pause, with those that are named after it.
import { expect, it, vi } from "vitest";
import { Later, readAll } from "./later.svelte";
import Meter from "./Meter.svelte";

const one = () => vi.fn(() => Promise.resolve({ default: Meter }));

it("reads a part once, when it is wanted first", async () => {
  const read = one();
  const part = new Later(read);
  expect(read).not.toHaveBeenCalled();
  expect(part.part).toBeUndefined();
  await Promise.all([part.come(), part.come()]);
  expect(read).toHaveBeenCalledOnce();
  expect(part.part).toBe(Meter);
});

it("reads the rest in the pause, and at once what is named after it", async () => {
  const [before, after] = [one(), one()];
  const early = new Later(before);
  readAll();
  const late = new Later(after);
  await Promise.all([early.come(), late.come()]);
  expect(before).toHaveBeenCalledOnce();
  expect(after).toHaveBeenCalledOnce();
  expect(late.part).toBe(Meter);
});

it("does not wait to be asked after the pause", () => {
  const read = one();
  new Later(read);
  expect(read).toHaveBeenCalledOnce();
});
