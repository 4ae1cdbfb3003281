// Letters that are made of several keys, as most of the world writes them: dead keys and input methods in the headline and
// in the text, beside bold words, within a word, in a table, and in a dialog.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

journey('dead keys make letters in every place', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'cafe' }));
  const app = await open();
  await app.keyboard('us', 'intl');
  await app.click('row', /cafe/);
  await app.isAt('textbox', 'Headline');
  await app.type('Caf');
  await app.press('dead_acute', 'e');
  await app.type(' ferm');
  await app.press('dead_acute', 'e', 'Enter');
  await app.holds('Headline', 'Café fermé', { inside: ['article'] });

  // In the text: a letter, one beside bold words, and one within a word.
  await app.click('textbox', TEXT);
  await app.press('dead_diaeresis', 'U');
  await app.type('ber **bold**');
  await app.press('dead_acute', 'e');
  await app.type(' nt');
  await app.press('Left', 'dead_circumflex', 'o', 'End');
  await app.sees('Über boldé nôt');
  // Twice the dead key is the sign itself.
  await app.press('Enter', 'dead_tilde', 'dead_tilde');
  await app.type(' and');
  // In the empty caption of a new table; and the key right after such a letter does what it always does.
  await app.press('Enter', 'Control+Alt+t', 'dead_acute', 'e', 'Tab', 'dead_tilde', 'n', 'Tab');
  await app.type('B');
  await app.isSaved();
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.press('dead_tilde', 'n');
  await app.holds('Headline', 'ñ', { inside: ['dialog'] });
  await app.press('Escape');
  await app.close();

  const { story, document } = await desk.story('cafe');
  assert.equal(story.fields.headline, 'Café fermé');
  const [first, second, table] = document.content;
  assert.deepEqual(first.content.map(({ text, marks }) => [text, marks?.[0].type]), [['Über ', undefined], ['bold', 'strong'], ['é nôt', undefined]]);
  assert.equal(second.content[0].text, '~ and');
  const words = (node) => node.text ?? (node.content ?? []).map(words).join('');
  const [caption, grid] = table.content;
  assert.equal(words(caption), 'é');
  assert.deepEqual(grid.content[0].content.slice(0, 2).map(words), ['ñ', 'B']);
});

const METHODS = [
  ['Vietnamese', 'viqr', "Tie^'ng Vie^.t ddo", 'Tiếng Việt đo'],
  ['Cyrillic', 'cyrillic_translit', 'Privet, shchi yozh', 'Привет, щи ёж'],
];
for (const [language, input, keys, words] of METHODS) {
  journey(`an input method for ${language} writes in every place`, async ({ desk, open }) => {
    await desk.cli('init');
    await desk.cli('call', 'create_story', JSON.stringify({ slug: 'cafe' }));
    const app = await open({ input });
    await app.click('row', /cafe/);
    await app.isAt('textbox', 'Headline');
    // What may still become another letter is written with the next key.
    await app.type(keys);
    await app.press('End');
    await app.holds('Headline', words, { inside: ['article'] });

    await app.click('textbox', TEXT);
    await app.type(keys);
    await app.press('Enter');
    await app.type(`**${keys}**`);
    await app.press('Enter', 'Control+Alt+t');
    await app.type(keys);
    await app.press('Tab');
    await app.type(keys);
    await app.press('Tab');
    await app.isSaved();
    await app.close();

    const { document } = await desk.story('cafe');
    const said = (node) => node.text ?? (node.content ?? []).map(said).join('');
    const [plain, bold, table] = document.content;
    const [caption, grid] = table.content;
    assert.deepEqual([plain, bold, caption, grid.content[0].content[0]].map(said), Array(4).fill(words));
    assert.deepEqual(bold.content[0].marks, [{ type: 'strong' }]);
  });
}

journey('an input method that goes by the words around the cursor is given them', async ({ desk, open }) => {
  await desk.cli('init');
  const { id } = await desk.ask('call', 'create_story', JSON.stringify({ slug: 'ferry' }));
  await desk.cli('call', 'replace_text', JSON.stringify({ story: id, markdown: 'First words.\n\nLast words.' }));
  const app = await open({ input: 'thai' });
  await app.keyboard('us,th', ',');
  await app.click('row', /ferry/);
  await app.click('textbox', TEXT);
  await app.press('Control+End');
  // A letter bears one vowel, which is refused without it; another one is refused by whoever can read the first. Words
  // are handed over with the frame that shows them.
  for (const key of ['Thai_kokai', 'Thai_sarai', 'Thai_sarai', 'Thai_kokai']) {
    await app.press(key);
    await app.isSaved();
  }
  await app.sees('Last words.กิก');
  await app.close();
});
