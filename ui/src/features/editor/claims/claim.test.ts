// The line above the page: whose turn it is, what can be done about it, and that nothing stands there while the text is
// one's own.
import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, it, vi } from "vitest";
import type { ClaimRow, StoryPresence } from "../../../backend/generated/commands";
import { clock } from "../../../shared/dates";
import Claim from "./Claim.svelte";
import { Turn } from "./turn.svelte";

const SINCE = "2026-11-24T14:32:00Z";
const since = clock(new Date(SINCE));
const hands = {
  onask: vi.fn(),
  ontake: vi.fn(),
  onhandover: vi.fn(),
  ondecline: vi.fn(),
  oncompare: vi.fn(),
};
beforeEach(() => vi.clearAllMocks());

const claim = (more: Partial<ClaimRow> = {}): StoryPresence => ({
  story: "s1",
  here: [],
  claim: {
    by: "Rita",
    since: SINCE,
    until: SINCE,
    own: false,
    elsewhere: false,
    asked: [],
    taken: null,
    ...more,
  },
});
const asked = (more = {}) => ({ by: "Ed", at: SINCE, own: false, declined: false, ...more });

function line(at: StoryPresence | null) {
  const turn = new Turn();
  render(Claim, { at, turn, taking: false, ...hands });
  return { turn, said: () => screen.getByRole("status").textContent?.trim() };
}
const buttons = () => screen.queryAllByRole("button").map((button) => button.textContent);

it("says nothing while nobody writes, or one does oneself", () => {
  expect(line(null).said()).toBe("");
  expect(buttons()).toEqual([]);
});

it("says nothing of one's own claim", () => {
  expect(line(claim({ own: true, elsewhere: true })).said()).toBe("");
  expect(buttons()).toEqual([]);
});

it("names who writes and since when, with the ways in", () => {
  const { said } = line(claim());
  expect(said()).toBe(`Rita is writing here, since ${since}.`);
  expect(buttons()).toEqual(["Ask to hand over", "Take over…"]);
  screen.getByText("Ask to hand over").click();
  expect(hands.onask).toHaveBeenCalledOnce();
});

/** The box of a dialog is read when it is opened first. */
const BOX = { timeout: 30_000 };
it("asks once more before it takes over", async () => {
  line(claim());
  screen.getByText("Take over…").click();
  await tick();
  expect(hands.ontake).not.toHaveBeenCalled();
  expect((await screen.findByRole("dialog", {}, BOX)).textContent).toContain("kept as a version");
  screen.getByRole("button", { name: "Take over" }).click();
  expect(hands.ontake).toHaveBeenCalledOnce();
});

it("says what became of one's question", () => {
  const waits = line(claim({ asked: [asked({ own: true })] }));
  expect(waits.said()).toBe(`Rita is writing here, since ${since}. Rita has been asked.`);
  expect(buttons()).toEqual(["Take over…"]);
});

it("lets one ask again who was put off", () => {
  const { said } = line(claim({ asked: [asked({ own: true, declined: true })] }));
  expect(said()).toContain("Rita says: not yet.");
  expect(buttons()).toEqual(["Ask again", "Take over…"]);
});

it("asks whoever writes, with two answers", () => {
  const { said } = line(claim({ own: true, asked: [asked({ declined: true, by: "Ada" }), asked()] }));
  expect(said()).toBe("Ed asks to write here.");
  expect(buttons()).toEqual(["Not yet", "Hand over"]);
  screen.getByText("Hand over").click();
  screen.getByText("Not yet").click();
  expect(hands.onhandover).toHaveBeenCalledOnce();
  expect(hands.ondecline).toHaveBeenCalledOnce();
});

it("leads whoever lost the text to what was kept of it", () => {
  const { said } = line(claim({ by: "Ed", taken: { from: "Rita", own: true, version: 4 } }));
  expect(said()).toBe(`Ed took over at ${since}. Your text until then is kept.`);
  screen.getByText("Compare with version 4").click();
  expect(hands.oncompare).toHaveBeenCalledWith(4);
});

it("tells whoever types all the same why nothing comes", async () => {
  const { turn, said } = line(claim());
  expect(turn.refuses()).toBe(false);
  turn.other = "Rita";
  expect(turn.refuses()).toBe(true);
  await tick();
  expect(said()).toContain("You cannot write while Rita does");
});
