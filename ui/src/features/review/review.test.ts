// The steps of a story as they are taken from the panel, and what an editor is told before.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { desk } from "../../backend/desk.svelte";
import type { DeskOverview, ReviewState } from "../../backend/generated/commands";
import { toasts } from "../../shared/toasts.svelte";
import { Fresh } from "./fresh.svelte";
import Review from "./Review.svelte";
import { answer, asked, finding, review, STORY, step } from "./testing";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke, convertFileSrc: (path: string) => path }));

const order: string[] = [];
const props = {
  seq: 7,
  onjump: vi.fn(),
  onfix: vi.fn(),
  onchange: vi.fn(() => void order.push("change")),
  onpublish: vi.fn(),
  flush: vi.fn(async () => void order.push("flush")),
  comments: new Fresh(async () => ({ seq: 7, open: 0, facts: 0, threads: [] })),
  comment: null,
  making: null,
  asked: null,
  ongocomment: vi.fn(),
  onbegincomment: vi.fn(),
  onendcomment: vi.fn(),
  oncompare: vi.fn(),
};
let stories = 0;

beforeEach(() => {
  vi.clearAllMocks();
  order.length = 0;
  toasts.all = [];
  desk.overview = {
    people: [
      { id: "ed", name: "Ed" },
      { id: "rita", name: "Rita" },
    ],
  } as DeskOverview;
});

/** Shows the panel; `state` is what Rust answers from then on, with what else it answers. */
async function show(
  state: Partial<ReviewState>,
  others: Parameters<typeof answer>[1] = {},
  more: Partial<typeof props> = {},
) {
  answer(invoke, { review_story: () => review(state), ...others });
  stories += 1;
  const shown = render(Review, { ...props, ...more, story: `reviewed-${stories}` });
  await screen.findByText("Where it stands");
  return shown;
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("approves exactly what was seen, once everything typed is on the disk", async () => {
  await show({}, { approve_story: () => order.push("approve") });
  await press("Approve");
  await waitFor(() => expect(props.onchange).toHaveBeenCalledOnce());
  expect(order).toEqual(["flush", "approve", "change"]);
  expect(asked(invoke, "approve_story")).toEqual([{ story: STORY.id, hash: "hash-of-what-was-seen" }]);
  expect(toasts.all.map(({ text }) => text)).toEqual(["“ridge-path” is approved."]);
});

it("says that the story has changed, and looks again", async () => {
  const said = {
    kind: "conflict",
    message: "The story has changed since you looked at it.",
    hint: "Look again.",
  };
  await show(
    {},
    {
      approve_story: () => {
        throw said;
      },
    },
  );
  answer(invoke, {
    review_story: () => review({ hash: "new", findings: [finding("A fact is missing.", "blocks")] }),
    approve_story: () => {
      throw said;
    },
  });
  await press("Approve");
  expect((await screen.findByRole("alert")).textContent).toBe(`${said.message} ${said.hint}`);
  expect(await screen.findByText("What blocks approval")).toBeTruthy();
  expect(props.onchange).not.toHaveBeenCalled();
});

it("takes no step while something typed could not be saved", async () => {
  props.flush.mockRejectedValueOnce({ kind: "unavailable", message: "The disk is full.", hint: "" });
  await show({}, { approve_story: () => null });
  await press("Approve");
  expect((await screen.findByRole("alert")).textContent).toBe("The disk is full.");
  expect(asked(invoke, "approve_story")).toEqual([]);
});

it("leaves a refused step where it is, with the reason", async () => {
  await show({ steps: [step("approve", "Approve", "An author does not approve her own story.")] });
  const button = screen.getByRole("button", { name: "Approve" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
  expect(reason?.textContent).toBe("An author does not approve her own story.");
  await fireEvent.click(button);
  expect(props.flush).not.toHaveBeenCalled();
});

it("asks what is to change, keeps the note when the panel is left, and sends it", async () => {
  const { unmount } = await show({}, { request_changes: () => null });
  await press("Request changes");
  const area = screen.getByLabelText("What is to change?");
  expect(document.activeElement).toBe(area);
  await fireEvent.input(area, { target: { value: "Ask the drivers. " } });
  unmount();

  render(Review, { ...props, story: `reviewed-${stories}` });
  await press("Request changes");
  expect(screen.getByLabelText<HTMLTextAreaElement>("What is to change?").value).toBe("Ask the drivers. ");
  await press("Send back");
  await waitFor(() => expect(props.onchange).toHaveBeenCalledOnce());
  expect(asked(invoke, "request_changes")).toEqual([{ story: STORY.id, note: "Ask the drivers." }]);
  expect(screen.queryByLabelText("What is to change?")).toBeNull();
});

/** A comment that is open. */
const comment = (id: string, text: string) =>
  ({
    id,
    quote: "",
    place: { at: "story" },
    resolved: null,
    remarks: [{ by: "Rita", at: "2026-11-24T10:00:00Z", text, mentions: [] }],
  }) as never;

it("asks why it is approved although comments are open, and says which they are", async () => {
  const threads = [comment("c1", "Who says so?"), comment("c2", "And when?")];
  const comments = new Fresh(async () => ({ seq: 7, open: 2, facts: 0, threads }));
  await comments.now();
  await show({}, { approve_story: () => STORY }, { comments });
  await press("Approve");
  const question = screen.getByRole("region", { name: "2 comments are open" });
  expect(asked(invoke, "approve_story")).toEqual([]);
  await fireEvent.click(within(question).getByRole("button", { name: "Go to the first" }));
  expect(props.ongocomment).toHaveBeenLastCalledWith(threads[0]);

  const area = within(question).getByLabelText("Why it is approved all the same");
  await press("Approve all the same");
  expect(asked(invoke, "approve_story")).toEqual([]);
  await fireEvent.input(area, { target: { value: "Settled by phone." } });
  await press("Approve all the same");
  await waitFor(() => expect(props.onchange).toHaveBeenCalledOnce());
  expect(asked(invoke, "approve_story")).toEqual([
    {
      story: STORY.id,
      hash: "hash-of-what-was-seen",
      despite: { threads: ["c1", "c2"], reason: "Settled by phone." },
    },
  ]);
  expect(screen.queryByRole("region", { name: "2 comments are open" })).toBeNull();
});

it("asks at once when a comment came while it was being approved", async () => {
  const threads: never[] = [];
  const comments = new Fresh(async () => ({ seq: 7, open: threads.length, facts: 0, threads: [...threads] }));
  await comments.now();
  const refused = { kind: "not_allowed", message: "1 comment is open.", hint: "Resolve them." };
  await show(
    {},
    {
      approve_story: () => {
        threads.push(comment("c1", "Wait!"));
        throw refused;
      },
    },
    { comments },
  );
  await press("Approve");
  expect(await screen.findByRole("region", { name: "1 comment is open" })).toBeTruthy();
});

it("revives what was spiked when that is undone", async () => {
  await show({}, { spike_story: () => null, revive_story: () => STORY });
  await press("Spike");
  await waitFor(() => expect(toasts.all[0]?.action?.label).toBe("Undo"));
  toasts.all[0]?.action?.run();
  await waitFor(() => expect(props.onchange).toHaveBeenCalledTimes(2));
  expect(asked(invoke, "revive_story")).toEqual([{ story: STORY.id }]);
});

it("leaves publishing to its own place", async () => {
  await show({ steps: [step("publish", "Publish")] });
  await press("Publish");
  expect(props.onpublish).toHaveBeenCalledOnce();
  expect(props.flush).not.toHaveBeenCalled();
});

it("says whose approval holds, and how another came to an end", async () => {
  const approval = { version: "v", hash: "h", by: "ed", at: "2026-11-24T10:00:00Z", lapsed: null };
  const first = await show({ story: { ...STORY, approval } });
  expect(screen.getByText("Approved by Ed")).toBeTruthy();
  first.unmount();
  const lapsed = { at: "2026-11-24T11:00:00Z", by: "rita", what: "the headline" };
  await show({ story: { ...STORY, approval: { ...approval, lapsed } } });
  expect(screen.getByText("The approval by Ed no longer holds.")).toBeTruthy();
  expect(screen.getByText(/^It ended .* by Rita: the headline\.$/)).toBeTruthy();
});

it("shows what changed since the approval, each with its place or its old words", async () => {
  const changed = { blocks: [1, 2], removed: ["Old words."], fields: ["headline"], photos: ["ridge.jpg"] };
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const document_ = { type: "doc", content: [paragraph("One."), paragraph("Two."), { type: "divider" }] };
  await show(
    { changed_since_approval: changed },
    { open_story: () => ({ story: STORY, document: document_ }) },
  );
  await press("Two.");
  expect(props.onjump).toHaveBeenLastCalledWith({ at: "block", index: 1, block: null, words: "", nth: 0 });
  await press("headline");
  expect(props.onjump).toHaveBeenLastCalledWith({ at: "field", field: "headline" });
  expect(screen.getByRole("button", { name: "Block 3, without words" })).toBeTruthy();
  expect(screen.getByText("Old words.").tagName).toBe("DEL");
  expect(screen.getByText("ridge.jpg")).toBeTruthy();
});

it("gives no words to blocks of a text that was edited in between", async () => {
  const changed = { blocks: [0], removed: [], fields: [], photos: [] };
  const later = {
    story: { ...STORY, seq: 8 },
    document: { content: [{ content: [{ type: "text", text: "New." }] }] },
  };
  await show({ changed_since_approval: changed }, { open_story: () => later });
  expect(screen.getByRole("button", { name: "Block 1, without words" })).toBeTruthy();
});

it("looks again when an edit is saved and when somebody else is acting", async () => {
  const { rerender } = await show({});
  answer(invoke, { review_story: () => review({ findings: [finding("A fact is missing.", "blocks")] }) });
  await rerender({ seq: 8 });
  expect(await screen.findByText("What blocks approval")).toBeTruthy();
  answer(invoke, {
    review_story: () => review({ note: { by: "Ed", at: "2026-11-24T10:00:00Z", text: "Ask them." } }),
  });
  desk.changed = { stories: [], photos: [], turned: [], desk: true, presence: [], prints: [], seat: 1 };
  expect(await screen.findByText("Ask them.")).toBeTruthy();
});
