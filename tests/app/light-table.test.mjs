// The light table with keys alone: choose, mark, look in full, and give many photos the same words, and take them back.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

journey('photos are marked and worded with keys, many at once', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const app = await open();
  await app.press('Control+2');
  await app.finds('option', /Photo ridges-at-dusk.jpg/);
  await app.click('listbox', 'Light table');
  await app.press('Home');
  await app.press('4', '6', 'p');
  await app.finds('img', '4 stars');
  await app.press('space');
  await app.finds('dialog', /in full/);
  await app.press('Right', 'x', 'Escape');
  await app.misses('dialog', /in full/);

  await app.press('Control+a');
  await app.sees('3 photos chosen');
  await app.press('e');
  await app.finds('dialog', 'Edit 3 photos');
  await app.click('textbox', 'Words');
  await app.type('Seen in {city}. {file_name} =nobody=');
  await app.sees('Nobody knows =nobody=: it stays as typed.');
  await app.click('button', 'Change 3 photos');
  await app.sees('3 photos changed.');
  await app.sees('Seen in Vallorne. ridges-at-dusk.jpg =nobody=');
  await app.click('button', 'Undo');
  await app.sees('Put back as it was.');
  await app.seesNoMore('Seen in');

  await app.close();
  const { photos } = await desk.ask('photos', 'list');
  assert.ok(photos.every(({ metadata }) => !metadata.description.includes('Seen in')));
  assert.deepEqual(photos[0].marks, { stars: 4, colour: 'red', pick: 'picked' });
  assert.equal(photos[1].marks.pick, 'rejected');
});
