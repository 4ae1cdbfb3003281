// Photographs come in by hand: dropped on the page they stand where they were dropped, dropped again they are not
// doubled in the library. Copies of them leave.

import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';
import { photograph } from './programs.mjs';
import { until } from './wait.mjs';

journey('photographs dropped on the page stand where they were dropped', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ridges', headline: 'Ridges' }));
  const app = await open();
  await app.sees('ridges');
  await app.press('Enter');
  await app.click('textbox', 'Text of the story');
  await app.type('The first ridge is the lowest.\nThe second ridge is in the clouds.');
  await app.isSaved();

  await app.drop([photograph('ridges-at-dusk.jpg'), photograph('northern-lights.jpg')], 'The second ridge');
  await app.sees('2 photos added.', 'Ridge behind ridge above Vallorne, half an hour before dark.');
  await app.isSaved();
  await app.drop([photograph('northern-lights.jpg')], 'The first ridge');
  await app.sees('1 was in the library already.', 'The photo is in the text.');
  await app.isSaved();
  await app.close();

  const { document } = await desk.story('ridges');
  assert.deepEqual(
    document.content.map(({ type }) => type),
    ['figure', 'paragraph', 'figure', 'figure', 'paragraph'],
  );
  assert.equal((await desk.ask('photos', 'list')).total, 2);
});

journey('copies of photographs leave with what the desk says of them', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const out = join(desk.home, 'copies');
  await mkdir(out);
  await desk.cli('photos', 'set', 'ridges-at-dusk.jpg', 'instructions=Not before Friday');
  const app = await open();
  await app.press('Control+2');
  await app.click('option', /ridges-at-dusk/);
  await app.click('button', 'Save a copy with its metadata…');
  await app.choose('Save a copy with its metadata', out);
  await app.sees('1 file saved.', 'ridges-at-dusk.jpg comes with instructions: Not before Friday');
  await app.click('button', 'Save as sidecar…');
  await app.choose('Save as sidecar', out);
  await until('the sidecar is there', async () => (await readdir(out)).includes('ridges-at-dusk.xmp'));
  await app.close();

  assert.deepEqual((await readdir(out)).sort(), ['ridges-at-dusk.jpg', 'ridges-at-dusk.xmp']);
  // The copy is another file, with a sidecar beside it that agrees with it.
  const { added } = await desk.ask('photos', 'add', join(out, 'ridges-at-dusk.jpg'));
  const { photo } = await desk.ask('call', 'photo', JSON.stringify({ photo: added[0].id }));
  assert.equal(photo.metadata.instructions, 'Not before Friday');
  assert.deepEqual(photo.conflicts, []);
});
