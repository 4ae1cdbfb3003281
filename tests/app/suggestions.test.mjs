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
  const agreed = async () => (await desk.cli('show', 'ferry', '--format', 'text')).trim();
  await app.press('Control+Shift+e');
  await app.sees('You are suggesting.');

  // A word is replaced, letters are deleted, a paragraph is divided.
  await app.press('Control+Home', 'Control+Right', 'Control+Shift+Right');
  await app.type('new ');
  await app.press('Control+End', 'BackSpace', 'BackSpace', 'Return');
  await app.type('More.');
  await app.isSaved();
  assert.match(await agreed(), /The old ferry sails\.\s+Nobody knew\./);

  // Undone and done again.
  await app.press('Control+z', 'Control+z');
  await app.press('Control+Shift+z', 'Control+Shift+z');
  await app.isSaved();
  assert.match(await agreed(), /The old ferry sails\.\s+Nobody knew\./);

  // Beside the text they stand in its order; the first is accepted with keys.
  await app.press('Alt+3');
  await app.finds('region', 'Suggestions');
  await app.click('textbox', TEXT);
  await app.press('Control+Home', 'Control+Alt+n', 'Control+Alt+a');
  await app.sees('1 suggestion is accepted.');
  await app.isSaved();
  assert.match(await agreed(), /The new ferry sails\.\s+Nobody knew\./);

  // Undone it is open again; then all are rejected.
  await app.click('textbox', TEXT);
  await app.press('Control+z');
  await app.isSaved();
  assert.match(await agreed(), /The old ferry sails\.\s+Nobody knew\./);
  await app.click('button', 'Reject all');
  await app.sees('suggestions are rejected.');
  await app.isSaved();
  assert.match(await agreed(), /The old ferry sails\.\s+Nobody knew\./);
  assert.match(await desk.cli('history', 'ferry'), /Rejected \d+ suggestions/);
});
