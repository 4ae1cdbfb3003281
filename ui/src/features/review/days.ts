// The history of a story, one group a day, in the order it was given.
import { daysApart, longDay } from "../../shared/dates";
import { words } from "./words";

export interface Day<T> {
  name: string;
  rows: T[];
}

export function days<T extends { at: string }>(rows: readonly T[], now: Date): Day<T>[] {
  const found: Day<T>[] = [];
  for (const row of rows) {
    const name = dayName(new Date(row.at), now);
    const day = found.at(-1);
    if (day?.name === name) day.rows.push(row);
    else found.push({ name, rows: [row] });
  }
  return found;
}

function dayName(then: Date, now: Date): string {
  const apart = daysApart(then, now);
  if (apart === 0) return words.log.today;
  if (apart === -1) return words.log.yesterday;
  const year = then.getFullYear() === now.getFullYear() ? "" : ` ${then.getFullYear()}`;
  return longDay(then) + year;
}
