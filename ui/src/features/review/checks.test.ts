// What the panel of checks shows, and where its findings lead.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { Finding, Place } from "../../backend/generated/commands";
import Checks from "./Checks.svelte";
import { answer, finding, review } from "./testing";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

let stories = 0;
async function show(
  findings: Finding[],
  onjump: (place: Place) => void = () => undefined,
  onfix: (finding: Finding) => void = () => undefined,
) {
  const checks = review().checks.map((check) => ({
    ...check,
    found: findings.find((one) => one.check === check.id)?.severity ?? null,
  }));
  answer(invoke, { review_story: () => review({ findings, checks }) });
  stories += 1;
  render(Checks, { story: `checked-${stories}`, seq: 1, onjump, onfix });
  await screen.findByText("2 checks ran.");
}

it("groups findings by how grave they are, the gravest first, and names what is right", async () => {
  await show([
    finding("A link is odd.", "hint"),
    finding("A fact is missing.", "blocks"),
    finding("Long head.", "warning"),
  ]);
  const heads = screen.getAllByRole("heading").map(({ textContent }) => textContent);
  expect(heads).toEqual(["Blocks approval 1", "Worth a look 1", "Could be better 1", "Right 1"]);
  const right = within(screen.getByRole("region", { name: "Right" }));
  expect(right.getByText("There is a headline")).toBeTruthy();
  expect(right.queryByText("No fact is missing")).toBeNull();
});

it("says with the mark what it means, and goes to the place", async () => {
  const onjump = vi.fn();
  const found = finding("A fact is missing.", "blocks", 3);
  await show([found], onjump);
  const row = screen.getByRole("button", { name: "Blocks approval: A fact is missing. Go there" });
  await fireEvent.click(row);
  expect(onjump).toHaveBeenCalledExactlyOnceWith(found.place);
});

it("offers the fix of a finding that has one, and says what it does", async () => {
  const onfix = vi.fn();
  const fixable: Finding = { ...finding("“the” stands twice.", "hint"), fix: { do: "write", with: "the" } };
  await show([finding("A fact is missing.", "blocks"), fixable], () => undefined, onfix);
  expect(screen.getAllByRole("button", { name: /^Fix/ })).toHaveLength(1);
  await fireEvent.click(screen.getByRole("button", { name: "Fix: “the” stands twice. Write “the”" }));
  expect(onfix).toHaveBeenCalledExactlyOnceWith(fixable);
});

it("says that nothing blocks when findings are only worth a look", async () => {
  await show([finding("Long head.", "warning")]);
  expect(screen.getByText("Nothing blocks approval.")).toBeTruthy();
  expect(screen.queryByText("All is right")).toBeNull();
});

it("is glad when all is right", async () => {
  await show([]);
  expect(screen.getByText("All is right")).toBeTruthy();
});

it("begins a long list short and goes on where it ended, also for findings that say the same", async () => {
  await show(Array.from({ length: 30 }, () => finding("A fact is missing.", "blocks")));
  const rows = () => screen.getAllByRole("button", { name: /A fact is missing/ });
  expect(rows()).toHaveLength(8);
  await fireEvent.click(screen.getByRole("button", { name: "Show 8 more" }));
  expect(rows()).toHaveLength(16);
  expect(document.activeElement).toBe(rows()[8]);
});

it("says why there is nothing to see, and asks again", async () => {
  answer(invoke, {
    review_story: () => {
      throw { kind: "unavailable", message: "The desk is away.", hint: "" };
    },
  });
  render(Checks, { story: "away", seq: 1, onjump: () => undefined, onfix: () => undefined });
  expect((await screen.findByRole("alert")).textContent).toContain("The desk is away.");
  answer(invoke, { review_story: () => review() });
  await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("All is right")).toBeTruthy();
});
