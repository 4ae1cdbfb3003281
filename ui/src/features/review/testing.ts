// A story under review as Rust would answer it, and a stand-in for Rust that answers by the name of the command.
import type { Mock } from "vitest";
import type { AvailableStep, Finding, ReviewState, Step, Story } from "../../backend/generated/commands";

export const STORY = {
  id: "s1",
  slug: "ridge-path",
  status: "in_review",
  fields: { headline: "The path" },
  approval: null,
  published_at: null,
  flags: {},
  seq: 7,
} as unknown as Story;

export const step = (step: Step, label: string, refused: string | null = null): AvailableStep => ({
  step,
  label,
  refused,
});

export const finding = (sentence: string, severity: Finding["severity"], index = 0): Finding => ({
  check: "tk",
  severity,
  sentence,
  place: { at: "block", index, block: null, words: "", nth: 0 },
  fix: null,
});

export const review = (parts: Partial<ReviewState> = {}): ReviewState => ({
  story: STORY,
  hash: "hash-of-what-was-seen",
  findings: [],
  checks: [
    { id: "headline", label: "There is a headline", found: null },
    { id: "tk", label: "No fact is missing", found: null },
  ],
  steps: [step("request_changes", "Request changes"), step("approve", "Approve"), step("spike", "Spike")],
  flags: [],
  note: null,
  changed_since_approval: null,
  ...parts,
});

type Answers = Record<string, (asks: never) => unknown>;

/** Lets the stand-in for Tauri's `invoke` answer; an answer that throws is a refusal. */
export function answer(invoke: Mock, answers: Answers) {
  invoke.mockReset();
  invoke.mockImplementation(
    async (_: string, { name, arguments: asks }: { name: string; arguments: never }) => {
      const found = answers[name];
      if (!found) throw new Error(`Nobody answers ${name}.`);
      return found(asks);
    },
  );
}

/** What was asked for, in order: name and arguments. */
export const asked = (invoke: Mock, name: string): unknown[] =>
  invoke.mock.calls.filter(([, call]) => call.name === name).map(([, call]) => call.arguments);
