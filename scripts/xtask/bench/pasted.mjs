// From the keys that paste to the end of the frame that shows it, every block in the page and those in sight painted: the
// HTML of a word processor's clipboard into an empty text, in Galley and in a bare ProseMirror.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../../tests/app/desk.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { until } from '../../../tests/app/wait.mjs';
import { bundled, showBare } from './keys.mjs';

const TIMES = 10;
const WAIT = await readFile(fileURLToPath(new URL('pasted-in-page.js', import.meta.url)), 'utf8');

export async function paste(folder) {
  const desk = await Desk.fresh();
  await desk.cli('init');
  const { id } = await desk.ask('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  const blocks = (await readFile(join(folder, 'pasted.html'), 'utf8')).match(/<(p|h2)[ >]/g).length;
  const app = await Galley.open(desk);
  const measured = { name: 'paste', ours: [], beside: [] };
  try {
    await app.session.manage().setTimeouts({ script: 30_000 });
    await app.copy('text/html', join(folder, 'pasted.html'));
    await app.session.executeScript(`location.hash = '#/story/${id}'`);
    await app.isAt('textbox', 'Text of the story');
    // The first of each warms up.
    for (let turn = 0; turn <= TIMES; turn += 1) measured.ours.push(await pasted(app, blocks, emptied));
    await showBare(app, { blocks: [{ type: 'paragraph', text: 'x' }] }, await bundled());
    for (let turn = 0; turn <= TIMES; turn += 1) measured.beside.push(await pasted(app, blocks, bareAnew));
  } finally {
    await app.end();
    await desk.end();
  }
  return [{ ...measured, ours: measured.ours.slice(1), beside: measured.beside.slice(1) }];
}

/** Pastes into an empty text; answers how long it took. */
async function pasted(app, blocks, empty) {
  await empty(app);
  await app.session.executeScript(WAIT, blocks);
  await app.press('Control+v');
  return app.session.executeAsyncScript('pasted.then(arguments[0])');
}

async function emptied(app) {
  // Once it is the words of a part, twice it is everything.
  await app.press('Control+a', 'Control+a', 'BackSpace');
  await until('the text is empty', () =>
    app.session.executeScript(`return document.querySelectorAll('.ProseMirror > :not(.unread)').length <= 1`));
}

/** The bare editor has no key that empties it: it is made anew. */
const bareAnew = ({ session }) =>
  session.executeScript(`
    const place = document.body.firstElementChild;
    place.replaceChildren();
    bare.show(place, [{ type: 'paragraph', text: 'x' }]).focus();`);
