// What is looked for in the history, as Rust is asked for it.
import type { ListHistory } from "../../backend/generated/commands";
import type { Wanted } from "./LogFilter.svelte";

const DAY = 86_400_000;

/** The question; days are counted back from midnight of the day after `now`, so that today is one day. */
export function asked({ by, kind, days }: Wanted, now: Date): ListHistory {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return {
    by: by || undefined,
    kind: kind ?? undefined,
    from: days > 0 ? new Date(midnight - (days - 1) * DAY).toISOString() : undefined,
  };
}
