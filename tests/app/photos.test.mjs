// Photographs come in by hand: dropped on the page they stand where they were dropped, dropped again they are not
// doubled in the library.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { photograph } from './programs.mjs';

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
  await app.sees('1 was in the library already.');
  await app.isSaved();
  await app.close();

  const { document } = await desk.story('ridges');
  assert.deepEqual(
    document.content.map(({ type }) => type),
    ['figure', 'paragraph', 'figure', 'figure', 'paragraph'],
  );
  assert.equal((await desk.ask('photos', 'list')).total, 2);
});
