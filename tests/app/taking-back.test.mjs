// A story is pushed, withdrawn and taken down; what was killed stands at the top until an editor decides.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';

const STORY = 'ferry';

/** A story that is approved and exported with the site around it, and a folder to push to. */
async function exported(desk) {
  const out = join(desk.home, 'site');
  await desk.cli('init');
  for (const [name, role] of [['Rita', 'journalist'], ['Ed', 'editor'], ['Ada', 'admin']]) {
    await desk.cli('people', 'add', name, '--role', role);
  }
  await desk.cli('call', 'create_story', JSON.stringify({ slug: STORY, headline: 'The ferry' }), '--as', 'Rita');
  const markdown = 'The ferry sails at seven.\n\nNobody knew.';
  await desk.cli('call', 'replace_text', JSON.stringify({ story: STORY, markdown }), '--as', 'Rita');
  await desk.cli('submit', STORY, '--as', 'Rita');
  await desk.cli('approve', STORY, '--as', 'Ed');
  await desk.cli('export', STORY, '--out', out, '--site', '--as', 'Ed');
  await desk.cli('destinations', 'set', 'Our site', 'folder', `path=${join(desk.home, 'www')}`, '--as', 'Ada');
  return out;
}

/** The story's page in the folder that was pushed to. */
async function live(desk) {
  const { story } = JSON.parse(await desk.cli('show', STORY, '--format', 'json'));
  const day = story.published_at.slice(0, 10).replaceAll('-', '/');
  return readFile(join(desk.home, 'www', day, STORY, 'index.html'), 'utf8');
}

journey('what was exported is pushed, and what was withdrawn is taken down', async ({ desk, open }) => {
  const out = await exported(desk);
  const app = await open();
  await app.run('Act as Ed');
  await app.press('Control+3');
  await app.sees('As it left');
  await app.click('button', /^Folder/);
  await app.choose('Where shall the stories be written?', out);
  await app.click('button', 'Push…');
  await app.sees('files new', `${STORY}/`, 'index.html');
  await app.shot('push');
  await app.click('button', 'Push');
  await app.sees('“Our site” is up to date', 'Nothing differs from what is live');
  await app.press('Escape');
  await app.click('button', 'Withdraw “The ferry”');
  await app.isAt('textbox', 'Why');
  await app.write('Why', 'The source withdrew.');
  await app.write('What readers are told', 'Our source took it back.');
  await app.shot('withdraw');
  await app.click('button', 'Withdraw');
  await app.sees('is withdrawn; 1 copy says so', 'The source withdrew.');
  await app.shot('withdrawn');
  await app.click('button', 'Push…');
  await app.sees('changed', 'taken down');
  await app.click('button', 'Push');
  await app.sees('Nothing differs from what is live');
  await app.close();

  const page = await live(desk);
  assert.ok(page.includes('Our source took it back.') && !page.includes('The ferry sails at seven.'), page);
});

journey('what was killed stands at the top until an editor decides', async ({ desk, open }) => {
  await exported(desk);
  await desk.cli('set', STORY, 'built_on=urn:wire:1', '--as', 'Ed');
  const app = await open();
  await app.run('Act as Ed');
  await app.press('Control+3');
  await app.click('button', 'Kill an item');
  await app.isAt('textbox', 'Item');
  await app.write('Item', 'urn:wire:1');
  await app.write('Why', 'Made up.');
  await app.shot('kill');
  await app.click('button', 'Kill it');
  await app.sees('Built on what was killed', 'urn:wire:1 was killed by an editor: Made up.', 'Withdraw…');
  await app.shot('killed');
  await app.click('button', 'Let it leave…');
  await app.isAt('textbox', 'How you know that it stands without the item');
  await app.write('How you know that it stands without the item', 'Two others confirmed it.');
  await app.click('button', 'Let it leave');
  await app.seesNoMore('Built on what was killed');
  await app.close();

  const history = await desk.cli('history', STORY, '--kind', 'publishing');
  assert.match(history, /Let it leave although urn:wire:1 was killed/);
});
