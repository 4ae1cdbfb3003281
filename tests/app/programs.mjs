// The programs that journeys start: Galley's own, and those that make a display and drive what is on it. Whatever is
// started here ends with these tests, however they end.

import { execFile, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PATIENCE, until } from './wait.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const target = resolve(top, process.env.CARGO_TARGET_DIR ?? 'target');
/** Where `galley` and `galley-cli` are. */
const built = resolve(top, process.env.GALLEY_PROGRAMS ?? join(target, 'debug'));

export const GALLEY = join(built, 'galley');
export const CLI = join(built, 'galley-cli');
export const FILES_TO_DRAG = join(top, 'tests/app/files-to-drag.py');
export const HEARD = join(top, 'tests/app/heard.py');
export const LISTENED = join(top, 'tests/app/listened.py');
/** Where pictures of the window go. */
export const SHOTS = resolve(top, process.env.GALLEY_SHOTS ?? join(target, 'shots'));
/** The photographs of the sample desk. */
export const photograph = (name) => join(top, 'src-tauri/newsroom/sample', name);

/** What other programs put on the clipboard, as the tests of the reader have it. */
export const copied = (name) => join(top, 'tests/documents/paste', name);
/** A picture that is no photograph. */
export const PICTURE = join(top, 'src-tauri/desktop/icons/icon.png');

/** Runs a program to its end; answers what it said. Rejects, with all it said, when it fails or does not come to an end. */
export async function run(program, args, { input, ...options } = {}) {
  const limits = { maxBuffer: 64 << 20, timeout: 4 * PATIENCE, killSignal: 'SIGKILL' };
  const running = promisify(execFile)(program, args, { ...limits, ...options });
  if (input !== undefined) running.child.stdin.end(input);
  return (await running).stdout;
}

const running = new Set();
const endAll = () => running.forEach((child) => signal(child, 'SIGKILL'));
process.on('exit', endAll);
for (const reason of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(reason, () => process.exit(1));

/** Starts a program at the head of a group of its own; what it says is kept in `said`. */
export function start(program, args, options = {}) {
  // Should this process be killed, the kernel ends what it started.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...options,
  });
  child.said = '';
  for (const stream of child.stdio.slice(1)) stream?.on('data', (bytes) => { child.said += bytes; });
  running.add(child);
  return child;
}

/** Kills a program with everything it started, at once, and waits until all of it is gone. */
export async function kill(child) {
  const group = livingOf(child.pid);
  signal(child, 'SIGKILL');
  running.delete(child);
  await until(`${child.spawnargs.at(-1)} and what it started are gone`, () => !group.some(({ pid }) => lives(pid)));
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The whole group is gone already.
  }
}

/** The living processes of a group, each with `pid` and `name`. */
export function livingOf(leader) {
  return numbers('/proc').filter((pid) => lives(pid)).map((pid) => ({ pid, ...look(`/proc/${pid}/stat`) }))
    .filter(({ group }) => group === leader);
}

/** Has a process a thread that runs? One that has ended, but was not noticed by its parent yet, has none. */
function lives(pid) {
  return numbers(`/proc/${pid}/task`).some((thread) => !'ZX'.includes(look(`/proc/${pid}/task/${thread}/stat`).state));
}

function numbers(folder) {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return [];
  }
}

/** What the kernel says; of what is gone, that it is dead. */
function look(path) {
  try {
    const [, name, rest] = readFileSync(path, 'utf8').match(/^\d+ \((.*)\) (.*)$/s);
    const [state, , group] = rest.split(' ');
    return { name, state, group: Number(group) };
  } catch {
    return { name: '', state: 'X', group: 0 };
  }
}
