// A form that saves itself loses nothing that was typed, and never writes over what is being typed.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Fields, flushForms } from "./fields.svelte";

function form(send = vi.fn((_values: Record<string, string>): Promise<void> => Promise.resolve())) {
  return { send, fields: new Fields(send, (field) => field === "due") };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("hands over what was typed last, once, when the field is left", async () => {
  const { send, fields } = form();
  fields.type("headline", "Tw");
  fields.type("headline", "Two");
  await fields.leave("headline");
  expect(send).toHaveBeenCalledExactlyOnceWith({ headline: "Two" });
  expect(fields.typed).toEqual({});
  expect(fields.state).toBe("saved");
});

it("saves words while somebody types on and on", async () => {
  const { send, fields } = form();
  for (let i = 1; i <= 10; i += 1) {
    fields.type("headline", "x".repeat(i));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(send.mock.calls.length).toBeGreaterThanOrEqual(2);
});

it("waits with a value that has a form until the person pauses", async () => {
  const { send, fields } = form();
  for (const typed of ["f", "fr", "fri"]) {
    fields.type("due", typed);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(send).toHaveBeenCalledExactlyOnceWith({ due: "fri" });
});

it("keeps what was typed while an answer was on its way, and the blank at its end", async () => {
  const { send, fields } = form();
  send.mockImplementationOnce(async () => fields.type("headline", "Two and "));
  fields.type("headline", "Two");
  await fields.save("headline");
  expect(fields.typed.headline).toBe("Two and ");
  await fields.flush();
  expect(send).toHaveBeenLastCalledWith({ headline: "Two and " });
  expect(fields.typed.headline).toBe("Two and ");
  await fields.leave("headline");
  expect(fields.typed.headline).toBeUndefined();
});

it("keeps refused words, says why, and is not saved", async () => {
  const { send, fields } = form();
  send.mockImplementation(() =>
    Promise.reject({ kind: "invalid", message: "“x” is no date.", hint: "Try 18:00." }),
  );
  fields.type("due", "x");
  await fields.leave("due");
  expect(fields.typed.due).toBe("x");
  expect(fields.faults.due).toBe("“x” is no date. Try 18:00.");
  expect(fields.state).toBe("not_saved");
  await expect(fields.end()).rejects.toMatchObject({ message: "“x” is no date. Try 18:00." });
});

it("does not hold up the window for ever over a form that is gone", async () => {
  const { send, fields } = form();
  send.mockImplementation(() => Promise.reject({ message: "“x” is no date.", hint: "" }));
  fields.type("due", "x");
  await expect(flushForms()).rejects.toMatchObject({ message: "“x” is no date." });
  await expect(fields.end()).rejects.toMatchObject({ message: "“x” is no date." });
  await expect(flushForms()).resolves.toBeUndefined();
});
