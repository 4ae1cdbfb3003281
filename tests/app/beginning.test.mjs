// The beginning of the text, where something stands that nobody sees: keys go there, letters and blocks go in, all goes and
// comes back.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

journey('keys go to the beginning of the text', async ({ desk, open }) => {
  await desk.cli('init');
  const { id } = await desk.ask('call', 'create_story', JSON.stringify({ slug: 'ferry' }));
  await desk.cli('call', 'replace_text', JSON.stringify({ story: id, markdown: 'First words.\n\nLast words.' }));
  const app = await open();
  await app.click('row', /ferry/);
  await app.click('textbox', TEXT);
  await app.press('Control+End', 'Control+Shift+Home', 'Delete');
  await app.seesNoMore('Last words.');
  await app.press('Control+z');
  await app.sees('Last words.');
  await app.press('Control+End', 'Control+Home');
  await app.type('one ');
  await app.press('ArrowUp');
  await app.type('two ');
  // Nothing lies before it.
  await app.press('Control+Home', 'Backspace', 'ArrowLeft');
  await app.type('three ');
  await app.sees('three two one First words.');
  await app.press('Home', 'Enter', 'ArrowUp');
  await app.type('Above');
  await app.press('Shift+ArrowUp');
  await app.type('## Head');
  // Gone to by key, the text is written in where the cursor was.
  await app.press('Shift+Tab', 'Tab');
  await app.type('lines');
  await app.isSaved();
  await app.close();

  const { document } = await desk.story('ferry');
  const words = (node) => node.text ?? (node.content ?? []).map(words).join('');
  assert.deepEqual(document.content.map((block) => [block.type, words(block)]), [
    ['heading', 'Headlines'],
    ['paragraph', 'three two one First words.'],
    ['paragraph', 'Last words.'],
  ]);
});
