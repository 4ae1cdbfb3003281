// Waiting for a state: it is looked for again and again until it is there. The only place that waits, with one deadline.

import { setTimeout as pause } from 'node:timers/promises';

/** How long anything may take before it counts as not happening, in milliseconds. */
export const PATIENCE = 15_000;
const LOOK_AGAIN = 25;

/**
 * Answers with the first truthy answer of `look`.
 * @param what the state that is waited for, as a clause: "the headline is shown"; a function is asked for it at the end.
 * @param look asks for it; a throw is taken for "not yet".
 */
export async function until(what, look) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    let cause;
    try {
      const answer = await look();
      if (answer) return answer;
    } catch (fault) {
      cause = fault;
    }
    if (Date.now() > deadline) {
      const clause = typeof what === 'function' ? what() : what;
      throw new Error(`It did not come to be within ${PATIENCE / 1000} s that ${clause}.`, { cause });
    }
    await pause(LOOK_AGAIN);
  }
}

/** Answers as `asked` does, and throws when it does not answer: a page that stands still must not make a journey stand still. */
export async function answered(what, asked) {
  const patience = new AbortController();
  const silence = pause(PATIENCE, undefined, patience).then(
    () => { throw new Error(`It did not answer within ${PATIENCE / 1000} s: ${what}.`); },
    () => undefined,
  );
  try {
    return await Promise.race([asked, silence]);
  } finally {
    patience.abort();
  }
}
