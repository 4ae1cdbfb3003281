// Notices that are about the same do not contradict each other; they stand above what has buttons at the window's foot.
import { render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it } from "vitest";
import { foot } from "./foot.svelte";
import Toasts from "./Toasts.svelte";
import { toasts } from "./toasts.svelte";

beforeEach(() => {
  toasts.all = [];
});

it("tells the last word about a thing, and everything about others", () => {
  toasts.tell("You are suggesting.", undefined, "suggesting");
  toasts.tell("It is saved.");
  toasts.tell("You are editing.", undefined, "suggesting");
  toasts.tell("It is saved again.");
  expect(toasts.all.map(({ text }) => text)).toEqual([
    "It is saved.",
    "You are editing.",
    "It is saved again.",
  ]);
});

it("stands higher as long as something has a foot", async () => {
  const { container } = render(Toasts);
  const raised = () => container.querySelector(".toasts")?.classList.contains("raised");
  toasts.tell("It is saved.");
  await screen.findByText("It is saved.");
  expect(raised()).toBe(false);
  const [one, other] = [foot.mark(), foot.mark()];
  await Promise.resolve();
  expect(raised()).toBe(true);
  one();
  await Promise.resolve();
  expect(raised()).toBe(true);
  other();
  await Promise.resolve();
  expect(raised()).toBe(false);
});
