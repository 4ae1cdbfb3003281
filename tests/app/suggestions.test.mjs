// Suggesting: every key is a proposal, the text as agreed stays, and each proposal is answered with keys or beside the text.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

async function begin(desk, open) {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry' }));
  await desk.cli('set', 'ferry', 'headline=The ferry', 'lang=en-GB');
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown: 'The old ferry sails.\n\nNobody knew.' }));
  const app = await open();
  await app.click('row', /The ferry/);
  await app.click('textbox', TEXT);
  await app.isAt('textbox', TEXT);
  return app;
}

journey('what is typed and deleted while suggesting is proposed, undone, accepted and rejected', async ({ desk, open }) => {
  const app = await begin(desk, open);
  await app.press('Control+Shift+e');
  await app.sees('You are suggesting.');

  // A word is replaced, letters are deleted, a paragraph is divided. What is to go stays to be read.
  await app.press('Control+Home', 'Control+Right', 'Shift+Control+Right');
  await app.type(' new');
  await app.press('Control+End', 'BackSpace', 'BackSpace', 'Return');
  await app.type('More.');
  await app.sees('old new', 'Nobody kne', 'More.w.');
  await app.isSaved();

  // Undone and done again.
  await app.press('Control+z');
  await app.seesNoMore('More.w.');
  await app.press('Control+Shift+z');
  await app.sees('More.w.');

  // Beside the text they stand in its order; the first is accepted with keys.
  await app.press('Alt+3');
  await app.finds('region', 'Suggestions');
  await app.click('textbox', TEXT);
  await app.press('Control+Home', 'Control+Alt+j', 'Control+Alt+a');
  await app.sees('1 suggestion is accepted.');
  await app.seesNoMore('old new');

  // Undone it is open again; then all are rejected, and the text is what it was.
  await app.click('textbox', TEXT);
  await app.press('Control+z');
  await app.sees('old new');
  await app.isSaved();
  await app.click('button', 'Reject all');
  await app.sees('suggestions are rejected.');
  await app.seesNoMore('More.');
  await app.sees('The old ferry sails.', 'Nobody knew.');
  await app.isSaved();
  await app.end();

  assert.match(await desk.text('ferry'), /The old ferry sails\.\s+Nobody knew\./);
  const said = await desk.cli('history', 'ferry');
  assert.match(said, /Accepted a suggestion to replace “old” with “new”/);
  assert.match(said, /Rejected 2 suggestions/);
});
