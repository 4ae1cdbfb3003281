// A folder is watched: what an agency puts there becomes a story, a broken file is named, a kill holds what is built on it.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';

const ITEM = JSON.stringify({ uri: 'urn:agency:1', version: '1', headline: 'The bridge opens at six', body_text: 'The bridge opens at six, the harbour said.' });
const KILL = JSON.stringify({ uri: 'urn:agency:1', pubStatus: 'canceled', edNote: 'Not confirmed.' });

journey('what is put into a watched folder comes in by itself', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('people', 'add', 'Ada', '--role', 'admin');
  const folder = join(desk.home, 'agency');
  await mkdir(folder);
  await writeFile(join(folder, 'old.json'), ITEM.replaceAll('urn:agency:1', 'urn:agency:0').replace('bridge', 'tunnel'));
  const app = await open();
  await app.run('Act as Ada');
  await app.press('Control+4');
  await app.click('button', 'Watched folders', { inside: ['navigation', 'Parts of the settings'] });
  await app.sees('Files can be imported by hand from the desk.');
  await app.click('button', 'Watch a folder');
  await app.write('Name', 'Coast Agency', { inside: ['dialog', 'Watch a folder'] });
  await app.write('Folder', folder, { inside: ['dialog', 'Watch a folder'] });
  await app.shot('wire-dialog');
  await app.press('Return');
  await app.misses('dialog', 'Watch a folder');
  await app.sees('Coast Agency', 'Nothing came in yet');

  await writeFile(join(folder, 'one.json'), ITEM);
  await app.sees('“The bridge opens at six” came in from Coast Agency.', 'Last story');
  await app.shot('wire-came');
  await app.click('button', 'Open');
  await app.finds('textbox', 'Text of the story');
  await app.sees('The bridge opens at six, the harbour said.');
  assert.equal((await app.text()).includes('tunnel'), false, 'what lay there before was not asked for');

  await writeFile(join(folder, 'cut.xml'), '<nitf><body>');
  await app.sees('cut.xml cannot be imported: it is broken');
  await writeFile(join(folder, 'kill.json'), KILL);
  await app.sees('Coast Agency killed urn:agency:1.', 'Not confirmed.');
  await app.shot('wire-killed');
  await app.press('Control+4');
  await app.click('button', 'Watched folders', { inside: ['navigation', 'Parts of the settings'] });
  await app.sees('1 file could not be read');
  await app.shot('wire-settings');
  await app.close();
  const stories = await desk.ask('stories');
  assert.equal(stories.length, 1);
  assert.equal(await readFile(join(folder, 'one.json'), 'utf8'), ITEM);
});
