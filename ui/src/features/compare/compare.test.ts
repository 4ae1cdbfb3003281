// Two states beside each other: what somebody reads and hears, and the way from change to change.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import type { Compared, Part, Run, VersionRow } from "../../backend/generated/commands";
import Compare from "./Compare.svelte";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));
Element.prototype.scrollIntoView = vi.fn();

const version = {
  id: "v3",
  number: 3,
  reason: "submitted",
  name: "As filed",
  by: "Rita",
  at: "2026-11-24T10:00:00Z",
  hash: "",
  approved: false,
} satisfies VersionRow;
const run = (fate: Run["fate"], text: string, change?: number): Run => ({
  fate,
  text,
  ...(change ? { change } : {}),
});
const paragraph = (fate: Part["fate"], runs: Run[], change?: number): Part => ({
  fate,
  kind: "paragraph",
  runs,
  ...(change ? { change } : {}),
});

const compared = (parts: Part[], count: number): Compared => ({
  from: { what: "version", version, by: "Rita", at: version.at },
  to: { what: "now", version: null, by: null, at: version.at },
  comparison: {
    count,
    fields:
      count > 0
        ? [
            {
              change: 1,
              id: "headline",
              label: "Headline",
              runs: [run("kept", "Ferry "), run("inserted", "stays", 1)],
            },
          ]
        : [],
    photos: [],
    parts,
  },
  photo_names: {},
});
const PAGE = compared(
  [
    paragraph("left", [], 2),
    paragraph("kept", [run("kept", "It was "), run("deleted", "eight", 3), run("inserted", "nine", 3)]),
    paragraph("moved", [run("kept", "Nobody on the quay knew.")], 2),
  ],
  3,
);

function show(answer: Compared = PAGE) {
  const onrestore = vi.fn();
  invoke.mockImplementation(async (_: string, { name }: { name: string }) => {
    const answers: Record<string, unknown> = {
      compare_versions: answer,
      versions: [version],
      changes_since: [],
      who_wrote: {
        earliest: null,
        lines: [
          {
            kind: "paragraph",
            sentences: [
              { text: "Nobody knew. ", by: "Rita", others: [], version: 1 },
              { text: "It got the café.", by: "Ed", others: ["Rita"], version: null },
            ],
          },
        ],
      },
    };
    return answers[name];
  });
  render(Compare, { story: "s1", pair: { from: "3", to: "now" }, onrestore });
  return onrestore;
}
const dialog = () => screen.findByRole("dialog", { name: "What changed" });
const asked = (name: string) =>
  invoke.mock.calls.filter(([, call]) => call.name === name).map(([, call]) => call.arguments);

beforeEach(() => {
  invoke.mockReset();
  localStorage.clear();
});

it("says what is compared, how much differs, and what became of words", async () => {
  show();
  const page = await dialog();
  expect(await within(page).findByText("3 changes")).toBeTruthy();
  expect(page.textContent).toMatch(/Version 3, “As filed”, Rita.*beside the text as it is now/);
  expect(page.textContent).toContain("It was deleted: eightinserted: nine");
  expect(page.querySelector("ins")?.textContent).toContain("stays");
  expect(
    within(page).getByRole("button", { name: /Moved down from here: “Nobody on the quay knew.”/ }),
  ).toBeTruthy();
});

it("goes from change to change by keys, round and round, and between both places of what moved", async () => {
  show();
  const page = await dialog();
  await within(page).findByText("3 changes");
  const now = () => page.querySelector("[data-now]")?.getAttribute("data-change");
  for (const change of ["1", "2", "3", "1"]) {
    await fireEvent.keyDown(window, { key: "F7" });
    expect(now()).toBe(change);
  }
  await fireEvent.keyDown(window, { key: "F7", shiftKey: true });
  expect(now()).toBe("3");
  expect(within(page).getByText("Change 3 of 3")).toBeTruthy();
  await fireEvent.click(within(page).getByRole("button", { name: /Moved here from above/ }));
  expect(page.querySelector("[data-now]")?.getAttribute("data-place")).toBe("from");
});

it("shows both sides, each with its own words", async () => {
  show();
  const page = await dialog();
  await fireEvent.click(await within(page).findByRole("button", { name: "Side by side" }));
  const cells = [...page.querySelectorAll(".cell")].map((cell) =>
    cell.textContent?.replace(/(deleted|inserted): /g, "").trim(),
  );
  expect(cells).toEqual([
    "Nobody on the quay knew.",
    "",
    "It was eight",
    "It was nine",
    "",
    expect.stringContaining("Nobody on the quay knew."),
  ]);
});

it("says so when nothing differs", async () => {
  show(compared([paragraph("kept", [run("kept", "It stays")])], 0));
  expect(await screen.findByText("Nothing differs")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Next change" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Restore/ })).toBeNull();
});

it("names the writer of every sentence", async () => {
  show();
  const page = await dialog();
  await fireEvent.click(await within(page).findByRole("button", { name: "Who wrote it" }));
  await waitFor(() =>
    expect(page.querySelector(".compared")?.textContent).toMatch(/Rita Nobody knew\. Ed It got the café\./),
  );
  expect(screen.getByTitle("Also Rita. Not in a version yet")).toBeTruthy();
});

it("offers to bring the older version back", async () => {
  const onrestore = show();
  await fireEvent.click(await screen.findByRole("button", { name: "Restore version 3" }));
  expect(onrestore).toHaveBeenCalledWith(version);
  expect(asked("compare_versions")).toEqual([{ story: "s1", from: "3", to: "now" }]);
});
