// A fact under its comment: what can be said of it, and that its source is kept as it is written.
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import type { FactRow } from "../../backend/generated/commands";
import Fact from "./Fact.svelte";
import { answer, asked } from "./testing";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

const onchange = vi.fn(async () => undefined);
const fact = (state: FactRow["state"], source = ""): FactRow => ({
  state,
  source,
  by: "Ed",
  at: "2026-11-24T10:00:00Z",
});
const show = (row: FactRow) => render(Fact, { thread: "c1", fact: row, onchange });

beforeEach(() => {
  vi.clearAllMocks();
  answer(invoke, { set_fact: () => ({}) });
});

it("is found right together with the source that was written", async () => {
  show(fact("open"));
  const field = screen.getByLabelText("Source");
  await fireEvent.input(field, { target: { value: "Harbour office" } });
  await fireEvent.click(screen.getByRole("button", { name: "It is right" }));
  await waitFor(() => expect(onchange).toHaveBeenCalledOnce());
  expect(asked(invoke, "set_fact")).toEqual([{ thread: "c1", state: "checked", source: "Harbour office" }]);
});

it("keeps a source that is written, and asks for nothing when it is as it was", async () => {
  show(fact("open", "Harbour office"));
  const field = screen.getByLabelText("Source");
  await fireEvent.change(field);
  expect(asked(invoke, "set_fact")).toEqual([]);
  await fireEvent.input(field, { target: { value: "Harbour master" } });
  await fireEvent.change(field);
  await waitFor(() => expect(onchange).toHaveBeenCalledOnce());
  expect(asked(invoke, "set_fact")).toEqual([{ thread: "c1", state: "open", source: "Harbour master" }]);
});

it("says who found it right, and can be checked again", async () => {
  show(fact("checked", "Harbour office"));
  expect(screen.getByText(/^Checked by Ed /)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(asked(invoke, "set_fact")).toEqual([{ thread: "c1", state: "open", source: "Harbour office" }]);
});
