// Sign-offs as they stand in the review: signed for exactly what was seen, set aside with a reason, ended by a change.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { desk } from "../../backend/desk.svelte";
import type { DeskOverview, FlagMove, FlagView, Story } from "../../backend/generated/commands";
import Flags from "./Flags.svelte";
import { answer, asked, review, STORY } from "./testing";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

const move = (to: FlagMove["to"], label: string, more: Partial<FlagMove> = {}): FlagMove => ({
  to,
  label,
  refused: null,
  reason: false,
  ...more,
});
const legal = (state: FlagView["state"], moves: FlagMove[], by_rule = false): FlagView => ({
  flag: "legal",
  label: "Legal",
  about: "Nothing in it breaks the law",
  state,
  by_rule,
  moves,
});
const onset = vi.fn(async () => undefined);
const flush = vi.fn(async () => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  desk.overview = {
    people: [
      { id: "ed", name: "Ed" },
      { id: "rita", name: "Rita" },
    ],
  } as DeskOverview;
});

const show = (flag: FlagView, flags: Partial<Story["flags"]> = {}) =>
  render(Flags, { state: review({ flags: [flag], story: { ...STORY, flags } as Story }), flush, onset });
const row = () => within(screen.getByRole("listitem"));

it("signs exactly what was seen, once everything typed is on the disk", async () => {
  answer(invoke, { set_flag: () => STORY });
  show(legal("required", [move("complete", "Sign")], true));
  expect(row().getByText("The desk asks for it.")).toBeTruthy();
  await fireEvent.click(row().getByRole("button", { name: "Legal: Sign" }));
  await waitFor(() => expect(onset).toHaveBeenCalledOnce());
  expect(flush).toHaveBeenCalledOnce();
  expect(asked(invoke, "set_flag")).toEqual([
    { story: STORY.id, flag: "legal", state: "complete", reason: "", hash: "hash-of-what-was-seen" },
  ]);
});

it("sets a flag aside that is asked for only with a reason", async () => {
  answer(invoke, { set_flag: () => STORY });
  show(legal("required", [move("not_needed", "Not needed", { reason: true })]));
  await fireEvent.click(row().getByRole("button", { name: "Legal: Not needed" }));
  const area = row().getByLabelText("Why “Legal” is not needed");
  await fireEvent.click(row().getByRole("button", { name: "Set it aside" }));
  expect(asked(invoke, "set_flag")).toEqual([]);
  await fireEvent.input(area, { target: { value: "Opening hours." } });
  await fireEvent.click(row().getByRole("button", { name: "Set it aside" }));
  await waitFor(() => expect(onset).toHaveBeenCalledOnce());
  expect(asked(invoke, "set_flag")).toEqual([
    { story: STORY.id, flag: "legal", state: "not_needed", reason: "Opening hours.", hash: undefined },
  ]);
});

it("says why somebody cannot sign, and does not", async () => {
  show(legal("required", [move("complete", "Sign", { refused: "An author does not sign her own story." })]));
  const button = row().getByRole("button", { name: "Legal: Sign" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.title).toBe("An author does not sign her own story.");
  await fireEvent.click(button);
  expect(flush).not.toHaveBeenCalled();
});

it("says whose sign-off came to an end, and why", () => {
  const lapsed = { at: "2026-11-24T11:00:00Z", by: "rita", what: "the headline" };
  const decision = {
    state: "complete",
    by: "ed",
    at: "2026-11-24T10:00:00Z",
    hash: "h",
    reason: "",
    lapsed,
  } as const;
  show(legal("required", []), { legal: decision });
  expect(row().getByText(/^Signed by Ed; it ended .* by Rita: the headline\.$/)).toBeTruthy();
});
