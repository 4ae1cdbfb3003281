// Dates and times as people at a desk say them. All text is for the person's own time zone and language order
// of "24 Nov 2026, 18:00"; what is stored elsewhere is always an instant with a zone.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const text = (date: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", options).format(date);

const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Days between two moments by the calendar: 0 today, 1 tomorrow, -1 yesterday. */
export function daysApart(then: Date, now: Date): number {
  return Math.round((startOfDay(then) - startOfDay(now)) / DAY);
}

export const clock = (date: Date) => text(date, { hour: "2-digit", minute: "2-digit" });

/** "Tuesday 24 November". */
export const longDay = (date: Date) =>
  text(date, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");

/** When something is due or will happen: "in 40 min", "18:00", "Wed 09:00", "24 Dec",
 *  "3 h late". */
export function due(at: string, now: Date): { text: string; late: boolean; soon: boolean } {
  const then = new Date(at);
  const left = then.getTime() - now.getTime();
  if (left < 0) return { text: `${span(-left)} late`, late: true, soon: true };
  if (left < HOUR) return { text: `in ${span(left)}`, late: false, soon: true };
  const days = daysApart(then, now);
  const soon = left < 2 * HOUR;
  if (days === 0) return { text: clock(then), late: false, soon };
  if (days < 7) return { text: `${text(then, { weekday: "short" })} ${clock(then)}`, late: false, soon };
  return { text: shortDate(then, now), late: false, soon };
}

/** How long ago: "just now", "12 min ago", "14:05", "yesterday 14:05", "3 Nov". */
export function ago(at: string, now: Date): string {
  const then = new Date(at);
  const passed = now.getTime() - then.getTime();
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return `${span(passed)} ago`;
  const days = daysApart(then, now);
  if (days === 0) return clock(then);
  if (days === -1) return `yesterday ${clock(then)}`;
  return shortDate(then, now);
}

/** In full, for a title or a form: "Tue 24 Nov 2026, 18:00". */
export function full(at: string | Date): string {
  const date = typeof at === "string" ? new Date(at) : at;
  const day = text(date, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).replace(
    ",",
    "",
  );
  return `${day}, ${clock(date)}`;
}

function shortDate(then: Date, now: Date): string {
  const year = then.getFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
  return text(then, { day: "numeric", month: "short", year });
}

function span(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.round(ms / MINUTE))} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}
