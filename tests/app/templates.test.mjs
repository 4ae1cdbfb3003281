// A story begins in a template: with its text and layout, checked for what it asks; and becomes a template itself.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

journey('a story begins in a template, and becomes one', async ({ desk, open }) => {
  await desk.cli('init');
  const app = await open();
  await app.sees('The desk is clear');
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.type('The ferry, date by date');
  await app.click('combobox', 'Template: An empty page');
  await app.click('option', 'Timeline');
  await app.finds('combobox', 'Template: Timeline');
  await app.click('button', 'Begin writing');
  await app.sees('What these dates are about.');
  await app.finds('combobox', 'Layout: Timeline');

  // What is left of the template is a missing fact, and leads to its place.
  await app.press('Alt+4');
  await app.sees('A fact is missing');

  await app.run('Save as a template');
  await app.write('Name', 'Our dates', { inside: ['dialog'] });
  await app.click('button', 'Save the template');
  await app.sees('“Our dates” can be chosen for new stories now.');
  await app.misses('dialog', 'Save as a template');
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.type('Another');
  await app.click('combobox', 'Template: An empty page');
  await app.click('option', 'Our dates');
  await app.click('button', 'Begin writing');
  await app.misses('dialog', 'New story');
  await app.sees('another', 'What these dates are about.');
  await app.close();
  assert.match(await desk.text('another'), /What these dates are about/);
});
