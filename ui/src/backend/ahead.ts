// Questions the window asks in any case when it begins, asked before the large part of the page is read: Rust answers
// while the script is still on its way. Each answer is taken once, by the first who asks the same; what nobody took is
// forgotten as soon as the window has begun, so that no answer is older than the window.
import { invoke } from "@tauri-apps/api/core";
import type { Commands } from "./generated/commands";

const asked = new Map<string, Promise<unknown>>();

/** Asks already. */
export function askAhead<K extends keyof Commands>(name: K, asks: Commands[K]["asks"]) {
  const answer = invoke("call", { name, arguments: asks });
  // Whoever takes it hears of the failure.
  answer.catch(() => undefined);
  asked.set(written(name, asks), answer);
}

/** The answer that is on its way; nothing when it was not asked for, or is taken. */
export function take(name: string, asks: unknown): Promise<unknown> | undefined {
  if (asked.size === 0) return undefined;
  const question = written(name, asks);
  const answer = asked.get(question);
  asked.delete(question);
  return answer;
}

/** Whoever asks from now on is told how things are by then. */
export function forget() {
  asked.clear();
}

const written = (name: string, asks: unknown) => `${name} ${JSON.stringify(asks)}`;
