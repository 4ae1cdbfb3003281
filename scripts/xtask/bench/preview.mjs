// From a key to the frame in which the preview shows its letter, and beside it to the frame in which the text does.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../../tests/app/desk.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { Keyboard } from './keyboard.mjs';
import { stories, typed } from './keys.mjs';

const MEASURE = await readFile(fileURLToPath(new URL('preview-in-page.js', import.meta.url)), 'utf8');

export async function preview(folder) {
  const desk = await Desk.fresh();
  const { middle } = await stories(desk, folder, [['middle', 0]]);
  const app = await Galley.open(desk, { width: 1440, height: 900 });
  const keyboard = new Keyboard(app.display);
  try {
    await app.session.manage().setTimeouts({ script: 30_000 });
    await app.session.executeScript(`location.hash = '#/story/${middle.id}'`);
    await app.finds('textbox', 'Text of the story');
    await app.press('Control+Shift+p');
    await app.finds('region', 'The page as readers will see it');
    const times = await typed(app, keyboard, middle, 0, MEASURE);
    return [{ name: 'preview', ours: times.map(([, proof]) => proof), beside: times.map(([text]) => text) }];
  } finally {
    keyboard.end();
    await app.end();
    await desk.end();
  }
}
