// Reads a date and time the way a person types it on deadline: "18:00", "tomorrow 9", "fri 12:30", "24 Nov 18:00",
// "in 2 h", "2026-11-24 18:00". Answers an instant in the person's own time zone, or nothing; never guesses a day
// that was not said except today (or tomorrow, when a bare time has already passed).

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

interface Day {
  year: number;
  month: number;
  day: number;
}

/** The moment that was meant; `null` when it cannot be read. */
export function readMoment(typed: string, now: Date): Date | null {
  const words = typed.trim().toLowerCase().replace(/,/g, " ").replace(/\s+/g, " ");
  if (!words) return null;
  if (/^\d{4}-\d\d-\d\dt[\d:.]+(z|[+-]\d\d:?\d\d)$/.test(words)) return valid(new Date(words.toUpperCase()));
  const ahead = /^in (\d+) ?(m|min|minutes?|h|hours?|d|days?)$/.exec(words);
  if (ahead) {
    const unit = ahead[2]?.startsWith("m") ? 60_000 : ahead[2]?.startsWith("h") ? 3_600_000 : 86_400_000;
    return new Date(now.getTime() + Number(ahead[1]) * unit);
  }
  const { rest, time } = splitTime(words);
  if (time === "wrong") return null;
  const day = rest ? readDay(rest, now) : ofDate(now);
  if (!day) return null;
  const [hour, minute] = time ?? [18, 0];
  const moment = new Date(day.year, day.month, day.day, hour, minute);
  if (moment.getDate() !== day.day || moment.getMonth() !== day.month) return null;
  if (!rest && moment < now) moment.setDate(moment.getDate() + 1);
  return valid(moment);
}

function splitTime(words: string): { rest: string; time: [number, number] | "wrong" | null } {
  const found = /(?:^|[ t])(?:at )?(\d{1,2})(?::(\d\d)(?::\d\d)?)?( ?[ap]m)?$/.exec(words);
  const named = /(?:^| )(noon|midnight)$/.exec(words);
  if (named)
    return { rest: words.slice(0, named.index).trim(), time: named[1] === "noon" ? [12, 0] : [0, 0] };
  if (!found) return { rest: words, time: null };
  const rest = words.slice(0, found.index).trim();
  // In "24 nov" and "nov 24" the number is the day.
  if (!found[2] && !found[3] && MONTHS.some((month) => rest.startsWith(month)) && !/\d/.test(rest)) {
    return { rest: words, time: null };
  }
  let hour = Number(found[1]);
  const half = found[3]?.trim();
  if (half && (hour < 1 || hour > 12)) return { rest, time: "wrong" };
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  const minute = Number(found[2] ?? 0);
  return { rest, time: hour > 23 || minute > 59 ? "wrong" : [hour, minute] };
}

function readDay(words: string, now: Date): Day | null {
  if (words === "today" || words === "tonight") return ofDate(now);
  if (words === "tomorrow") return ofDate(plusDays(now, 1));
  const weekday = WEEKDAYS.findIndex((name) => words.replace(/^next /, "").startsWith(name));
  if (weekday >= 0 && /^(next )?[a-z]+$/.test(words)) {
    return ofDate(plusDays(now, (weekday - now.getDay() + 7) % 7 || 7));
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]) };
  const named =
    /^(?:[a-z]{3,9} )?(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ??
    /^()([a-z]{3,9}) (\d{1,2})(?: (\d{4}))?$/.exec(words);
  if (!named) return null;
  const month = MONTHS.findIndex((name) => named[2]?.startsWith(name));
  const monthFirst = named[1] === "";
  const day = Number(monthFirst ? named[3] : named[1]);
  const said = monthFirst ? named[4] : named[3];
  if (month < 0 || day < 1 || day > 31) return null;
  const year = said ? Number(said) : now.getFullYear();
  // Without a year the next such day is meant.
  const past = !said && new Date(year, month, day, 23, 59) < now;
  return { year: past ? year + 1 : year, month, day };
}

const ofDate = (date: Date): Day => ({
  year: date.getFullYear(),
  month: date.getMonth(),
  day: date.getDate(),
});

function plusDays(date: Date, days: number): Date {
  const out = new Date(date);
  out.setDate(out.getDate() + days);
  return out;
}

const valid = (date: Date) => (Number.isNaN(date.getTime()) ? null : date);
