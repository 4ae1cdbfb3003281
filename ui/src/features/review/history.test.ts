// Versions read and brought back, and the log of who did what.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { desk } from "../../backend/desk.svelte";
import type { Catalogue, DeskOverview, HistoryRow, VersionRow } from "../../backend/generated/commands";
import { toasts } from "../../shared/toasts.svelte";
import History from "./History.svelte";
import { answer, asked } from "./testing";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

const version = (number: number, reason: string, approved = false): VersionRow => ({
  id: `v${number}`,
  number,
  reason,
  name: null,
  by: "Rita",
  at: "2026-11-24T10:00:00Z",
  hash: "",
  approved,
});
const entry = (id: number, parts: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  at: "2026-11-24T10:00:00Z",
  by: "Rita",
  kind: "text",
  what: `Did ${id}`,
  story: "ridge-path",
  photo: null,
  before: null,
  after: null,
  ...parts,
});
const props = {
  story: "s1",
  seq: 1,
  onchange: vi.fn(),
  flush: vi.fn(async () => undefined),
  oncompare: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
  toasts.all = [];
});

/** A desk that keeps the present text as a version whenever one is restored, as Rust does. */
function show(rows: HistoryRow[] = [], versions = [version(2, "approved", true), version(1, "submitted")]) {
  let kept = versions;
  answer(invoke, {
    versions: () => kept,
    history: ({ limit }: { limit: number }) => rows.slice(0, limit),
    changes_since: () => [
      { since: "read", at: "2026-11-24T10:00:00Z", by: "Rita", changes: 3 },
      { since: "approved", at: "2026-11-24T09:00:00Z", by: "Ed", changes: 0 },
    ],
    restore_version: () => {
      kept = [version(kept.length + 1, "before restoring"), ...kept];
    },
    name_version: () => version(1, "submitted"),
    keep_version: () => version(9, "kept by hand"),
    version: () => ({
      version: version(1, "submitted"),
      headline: "The path",
      document: {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: "<b>Bold</b>" }] }],
      },
    }),
  });
  render(History, props);
  return screen.findByText("Versions", { exact: false, selector: "h2" });
}

it("lists the versions, and marks the one that is approved", async () => {
  await show();
  const rows = within(screen.getByRole("list", { name: "Versions" })).getAllByRole("listitem");
  expect(rows).toHaveLength(2);
  expect(rows[0]?.textContent).toMatch(/Version 2.*Approval holds.*Approved, Rita/s);
  expect(rows[1]?.textContent).toMatch(/Version 1.*Submitted, Rita/s);
});

it("shows the words of a version as words", async () => {
  await show();
  await fireEvent.click(screen.getByRole("button", { name: "Read version 1" }));
  const dialog = await screen.findByRole("dialog", { name: "Version 1" });
  expect(await within(dialog).findByText("<b>Bold</b>")).toBeTruthy();
  expect(within(dialog).getByRole("heading", { name: "The path" })).toBeTruthy();
});

it("says how much changed since, and leads to it", async () => {
  await show();
  const changed = screen.getByRole("region", { name: "What changed" });
  expect(changed.textContent).toMatch(/Since you last read it.*3 changes.*Since the approval.*Nothing/s);
  await fireEvent.click(screen.getByRole("button", { name: "See what changed since you last read it" }));
  expect(props.oncompare).toHaveBeenLastCalledWith("read");
  expect(screen.queryByRole("button", { name: "See what changed since the approval" })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: /Compare version 1/ }));
  expect(props.oncompare).toHaveBeenLastCalledWith("1");
});

it("names a version, and the text as it is now", async () => {
  await show([], [{ ...version(1, "submitted"), name: "As filed" }]);
  expect(screen.getByText("“As filed”")).toBeTruthy();
  const name = async (value: string) => {
    const field = await screen.findByRole("textbox", { name: "Name" });
    await fireEvent.input(field, { target: { value } });
    await fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  };
  await fireEvent.click(screen.getByRole("button", { name: "Name version 1" }));
  expect(await screen.findByDisplayValue("As filed")).toBeTruthy();
  await name("As sent");
  await fireEvent.click(screen.getByRole("button", { name: "Name the text as it is now" }));
  await name("Before the lawyer");
  expect(props.flush).toHaveBeenCalledOnce();
  expect(asked(invoke, "name_version")).toEqual([{ story: "s1", version: "v1", name: "As sent" }]);
  expect(asked(invoke, "keep_version")).toEqual([
    { story: "s1", reason: "kept by hand", name: "Before the lawyer" },
  ]);
});

it("brings a version back after everything typed is saved, and undoes that", async () => {
  await show();
  await fireEvent.click(screen.getByRole("button", { name: "Restore version 1" }));
  await waitFor(() => expect(toasts.all).toHaveLength(1));
  expect(props.flush).toHaveBeenCalledOnce();
  expect(props.onchange).toHaveBeenCalledOnce();
  expect(await screen.findByText(/Before restoring/)).toBeTruthy();
  toasts.all[0]?.action?.run();
  await waitFor(() => expect(props.onchange).toHaveBeenCalledTimes(2));
  expect(asked(invoke, "restore_version")).toEqual([
    { story: "s1", version: "v1" },
    { story: "s1", version: "v3" },
  ]);
});

it("restores nothing while something typed could not be saved", async () => {
  props.flush.mockRejectedValueOnce({ kind: "unavailable", message: "The disk is full.", hint: "" });
  await show();
  await fireEvent.click(screen.getByRole("button", { name: "Restore version 1" }));
  await waitFor(() => expect(toasts.all.map(({ text }) => text)).toEqual(["The disk is full."]));
  expect(asked(invoke, "restore_version")).toEqual([]);
});

it("says who did what, from what to what", async () => {
  await show([
    entry(3, { what: "Set headline", before: "Old", after: "New" }),
    entry(2, { what: "Set kicker", before: "Gone" }),
    entry(1, { what: "Made the desk", by: "" }),
  ]);
  const rows = within(screen.getByRole("region", { name: "Who did what" })).getAllByRole("listitem");
  expect(
    rows.map((row) =>
      row.textContent
        ?.replace(/\s+/g, " ")
        .replace(/^ ?\d\d:\d\d /, "")
        .trim(),
    ),
  ).toEqual([
    "Set headline Rita Old →became New",
    "Set kicker Rita Gone →became nothing",
    "Made the desk The desk",
  ]);
});

it("shows earlier entries when it is asked to", async () => {
  await show([...Array.from({ length: 50 }, (_, i) => entry(60 - i)), entry(1, { what: "Began it" })]);
  expect(screen.queryByText(/Began it/)).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Show earlier" }));
  expect(await screen.findByText(/Began it/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("button", { name: "Show earlier" })).toBeNull());
});

it("says so when nothing was kept and nothing has happened", async () => {
  await show([], []);
  expect(screen.getByText(/No version is kept yet/)).toBeTruthy();
  expect(screen.getByText("Nothing has happened yet.")).toBeTruthy();
});

it("is looked through by person and kind, and written as a file as it is shown", async () => {
  desk.overview = { people: [{ id: "ed", name: "Ed" }] } as DeskOverview;
  desk.catalogue = {
    history_kinds: [{ kind: "steps", id: "steps", label: "Steps" }],
  } as unknown as Catalogue;
  await show([entry(1)]);
  const filter = within(screen.getByRole("group", { name: "Which entries" }));
  expect(filter.getByLabelText("Who: Everybody")).toBeTruthy();
  expect(filter.getByLabelText("What: Everything")).toBeTruthy();
  expect(asked(invoke, "history")).toEqual([{ story: "s1", limit: 41 }]);
});
