// Stories come in together and hang together: a folder is imported with its pictures, one story links to another, both
// ends know of it, a copied note travels along, and a copy goes out for Word.

import assert from 'node:assert/strict';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';
import { photograph } from './programs.mjs';

const TEXT = 'Text of the story';

journey('a folder comes in, story by story, with the pictures they show', async ({ desk, open }) => {
  await desk.cli('init');
  const folder = join(desk.home, 'archive');
  await mkdir(folder);
  await copyFile(photograph('harbour-morning.jpg'), join(folder, 'harbour.jpg'));
  await writeFile(join(folder, 'ferry.md'), '# Ferry stays\n\nIt goes on.\n\n![The harbour.](harbour.jpg)\n');
  await writeFile(join(folder, 'quay.html'), '<nav>Menu</nav><article><h1>A quay is closed</h1><p>For <b>good</b>.</article>');
  await writeFile(join(folder, 'broken.docx'), 'PK\x03\x04 no file of Word');
  await writeFile(join(folder, 'table.xlsx'), 'x');

  const app = await open();
  await app.run('Import a folder of stories');
  await app.choose('Import a folder', folder);
  await app.sees('2 stories imported', 'Ferry stays', 'A quay is closed', 'archive/broken.docx', '1 file was left alone');
  await app.sees('Menu');
  await app.shot('import-folder');
  await app.click('button', 'Done');
  await app.finds('row', /Ferry stays/);
  await app.close();

  const photos = await desk.ask('photos', 'list');
  assert.equal(photos.photos.length, 1);
});

journey('a story links to another, and both ends show it', async ({ desk, open }) => {
  await desk.cli('init');
  for (const [slug, headline] of [['ferry', 'The ferry stays'], ['quay', 'A quay is closed']]) {
    await desk.cli('call', 'create_story', JSON.stringify({ slug, headline }));
  }
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown: 'Forty people[^1] cross.\n\n[^1]: Counted in May.' }));
  const app = await open();
  await app.click('row', /The ferry stays/);
  await app.click('textbox', TEXT);
  await app.press('Control+Home', 'End');
  await app.type(' See @quay');
  await app.finds('option', /A quay is closed/);
  await app.press('Return');
  await app.finds('link', 'A quay is closed');
  await app.isSaved();
  await app.finds('region', 'Links between stories');
  await app.sees('Links to', 'readers get no link yet');
  await app.shot('story-links');

  // The words go over into the other story, and their note with them.
  await app.press('Control+Home', 'Shift+End', 'Control+c');
  await app.display.copied('text/html');
  await app.click('button', /A quay is closed/, { inside: ['region', 'Links between stories'] });
  await app.sees('Linked from');
  await app.click('textbox', TEXT);
  await app.press('Control+v');
  await app.sees('Counted in May.');
  await app.isSaved();

  await app.run('Save a copy for Word');
  const file = join(desk.home, 'quay.docx');
  // The dialog keeps the ending of the name that it offers.
  await app.choose('Save a copy for Word', file.slice(0, -'.docx'.length));
  await app.sees('The copy is saved as');
  await app.close();

  assert.ok((await stat(file)).size > 2_000);
  const { document } = await desk.story('quay');
  assert.ok(document.content.some(({ type, attrs }) => type === 'footnote' && attrs.label === '1'));
  const links = await desk.ask('call', 'story_links', JSON.stringify({ story: 'quay' }));
  assert.deepEqual(links.from.map(({ slug }) => slug), ['ferry']);
});
