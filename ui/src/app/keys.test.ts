// `docs/keys.md` lists every action with its keys, and is written from the actions themselves: the lists that the palette,
// the help and the keys are drawn from. `npx vitest run src/app/keys.test.ts -u` in `ui` writes it anew.
import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, it, vi } from "vitest";
import { doings } from "../features/photos/table/doings";
import { Table } from "../features/photos/table/table.svelte";
import { written } from "../shared/keys";
import { type Action, actions } from "./actions.svelte";
import FrameActions from "./FrameActions.svelte";
import StoryPlace from "./StoryPlace.svelte";

// No desk is needed to know what could be done at one.
vi.mock("../backend/call", () => ({
  call: () => new Promise(() => undefined),
  carry: () => new Promise(() => undefined),
  asFailure: (reason: unknown) => reason,
}));

const PAGE = "../../../docs/keys.md";
const INTRODUCTION = `# Every action and its keys

Written from the actions themselves by \`npx vitest run src/app/keys.test.ts -u\` in \`ui\`; a test fails when it is not up to
date. \`?\` shows the same list in Galley. Every action is in the palette (${written("Mod+K")}) too, also those without keys. On a Mac,
Cmd stands for Ctrl.
`;

function table(title: string, rows: readonly Action[]): string {
  const lines = rows.map(({ label, keys }) => `| ${label} | ${keys ? `\`${written(keys)}\`` : ""} |`);
  return [`## ${title}`, "", "| action | keys |", "|---|---|", ...lines, ""].join("\n");
}

it("every action is listed with its keys, and no keys mean two things", async () => {
  render(FrameActions, { palette: false, keys: false, newStory: false });
  render(StoryPlace, { story: "s1", ondrawn: () => undefined });
  await tick();
  const [writing, story] = [actions.story.filter((a) => a.writing), actions.story.filter((a) => !a.writing)];
  expect(
    Math.min(writing.length, story.length, actions.frame.length),
    "the test itself works",
  ).toBeGreaterThan(5);
  const nothing = () => undefined;
  const hands = { look: nothing, open: nothing, crop: nothing, word: nothing, copy: nothing, paste: nothing };
  const atTheTable = doings(new Table(), hands);
  const keys = [...actions.all].map((action) => action.keys).filter(Boolean);
  expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([]);
  const page = [
    INTRODUCTION,
    table("Everywhere", actions.frame),
    table("At an open story", story),
    table("In its text", writing),
    table("At the light table", atTheTable),
  ].join("\n");
  await expect(page).toMatchFileSnapshot(PAGE);
});
