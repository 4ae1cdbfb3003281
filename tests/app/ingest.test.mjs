// A card comes in while somebody writes: it is stopped, what came in is shown, and the next time it goes on.

import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';
import { photograph } from './programs.mjs';
import { until } from './wait.mjs';

/** So many that a person has time to stop it. */
const PHOTOS = 120;
const SHOWN = ['ridges-at-dusk.jpg', 'northern-lights.jpg', 'harbour-morning.jpg'];

/** A card with so many photographs that differ in their last bytes, a film, and a letter that says it is a photograph. */
async function card(home, photographs) {
  const folder = join(home, 'card', 'DCIM', '100');
  await mkdir(folder, { recursive: true });
  for (let n = 1; n <= photographs; n += 1) {
    const bytes = await readFile(photograph(SHOWN[n % SHOWN.length]));
    await writeFile(join(folder, `IMG_${String(n).padStart(4, '0')}.jpg`), Buffer.concat([bytes, Buffer.from(`${n}`)]));
  }
  await writeFile(join(folder, 'MVI_0001.MOV'), 'a film');
  await writeFile(join(folder, 'letter.jpg'), 'Dear editor, this is a letter.');
  return join(home, 'card');
}

journey('a card is stopped, shown, and gone on with, while somebody writes', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  const folder = await card(desk.home, PHOTOS);
  const app = await open();
  await app.press('Control+2');
  await app.run('Add a folder of photos');
  await app.choose('Add a folder of photos', folder);
  await app.sees('Adding photos');
  await app.click('button', 'Cancel', { inside: ['region', 'Work under way'] });
  await app.sees('Adding was stopped; what had been added stays.', 'files were not looked at.');
  await app.click('button', 'Go on');
  // The story opens and is written in, whatever comes in meanwhile.
  await app.press('Control+1');
  await app.sees('ferry');
  await app.press('Enter');
  await app.click('textbox', 'Text of the story');
  await app.type('The ferry stays in the harbour.');
  await app.isSaved();
  await app.press('Control+2');
  for (let least = 2; least <= PHOTOS; least += 2) {
    await until(`${least} photos are there`, async () => Number((await app.text()).match(/(\d+) photos/)?.[1]) >= least);
  }
  await app.sees('1 file was not taken.', '1 file that is no photo was passed over (1 MOV).');
  await app.seesNoMore('files were not looked at.');
  await app.click('button', 'Reasons');
  await app.sees('letter.jpg', 'This is not a picture.');
  await app.click('button', 'Show these');
  // The newest stand first.
  await app.finds('option', new RegExp(`IMG_0${PHOTOS}.jpg`));
  await app.click('button', 'Put the report away');
  await app.seesNoMore('was passed over');
  await app.close();

  assert.equal((await desk.ask('photos', 'list')).total, PHOTOS);
  assert.equal(await desk.text('ferry'), 'The ferry stays in the harbour.');
  // On the command line the same card has nothing new.
  const again = await desk.ask('call', 'add_photos', JSON.stringify({ paths: [join(folder, 'DCIM', '100', 'IMG_0001.jpg')] }));
  assert.deepEqual([again.added.length, again.already.length], [0, 1]);
});

journey('a folder that is dropped on a story goes into the library and not into the text', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  const folder = join(desk.home, 'shoot');
  await mkdir(folder);
  await copyFile(photograph('harbour-morning.jpg'), join(folder, 'harbour.jpg'));
  const app = await open();
  await app.sees('ferry');
  await app.press('Enter');
  await app.click('textbox', 'Text of the story');
  await app.type('The ferry stays.');
  await app.isSaved();
  await app.drop([folder], 'The ferry stays.');
  await app.sees('1 photo added.');
  await app.click('button', 'Show');
  await app.finds('option', /harbour.jpg/);
  await app.close();

  const { document } = await desk.story('ferry');
  assert.deepEqual(document.content.map(({ type }) => type), ['paragraph']);
});
