// What is asked ahead goes to whoever asks the same first, and to nobody once the window has begun.
import { beforeEach, expect, it, vi } from "vitest";
import { askAhead, forget } from "./ahead";
import { call } from "./call";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke }));

beforeEach(() => {
  forget();
  invoke.mockReset();
  let turn = 0;
  invoke.mockImplementation(async () => `answer ${++turn}`);
});

it("answers once with what was asked ahead, then asks anew", async () => {
  askAhead("stories", { search: "", mine: false });
  expect(await call("stories", { search: "", mine: false })).toBe("answer 1");
  expect(await call("stories", { search: "", mine: false })).toBe("answer 2");
});

it("does not answer another question with it", async () => {
  askAhead("stories", { search: "", mine: false });
  expect(await call("stories", { search: "ferry", mine: false })).toBe("answer 2");
});

it("forgets what nobody asked for", async () => {
  askAhead("desk", {});
  forget();
  expect(await call("desk", {})).toBe("answer 2");
});

it("hands a failure to whoever asks", async () => {
  invoke.mockReset();
  invoke.mockRejectedValueOnce({ kind: "unavailable", message: "No desk.", hint: "Open one." });
  askAhead("desk", {});
  await expect(call("desk", {})).rejects.toEqual({
    kind: "unavailable",
    message: "No desk.",
    hint: "Open one.",
  });
});
