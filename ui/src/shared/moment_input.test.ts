// A time that cannot be read goes nowhere.
import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, it, vi } from "vitest";
import MomentInput from "./MomentInput.svelte";

it("keeps the form from going while what stands there is not what it means", async () => {
  const onset = vi.fn();
  render(MomentInput, {
    id: "at",
    value: "2026-12-24T18:00:00.000Z",
    placeholder: "",
    unread: "No time.",
    onset,
  });
  const field = screen.getByRole<HTMLInputElement>("textbox");
  const type = async (words: string) => {
    await fireEvent.input(field, { target: { value: words } });
    await tick();
  };
  expect(field.checkValidity()).toBe(true);
  await type("half seven");
  expect(field.checkValidity()).toBe(false);
  expect(field.validationMessage).toBe("No time.");
  await type("19:30");
  expect(field.checkValidity()).toBe(true);
  await type("");
  expect(field.checkValidity()).toBe(true);
});
