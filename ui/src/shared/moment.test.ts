// What people type for a time is read as they mean it, or not at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { full } from "./dates";
import { readMoment } from "./moment";

// A Tuesday.
const now = new Date(2026, 10, 24, 15, 0);
const read = (typed: string) => {
  const moment = readMoment(typed, now);
  return moment && full(moment);
};

describe("readMoment", () => {
  it.each([
    ["18:00", "Tue 24 Nov 2026, 18:00"],
    ["9", "Wed 25 Nov 2026, 09:00"],
    ["6pm", "Tue 24 Nov 2026, 18:00"],
    ["12 am", "Wed 25 Nov 2026, 00:00"],
    ["tomorrow 9", "Wed 25 Nov 2026, 09:00"],
    ["tomorrow at 9:30", "Wed 25 Nov 2026, 09:30"],
    ["tomorrow noon", "Wed 25 Nov 2026, 12:00"],
    ["fri 12:30", "Fri 27 Nov 2026, 12:30"],
    ["Friday", "Fri 27 Nov 2026, 18:00"],
    ["tue 10", "Tue 1 Dec 2026, 10:00"],
    ["24 Dec 18:00", "Thu 24 Dec 2026, 18:00"],
    ["24 dec", "Thu 24 Dec 2026, 18:00"],
    ["Dec 24", "Thu 24 Dec 2026, 18:00"],
    ["3 Nov 8:00", "Wed 3 Nov 2027, 08:00"],
    ["2026-12-01 07:15", "Tue 1 Dec 2026, 07:15"],
    ["2026-12-01T07:15", "Tue 1 Dec 2026, 07:15"],
    ["in 2 h", "Tue 24 Nov 2026, 17:00"],
    ["in 45 min", "Tue 24 Nov 2026, 15:45"],
  ])("understands %j", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(["", "soon", "25:00", "18:75", "31 Feb 9:00", "13pm", "40 Dec", "2026-13-01"])(
    "does not guess at %j",
    (typed) => {
      expect(read(typed)).toBeNull();
    },
  );

  it("reads an instant with its zone", () => {
    expect(readMoment("2026-11-24T18:00:00Z", now)?.toISOString()).toBe("2026-11-24T18:00:00.000Z");
  });

  it("reads again what it has written", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 3000 });
    fc.assert(
      fc.property(minutes, (later) => {
        const moment = new Date(now.getTime() + later * 60_000);
        expect(readMoment(full(moment), now)?.getTime()).toBe(moment.getTime());
      }),
    );
  });
});
