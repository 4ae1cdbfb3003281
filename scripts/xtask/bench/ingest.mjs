// Five hundred photos come in while somebody writes: how long keys take beside the same keys without it, how many photos a
// second, and the most memory of Galley and its workers when so many of them were in.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from '../../../tests/app/desk.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { livingOf } from '../../../tests/app/programs.mjs';
import { until } from '../../../tests/app/wait.mjs';
import { Keyboard } from './keyboard.mjs';
import { stories, typed } from './keys.mjs';

/** When the memory is read: at so many photos. */
const MARKS = [100, 250, 500];
/** How often it is read, in milliseconds: seldom enough to keep nothing from running. */
const LOOK = 250;

export async function ingest(folder) {
  const desk = await Desk.fresh();
  const { short } = await stories(desk, folder, [['short', 0]]);
  const before = await kept(desk);
  const app = await Galley.open(desk);
  const keyboard = new Keyboard(app.display);
  try {
    await app.session.manage().setTimeouts({ script: 30_000 });
    await app.session.executeScript(`location.hash = '#/story/${short.id}'`);
    await app.finds('textbox', 'Text of the story');
    const beside = (await typed(app, keyboard, short, 0)).flat();
    await app.session.executeScript(BEGIN, join(folder, 'card'));
    const ours = [];
    const memory = new Map();
    const watching = watch(app, desk, before, memory);
    for (let round = 1; !(await state(app)).ended; round += 1) ours.push(...(await typed(app, keyboard, short, round)).flat());
    await watching;
    const { took, added, fault } = await until('it is said what came in', async () => {
      const now = await state(app);
      return now.ended && now;
    });
    if (fault) throw new Error(fault);
    return [
      { name: 'keys', ours, beside },
      { name: 'rate', ours: [added / (took / 1000)], beside: [] },
      { name: 'memory', ours: MARKS.map((mark) => memory.get(mark) ?? 0), beside: [] },
    ];
  } finally {
    keyboard.end();
    await app.end();
    await desk.end();
  }
}

/** Begins to add a folder, as the light table does, and notes when it has ended. */
const BEGIN = `
  const begin = performance.now();
  const said = (what) => { window.coming = { ended: true, took: performance.now() - begin, ...what }; };
  window.coming = { ended: false };
  window.__TAURI_INTERNALS__.invoke('call', { name: 'add_photos', arguments: { paths: [arguments[0]] } }).then(
    ({ added }) => said({ added: added.length }),
    (fault) => said({ fault: JSON.stringify(fault) }),
  );`;

const state = ({ session }) => session.executeScript('return window.coming');

/** How many originals are kept on the desk; their folder comes with the first. */
async function kept(desk) {
  const files = await readdir(join(desk.folder, 'photos'), { recursive: true, withFileTypes: true }).catch(() => []);
  return files.filter((file) => file.isFile()).length;
}

/** Notes the most memory there was when so many photos were in, in megabytes. */
async function watch(app, desk, before, memory) {
  let most = 0;
  for (const mark of MARKS) {
    while ((await kept(desk)) - before < mark && !(await state(app)).ended) {
      most = Math.max(most, await inUse(app));
      await pause(LOOK);
    }
    memory.set(mark, Math.max(most, await inUse(app)));
  }
}

/** What Galley and its workers use now, in megabytes; the page's own process is the web view's. */
async function inUse(app) {
  const sizes = livingOf(app.program.pid)
    .filter(({ name }) => name === 'galley')
    .map(async ({ pid }) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
