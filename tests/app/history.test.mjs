// Who did what: looked through beside a story and for the whole desk, and saved as a table.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './journey.mjs';

journey('the history of the desk is looked through and saved as a table', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('people', 'add', 'Rita', '--role', 'journalist');
  await desk.cli('people', 'add', 'Ed', '--role', 'editor');
  for (const slug of ['ferry', 'quay']) {
    await desk.cli('call', 'create_story', JSON.stringify({ slug, headline: `The ${slug}` }), '--as', 'Rita');
  }
  await desk.cli('comment', 'ferry', '=1+1 is the question', '--as', 'Ed');

  const app = await open();
  await app.press('Control+4');
  await app.click('button', 'History', { inside: ['navigation', 'Parts of the settings'] });
  await app.sees('Commented on the story', 'Began it', 'Added Ed as editor');
  await app.shot('desk-history');
  await app.click('combobox', 'Who: Everybody');
  await app.click('option', 'Ed');
  await app.seesNoMore('Began it');
  await app.sees('Commented on the story');
  const file = join(desk.home, 'log.csv');
  await app.click('button', 'CSV');
  // The dialog keeps the ending of the name that it offers.
  await app.choose('Save the history', file.slice(0, -'.csv'.length));
  await app.sees('1 entry is saved as');

  // An entry leads to its story; there only its own entries stand.
  await app.click('button', 'ferry', { inside: ['region', 'Who did what'] });
  await app.finds('textbox', 'Text of the story');
  await app.press('Alt+5');
  await app.sees('Commented on the story', 'Began it');
  await app.click('combobox', 'What: Everything');
  await app.click('option', 'Steps');
  await app.seesNoMore('Commented on the story');
  await app.sees('Began it');
  await app.shot('story-history');
  await app.close();

  const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
  assert.equal(lines.length, 2);
  assert.match(lines[1], /,Ed,comments,ferry,,Commented on the story,,'=1\+1 is the question$/);
});
