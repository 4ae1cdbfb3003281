// Times as people say them.
import { describe, expect, it } from "vitest";
import { ago, daysApart, due, full } from "./dates";

const now = new Date(2026, 10, 24, 15, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe("due", () => {
  it("counts minutes in the last hour and says that it is soon", () => {
    expect(due(at(2026, 10, 24, 15, 40), now)).toEqual({ text: "in 40 min", late: false, soon: true });
  });
  it("gives the clock today, the weekday this week, the date after", () => {
    expect(due(at(2026, 10, 24, 18, 0), now)).toEqual({ text: "18:00", late: false, soon: false });
    expect(due(at(2026, 10, 25, 9, 0), now).text).toBe("Wed 09:00");
    expect(due(at(2026, 11, 24, 9, 0), now).text).toBe("24 Dec");
    expect(due(at(2027, 0, 2, 9, 0), now).text).toBe("2 Jan 2027");
  });
  it("is late from the first moment after", () => {
    expect(due(at(2026, 10, 24, 14, 36), now)).toEqual({ text: "24 min late", late: true, soon: true });
    expect(due(at(2026, 10, 22, 14, 0), now).text).toBe("2 d late");
  });
});

describe("ago", () => {
  it("moves from minutes to clock to yesterday to date", () => {
    expect(ago(at(2026, 10, 24, 15, 0), now)).toBe("just now");
    expect(ago(at(2026, 10, 24, 14, 48), now)).toBe("12 min ago");
    expect(ago(at(2026, 10, 24, 9, 5), now)).toBe("09:05");
    expect(ago(at(2026, 10, 23, 23, 59), now)).toBe("yesterday 23:59");
    expect(ago(at(2026, 10, 3, 9, 5), now)).toBe("3 Nov");
  });
});

it("counts days by the calendar, also across a change of clocks", () => {
  expect(daysApart(new Date(2026, 9, 26, 0, 10), new Date(2026, 9, 24, 23, 50))).toBe(2);
});

it("writes a moment in full", () => {
  expect(full(new Date(2026, 10, 24, 18, 0))).toBe("Tue 24 Nov 2026, 18:00");
});
