// The blocks of the catalogue under real keys and a real mouse: a table, a fact box, a gallery, a block dragged to
// another place by its handle; undo takes that back, and all of it is found again after reopening.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

const names = ({ document }) => document.content.map(({ type }) => type);
const block = ({ document }, name) => document.content.find(({ type }) => type === name);
const words = (node) => node.text ?? (node.content ?? []).map(words).join('');
/** The words of a table's cells, row by row. */
const cells = (table) => table.content[1].content.map((row) => row.content.map(words));

/** Puts a block in by the `/` menu. */
async function insert(app, name) {
  await app.type(`/${name}`);
  await app.finds('listbox', 'Insert');
  await app.press('Enter');
}

journey('blocks are put in, filled, dragged and kept', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  let app = await open();
  await app.run('Act as Rita Reporter');
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.press('Tab');
  await app.type('boats\n');
  await app.isAt('textbox', 'Headline');
  await app.type('Boats, counted');
  await app.holds('Headline', 'Boats, counted', { inside: ['article'] });
  await app.click('textbox', TEXT);
  await app.isAt('textbox', TEXT);
  await app.type('It begins.\n');

  // A table, filled by Tab; behind its last cell a row is added.
  await insert(app, 'table');
  await app.type('Boats by year\n');
  for (const cell of ['Year', 'Boats', 'Men', '1968', '40', '120', '2024', '3', '9']) {
    await app.type(cell);
    await app.press('Tab');
  }
  await app.type('2025\nBelow the table.\n');

  await insert(app, 'fact');
  await app.type('The ferry\nBuilt in 1968.\n\n');

  // A gallery of two photos, chosen beside the page.
  await insert(app, 'gallery');
  await app.click('button', 'Put in: ridges-at-dusk.jpg');
  await app.click('button', 'Put in: harbour-morning.jpg');
  await app.sees('The photo is in the text.');
  await app.isSaved();

  // A block goes above another by its handle, and back by undo; another one goes below, and stays.
  await app.dragBlock('Below the table.', 'It begins.');
  await app.reads('Below the table.', 'It begins.');
  await app.press('Control+z');
  await app.reads('Boats by year', 'Below the table.');
  await app.dragBlock('It begins.', 'table.');
  await app.reads('Below the table.', 'It begins.');
  await app.isSaved();
  await app.close();

  const kept = await desk.story('boats');
  assert.deepEqual(names(kept), ['table', 'paragraph', 'paragraph', 'fact_box', 'gallery', 'paragraph']);
  assert.deepEqual(cells(block(kept, 'table')), [
    ['Year', 'Boats', 'Men'], ['1968', '40', '120'], ['2024', '3', '9'], ['2025', '', ''],
  ]);
  assert.equal(words(block(kept, 'table').content[0]), 'Boats by year');
  assert.equal(words(block(kept, 'fact_box')), 'The ferryBuilt in 1968.');
  const photos = block(kept, 'gallery').content.map(({ attrs }) => attrs.photo);
  assert.equal(new Set(photos).size, 2);
  assert.ok(photos.every(Boolean));

  app = await open();
  await app.sees('Boats, counted');
  await app.run('Boats, counted');
  await app.sees('Boats by year', 'Below the table.', 'Built in 1968.');
  await app.finds('table');
});
