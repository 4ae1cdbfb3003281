// The one door to Rust: carries a command out and answers, or rejects with a Failure that a person can read.
import { invoke } from "@tauri-apps/api/core";
import { take } from "./ahead";
import type { Commands, Failure, FailureKind } from "./generated/commands";

export type { Failure } from "./generated/commands";

const KINDS: readonly FailureKind[] = [
  "not_found",
  "invalid",
  "not_allowed",
  "conflict",
  "unavailable",
  "bug",
];

/** Carries out a command of the newsroom. Rejects with a {@link Failure}, never with anything else. */
export function call<K extends keyof Commands>(
  name: K,
  asks: Commands[K]["asks"],
): Promise<Commands[K]["answers"]> {
  return carry<Commands[K]["answers"]>(name, asks);
}

/** Carries out anything the window knows by name; {@link call} and the shell are the typed ways in. */
export async function carry<T>(name: string, asks: unknown): Promise<T> {
  try {
    return (await (take(name, asks) ?? invoke("call", { name, arguments: asks }))) as T;
  } catch (reason) {
    throw asFailure(reason);
  }
}

/** Whatever was thrown, as a Failure: what is not one already is a fault of the program. */
export function asFailure(reason: unknown): Failure {
  if (typeof reason === "object" && reason !== null && "kind" in reason && "message" in reason) {
    const { kind, message } = reason;
    const hint = "hint" in reason && typeof reason.hint === "string" ? reason.hint : "";
    if (typeof message === "string" && KINDS.some((known) => known === kind)) {
      return { kind: kind as FailureKind, message, hint };
    }
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return {
    kind: "bug",
    message: `Something unexpected went wrong: ${message}`,
    hint: "Nothing that was saved is lost. Please try again.",
  };
}

/** What went wrong and what can be done, as sentences for the person. */
export function sentences(reason: unknown): string {
  const { message, hint } = asFailure(reason);
  return `${message} ${hint}`.trim();
}
