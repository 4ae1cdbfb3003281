// From the start of the program to a letter that was typed and painted: Galley with a story that waits for its first
// word, once where it was left open and once by way of the list, and an empty Tauri window with a place to write.
// Programs and files are in the system's cache.

import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../../tests/app/desk.mjs';
import { Display } from '../../../tests/app/display.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { GALLEY, kill, livingOf } from '../../../tests/app/programs.mjs';
import { until } from '../../../tests/app/wait.mjs';
import { drive } from '../../../tests/app/webdriver.mjs';
import { Keyboard } from './keyboard.mjs';

const STARTS = 7;
const EMPTY = join(GALLEY, '../examples/empty_window');
const MEASURE = await readFile(fileURLToPath(new URL('in-page.js', import.meta.url)), 'utf8');
/** What the kernel counts a process's beginning in. */
const TICK = 10;

const inWriting = 'document.hasFocus() && document.activeElement?.isContentEditable';
/** The list of stories is there, and Enter opens the first. */
const inList = "document.hasFocus() && document.querySelector('[data-story]')";

export async function start() {
  const desk = await Desk.fresh();
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  await leaveInStory(desk);
  // What was open is remembered by the desk's folder; the list is what a desk shows that was never opened.
  const known = join(desk.home, 'as-it-was');
  await cp(desk.folder, known, { recursive: true });
  const ways = [
    { name: 'story', folder: () => desk.folder, getThere: async () => {} },
    { name: 'list', folder: (turn) => join(desk.home, `desk-${turn}`), getThere: async (wait, keyboard) => {
      await wait(inList);
      keyboard.strike('Return');
    } },
  ];
  const measured = ways.map(({ name }) => ({ name, ours: [], beside: [] }));
  const display = await Display.open();
  try {
    for (let turn = 0; turn <= STARTS; turn += 1) {
      for (const [n, { folder, getThere }] of ways.entries()) {
        // Each finds the story without a word.
        const there = folder(turn);
        await rm(there, { recursive: true, force: true });
        await cp(known, there, { recursive: true });
        const ours = await once(desk, display, GALLEY, ['--desk', there], getThere);
        const beside = await once(desk, display, EMPTY, [], async () => {});
        // The first of each fills the system's cache.
        if (turn > 0) {
          measured[n].ours.push(ours);
          measured[n].beside.push(beside);
        }
      }
    }
  } finally {
    await display.end();
    await desk.end();
  }
  return measured;
}

/** Opens the story as a person does, and closes the window over it. */
async function leaveInStory(desk) {
  const app = await Galley.open(desk);
  try {
    await app.press('Return');
    await app.isAt('textbox', 'Text of the story');
    await app.close();
  } finally {
    await app.end();
  }
}

/** Starts a program, gets to where one writes, and types a letter; answers how long all that took. */
async function once(desk, display, binary, args, getThere) {
  const { program, session } = await drive(binary, args, { ...desk.env, ...display.env });
  const keyboard = new Keyboard(display);
  try {
    const wait = (state) => seen(session, state);
    await getThere(wait, keyboard);
    await wait(inWriting);
    await session.executeScript(MEASURE);
    keyboard.strike('a');
    const painted = await session.executeAsyncScript(
      'const done = arguments[0]; measured.painted(1).then(() => done(performance.timeOrigin + performance.now()))');
    const name = binary.split('/').at(-1).slice(0, 15);
    const begins = livingOf(program.pid).filter((process) => process.name === name).map(({ pid }) => beginOf(pid));
    return painted - Math.min(...await Promise.all(begins));
  } finally {
    keyboard.end();
    await kill(program);
  }
}

/** Waits inside of the page, without a pause between two looks; a page that comes anew is asked anew. */
function seen(session, state) {
  return until(state, () =>
    session.executeAsyncScript(`
      const done = arguments[0];
      const look = () => (${state} ? done(true) : setTimeout(look, 1));
      look();`));
}

/** When a process began, in milliseconds of the system's clock, to one tick. */
async function beginOf(pid) {
  const [stat, uptime] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/uptime', 'utf8')]);
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  return Date.now() - Number(uptime.split(' ')[0]) * 1000 + ticks * TICK;
}
