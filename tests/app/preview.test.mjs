// The page beside the text: it says at once what is typed, stands where the text stands, and leads back to it.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { until } from './wait.mjs';

journey('the preview follows the text, and leads to it', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const app = await open({ width: 1440, height: 900 });
  await app.run('The path that keeps moving');
  await app.finds('textbox', 'Text of the story');
  await app.press('Control+Shift+p');
  await app.finds('region', 'The page as readers will see it');
  const says = (words) => until(`the preview says “${words}”`, async () => (await app.ask('proof')).includes(words));
  await says('Ridge behind ridge above Vallorne');

  // What is typed, and what is taken back.
  await app.click('textbox', 'Text of the story');
  await app.press('Control+End');
  await app.type(' Nobody had asked.');
  await says('there would be no reason to.” Nobody had asked.');
  await app.press('Control+z');
  await until('the preview takes it back', async () => !(await app.ask('proof')).includes('Nobody had asked'));

  // The text is at its end, and so is the page; pressed, it brings the text to the same words.
  const seen = async (words) => {
    const { y } = await app.ask('proofOf', words);
    return y > 48 && y < 900;
  };
  await until('the end of the page is in sight', () => seen('The council pays for the rope'));
  for (const width of ['Tablet', 'Desktop', 'Paper', 'Phone']) {
    await app.click('radio', width);
    await until(`the page of a ${width} stands at the same place`, () => seen('The council pays for the rope'));
  }
  await app.click('textbox', 'Text of the story');
  await app.press('Control+Home');
  await until('the beginning is in sight', () => seen('Ridge behind ridge'));
  await until('so is the first paragraph', () => seen('The first thing Marta'));
  await app.display.click(app.window, await app.ask('proofOf', 'The first thing Marta Ilves does'));
  await until('the cursor is in that paragraph', async () => (await app.ask('cursorIn')).startsWith('The first thing Marta'));
  await app.type('!');
  await app.isSaved();
  await app.close();
  assert.match(await desk.text('the-path-that-keeps-moving'), /!The first thing Marta Ilves/);
});
