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
  await choose(app, 'Timeline');
  await app.finds('combobox', 'Template: Timeline');
  await app.click('button', 'Begin writing');
  await app.sees('What these dates are about.');
  await app.finds('combobox', 'Layout: Timeline');

  // What is left of the template is a missing fact, and leads to its place.
  await app.press('Alt+4');
  await app.sees('A fact is missing');

  await app.click('textbox', 'Text of the story');
  await app.run('Save as a template');
  await app.write('Name', 'Our dates', { inside: ['dialog'] });
  await app.click('button', 'Save the template');
  await app.sees('“Our dates” can be chosen for new stories now.');
  // The dialog is gone when the cursor is back in the text.
  await app.isAt('textbox', 'Text of the story');
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.type('Another');
  await choose(app, 'Our dates');
  await app.click('button', 'Begin writing');
  await app.misses('dialog', 'New story');
  await app.sees('another', 'What these dates are about.');
  await app.close();
  assert.match(await desk.text('another'), /What these dates are about/);
});

/** Chooses a template by its name, with keys: it is the second field behind the headline. */
async function choose(app, name) {
  await app.press('Tab', 'Tab');
  await app.isAt('combobox', 'Template: An empty page');
  await app.press('ArrowDown');
  await app.finds('option', name);
  await app.type(name);
  await app.press('Enter');
  await app.finds('combobox', `Template: ${name}`);
}
