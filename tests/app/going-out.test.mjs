// Where stories go and when: a secret is entered once and never shown, an editor lays down a time to go out, and pictures
// are made before anybody waits for them.

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';
import { photograph, run } from './programs.mjs';

const SECRET = 'a-secret-nobody-reads';

/** A desk with an approved story and a folder to push to; the story shows a photo if one is named. */
async function approved(desk, photo) {
  await desk.cli('init');
  for (const [name, role] of [['Rita', 'journalist'], ['Ed', 'editor'], ['Ada', 'admin']]) {
    await desk.cli('people', 'add', name, '--role', role);
  }
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry' }), '--as', 'Rita');
  const markdown = 'The ferry sails at seven.\n\nNobody knew.';
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown }), '--as', 'Rita');
  if (photo) {
    // A small one: many times larger it would be the same pictures, and take longer.
    await run('convert', [photograph(photo), '-resize', '480x', join(desk.home, photo)]);
    await desk.cli('photos', 'add', join(desk.home, photo));
    await desk.cli('call', 'place_photo', JSON.stringify({ story: 'ferry', photo, lead: true, alt: 'A ferry' }), '--as', 'Rita');
  }
  await desk.cli('submit', 'ferry', '--as', 'Rita');
  await desk.cli('approve', 'ferry', '--as', 'Ed');
  await desk.cli('destinations', 'set', 'Our site', 'folder', `path=${join(desk.home, 'www')}`, '--as', 'Ada');
}

journey('what opens a destination is entered once, kept outside the desk, and replaced', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('people', 'add', 'Ada', '--role', 'admin');
  const app = await open();
  await app.run('Act as Ada');
  await app.press('Control+4');
  await app.click('button', 'Destinations', { inside: ['navigation', 'Parts of the settings'] });
  await app.click('button', 'Add a destination');
  await app.write('Name', 'Storage', { inside: ['dialog', 'Add a destination'] });
  await app.click('combobox', /^Kind/);
  await app.click('option', 'S3 storage');
  await app.write('Bucket', 'news');
  await app.write('Region', 'eu-west-1');
  await app.write('Access key ID', 'AKIA');
  await app.press('Tab');
  await app.type(SECRET);
  await app.shot('destination-secret');
  await app.press('Return');
  await app.sees('Storage', 'S3 storage');
  await app.seesNoMore(SECRET);
  await app.click('button', 'Change “Storage”');
  await app.sees('Kept on this computer, and not shown');
  await app.shot('destination-kept');
  await app.click('button', 'Replace “Secret access key”');
  await app.type('another');
  await app.press('Return');
  await app.misses('dialog', 'Change');
  await app.close();
  const kept = Object.values(JSON.parse(await readFile(join(desk.home, 'secrets.json'), 'utf8')));
  assert.deepEqual(kept, ['another']);
  assert(!(await desk.cli('dump')).includes('another'));
});

journey('an editor lays down when a story goes out, changes their mind, and is told', async ({ desk, open }) => {
  await approved(desk);
  const app = await open();
  await app.run('Act as Ed');
  await app.press('Control+3');
  await app.click('button', /^Folder/);
  await app.choose('Where shall the stories be written?', join(desk.home, 'site'));
  await app.click('button', 'When “The ferry” goes out');
  await app.write('When', '23:59');
  await app.press('Tab');
  await app.click('checkbox', 'Our site');
  await app.shot('schedule');
  await app.click('button', 'Set the time');
  await app.sees('Out in');
  await app.shot('scheduled');
  await app.click('button', 'When “The ferry” goes out');
  await app.click('button', 'Do not send it');
  await app.sees('ferry leaves when somebody exports it');
  await app.seesNoMore('Out in');
  await app.close();
  const history = await desk.cli('history', 'ferry');
  assert.match(history, /Laid down when it goes out/);
  assert.match(history, /Took back when it goes out/);
});

journey('the pictures of an approved story are made before anybody exports it', async ({ desk, open }) => {
  await approved(desk, 'harbour-morning.jpg');
  const app = await open();
  await app.run('Act as Ed');
  await app.press('Control+3');
  await app.sees('The ferry', 'Pictures ready');
  await app.shot('pictures-ready');
  await app.close();
  // What was made there is taken as it is: the original is not needed any more.
  await rm(join(desk.folder, 'photos'), { recursive: true });
  await desk.cli('export', 'ferry', '--out', join(desk.home, 'site'), '--as', 'Ed');
});
