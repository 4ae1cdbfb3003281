// The light table of a library of many thousands: from the key that goes there to the frame in which every picture in sight
// is painted. The page is read anew each time, so that no picture is in its memory; the key is pressed some seconds later, when
// the window has done what it does in its first pause.

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from '../../../tests/app/desk.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { CLI, run } from '../../../tests/app/programs.mjs';

const TIMES = 9;
/** Nobody goes on sooner; nothing tells when the window has nothing left to do. */
const LOOKING = 3000;

export async function library(folder) {
  const desk = await Desk.fresh();
  await desk.cli('init');
  // So many take longer than anything a journey waits for.
  await run(CLI, ['--desk', desk.folder, 'photos', 'add', join(folder, 'library')], { env: desk.env, timeout: 0 });
  const app = await Galley.open(desk);
  const ours = [];
  try {
    await app.session.manage().setTimeouts({ script: 60_000 });
    for (let time = 0; time < TIMES; time += 1) {
      await app.session.executeScript(`location.hash = '#/desk'`);
      await app.session.navigate().refresh();
      await app.finds('navigation', 'Places');
      await app.finds('heading', 'Desk');
      await pause(LOOKING);
      await app.session.executeScript(MEASURE);
      await app.press('Control+2');
      ours.push(await app.session.executeAsyncScript('window.seen.then(arguments[0])'));
    }
  } finally {
    await app.end();
    await desk.end();
  }
  // The first time, the system has read no picture yet.
  return [{ name: 'library', ours: ours.slice(1), beside: [] }];
}

/** Resolves with the time from the key's event to the end of the frame in which all pictures in sight were painted. */
const MEASURE = `
  window.seen = new Promise((resolve) => {
    let at;
    window.addEventListener('keydown', (event) => { if (event.key === '2') at = event.timeStamp; }, { capture: true });
    const inSight = (tile) => {
      const { top, bottom } = tile.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const look = () => {
      const tiles = [...document.querySelectorAll('[role=option]')].filter(inSight);
      const there = tiles.length > 0 && tiles.every((tile) => {
        const picture = tile.querySelector('img');
        return picture?.complete && picture.naturalWidth > 0;
      });
      if (!there) return requestAnimationFrame(look);
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now() - at);
      requestAnimationFrame(() => after.port2.postMessage(null));
    };
    look();
  });`;
