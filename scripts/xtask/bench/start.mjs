// From the start of the program to a letter that was typed and painted: Galley with a story that waits for its first
// word, and an empty Tauri window with a place to write. Programs and files are in the system's cache.

import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../../tests/app/desk.mjs';
import { Display } from '../../../tests/app/display.mjs';
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
  const measured = { name: 'start', ours: [], beside: [] };
  const display = await Display.open();
  try {
    for (let turn = 0; turn <= STARTS; turn += 1) {
      // Each finds the story without a word.
      const folder = join(desk.home, `desk-${turn}`);
      await cp(desk.folder, folder, { recursive: true });
      const ours = await once(desk, display, GALLEY, ['--desk', folder], async (wait, keyboard) => {
        await wait(inList);
        keyboard.press('Return');
      });
      const beside = await once(desk, display, EMPTY, [], async () => {});
      // The first of each fills the system's cache.
      if (turn > 0) {
        measured.ours.push(ours);
        measured.beside.push(beside);
      }
    }
  } finally {
    await display.end();
    await desk.end();
  }
  return [measured];
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
    keyboard.press('a');
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
