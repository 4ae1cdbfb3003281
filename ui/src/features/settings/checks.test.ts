// How grave each check is at this desk: shown, changed, taken back, and locked where it does harm.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import type { CheckRule, DeskRules } from "../../backend/generated/commands";
import Checks from "./Checks.svelte";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

const rule = (id: string, label: string, more: Partial<CheckRule> = {}): CheckRule => ({
  id,
  label,
  group: "text",
  usual: "hint",
  level: "hint",
  locked: false,
  ...more,
});
const RULES: DeskRules = {
  checks: [
    rule("doubles", "No word stands twice"),
    rule("credit", "Every photo has credit", {
      group: "pictures",
      usual: "blocks",
      level: "blocks",
      locked: true,
    }),
  ],
  usage: ["e-mail = email"],
  flags: {},
};
let asked: { name: string; arguments: unknown }[] = [];

beforeEach(() => {
  asked = [];
  invoke.mockImplementation(async (_: string, call: { name: string; arguments: { lines?: string[] } }) => {
    asked.push(call);
    return call.name === "set_usage" ? { ...RULES, usage: call.arguments.lines } : RULES;
  });
});

it("shows every check under what it looks at, and locks what does harm", async () => {
  render(Checks);
  await screen.findByText("No word stands twice");
  const pictures = within(screen.getByRole("list", { name: "Pictures" }));
  expect(pictures.getByText("Always blocks")).toBeTruthy();
  expect(pictures.queryByRole("button")).toBeNull();
  expect(screen.getByLabelText("No word stands twice: Hint")).toBeTruthy();
});

it("saves the words of the house style, one a line, without empty ones", async () => {
  render(Checks);
  const field = await screen.findByLabelText<HTMLTextAreaElement>(/^One a line/);
  await vi.waitFor(() => expect(field.value).toBe("e-mail = email"));
  await fireEvent.input(field, { target: { value: "e-mail = email\n\n allegedly = ? " } });
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await vi.waitFor(() =>
    expect(asked.at(-1)).toEqual({
      name: "set_usage",
      arguments: { lines: ["e-mail = email", "allegedly = ?"] },
    }),
  );
  await vi.waitFor(() => expect(field.value).toBe("e-mail = email\nallegedly = ?"));
});
