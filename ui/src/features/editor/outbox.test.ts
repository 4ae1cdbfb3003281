// What is typed reaches the disk, is said to be saved only then, and is kept while it cannot be.
import type { Node } from "prosemirror-model";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Saved } from "../../backend/generated/commands";
import { type Merging, Outbox, type SaveState } from "./outbox";
import { schema } from "./schema";
import { apply, type Splice } from "./splice";

const doc = (...texts: string[]) =>
  schema.node(
    "doc",
    null,
    texts.map((text) => schema.node("paragraph", null, [schema.text(text)])),
  );
const texts = (of: Node) => Array.from({ length: of.childCount }, (_, i) => of.child(i).textContent);

/** A disk that takes edits in order, refuses what does not fit, and can be made to fail. */
function disk(begin: Node) {
  const state = {
    doc: begin,
    seq: 0,
    failing: false,
    states: [] as SaveState[],
    merged: [] as Node[],
    how: [] as Merging[],
  };
  const around = {
    send: vi.fn(async (base: number, splice: Splice): Promise<Saved> => {
      if (state.failing) throw { kind: "unavailable", message: "The disk is full.", hint: "Make room." };
      if (base !== state.seq) throw { kind: "conflict", message: "It changed.", hint: "" };
      state.doc = apply(state.doc, splice);
      state.seq += 1;
      return { seq: state.seq, measure: { words: 0, tk: 0 }, status: "draft", lapsed: false, merged: null };
    }),
    fetch: async () => ({ doc: state.doc, seq: state.seq }),
    onsaved: vi.fn(),
    onstate: (now: SaveState) => void state.states.push(now),
    onmerged: (now: Node, how: Merging) => {
      state.merged.push(now);
      state.how.push(how);
    },
  };
  return { state, around, box: new Outbox({ doc: begin, seq: 0 }, around) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("gathers keystrokes and says saved only when they are on the disk", async () => {
  const { state, around, box } = disk(doc("a"));
  box.change(doc("ab"));
  box.change(doc("abc"));
  expect(around.send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(around.send).toHaveBeenCalledOnce();
  expect(texts(state.doc)).toEqual(["abc"]);
  expect(state.states).toEqual(["saving", "saving", "saved"]);
});

it("waits no longer because somebody goes on typing", async () => {
  const { state, box } = disk(doc("a"));
  for (let i = 0; i < 10; i += 1) {
    box.change(doc(`a${"x".repeat(i + 1)}`));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(texts(state.doc)[0]?.length).toBeGreaterThanOrEqual(9);
});

it("keeps what cannot be saved, says so, and saves it when the disk is back", async () => {
  const { state, box } = disk(doc("a"));
  state.failing = true;
  box.change(doc("ab"));
  await vi.advanceTimersByTimeAsync(100);
  expect(state.states.at(-1)).toBe("not_saved");
  box.change(doc("abc"));
  expect(state.states.at(-1)).toBe("not_saved");
  expect(box.pending).toBe(true);
  await expect(box.flush()).rejects.toMatchObject({ kind: "unavailable" });
  state.failing = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect(texts(state.doc)).toEqual(["abc"]);
  expect(state.states.at(-1)).toBe("saved");
  expect(box.pending).toBe(false);
});

it("brings somebody else's edit together with its own", async () => {
  const { state, box } = disk(doc("a", "b"));
  state.doc = doc("zero", "a", "b");
  state.seq = 1;
  box.change(doc("a", "b, mine"));
  await box.flush();
  expect(texts(state.doc)).toEqual(["zero", "a", "b, mine"]);
  expect(state.merged).toHaveLength(1);
  expect(box.pending).toBe(false);
});

it("hands over at once when asked", async () => {
  const { state, box } = disk(doc("a"));
  box.change(doc("ab"));
  await box.flush();
  expect(texts(state.doc)).toEqual(["ab"]);
  await box.flush();
  expect(state.seq).toBe(1);
});

it("does not take its own edit for somebody else's when the text is read while it is on its way", async () => {
  const { state, around, box } = disk(doc("a"));
  let answer: () => void = () => undefined;
  const send = around.send.getMockImplementation();
  around.send.mockImplementationOnce(async (base, splice) => {
    const saved = await send?.(base, splice);
    await new Promise<void>((done) => {
      answer = done;
    });
    if (!saved) throw new Error("the disk is missing");
    return saved;
  });
  box.change(doc("ab"));
  await vi.advanceTimersByTimeAsync(100);
  // The disk has it, the answer is still under way, and the text is read.
  expect(state.seq).toBe(1);
  box.change(doc("abc"));
  const taken = box.takeIn({ doc: state.doc, seq: state.seq });
  answer();
  await taken;
  await box.flush();
  expect(state.merged).toEqual([]);
  expect(texts(state.doc)).toEqual(["abc"]);
});

it("goes on from the text that the desk made of two edits, with what was typed meanwhile", async () => {
  const { state, around, box } = disk(doc("a", "b"));
  around.send.mockImplementationOnce(async () => {
    // Somebody else was faster; the desk brought both together.
    box.change(doc("a", "b, mine, and more"));
    state.doc = doc("zero", "a", "b, mine");
    state.seq = 2;
    return { seq: 2, measure: { words: 0, tk: 0 }, status: "draft", lapsed: false, merged: 1 };
  });
  box.change(doc("a", "b, mine"));
  await box.flush();
  expect(texts(state.doc)).toEqual(["zero", "a", "b, mine, and more"]);
  expect(state.how).toEqual(["suggested"]);
  expect(box.pending).toBe(false);
});

it("has nothing to tell any more when what could not be saved is taken back", async () => {
  const begin = doc("a");
  const { state, box } = disk(begin);
  state.failing = true;
  box.change(doc("ab"));
  await vi.advanceTimersByTimeAsync(100);
  expect(state.states.at(-1)).toBe("not_saved");
  box.change(begin);
  await vi.advanceTimersByTimeAsync(6000);
  expect(state.states.at(-1)).toBe("saved");
  await expect(box.flush()).resolves.toBeUndefined();
});
