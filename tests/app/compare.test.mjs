// Versions beside each other: a text is named, rewritten and compared, change by change, by keys; then the older one comes
// back. Somebody who returns is told what others changed, and whose words are whose.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';
const COMPARED = ['dialog', 'What changed'];
const FERRY = 'The ferry stays in port on Sunday.';
const QUAY = 'Nobody on the quay had heard of it before the vote.';

async function prepared(desk) {
  await desk.cli('init');
  for (const [name, role] of [['Rita Reporter', 'journalist'], ['Ed Editor', 'editor']]) await desk.cli('people', 'add', name, '--role', role);
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'Ferry stays' }), '--as', 'Rita Reporter');
  const markdown = `${FERRY}\n\n${QUAY}\n\nA bridge has been planned four times.`;
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown }), '--as', 'Rita Reporter');
}

journey('a text is named, rewritten, compared and brought back', async ({ desk, open }) => {
  await prepared(desk);
  const app = await open();
  await app.run('Act as Rita Reporter');
  await app.click('row', /Ferry stays/);
  await app.run('Inspector: History');
  await app.click('button', 'Name the text as it is now');
  await app.write('Name', 'As filed');
  await app.press('Return');
  await app.sees('“As filed”');

  await app.click('textbox', TEXT);
  await app.press('Control+Home', 'End', 'Left');
  await app.type(' and Monday');
  // The first paragraph goes below the second.
  await app.press('Alt+Down');
  await app.isSaved();
  await app.write('Headline', 'Ferry stays in port');
  await app.click('textbox', TEXT);
  await app.isSaved();

  await app.click('button', 'Compare version 2 with the text as it is now', { inside: ['list', 'Versions'] });
  await app.finds(...COMPARED);
  await app.sees('3 changes', 'and Monday', 'Moved');
  await app.shot('compare-page');
  await app.press('F7');
  await app.sees('Change 1 of 3');
  await app.press('F7', 'F7');
  await app.sees('Change 3 of 3');
  await app.press('Shift+F7');
  await app.sees('Change 2 of 3');
  await app.click('button', 'Side by side');
  await app.sees('Before', 'After');
  await app.shot('compare-sides');
  await app.click('button', 'Who wrote it');
  await app.sees('Rita Reporter');
  await app.click('button', 'One page');
  await app.click('button', /^Restore version/, { inside: COMPARED });
  await app.misses(...COMPARED);
  await app.sees('is the text again');
  await app.isSaved();
  await app.close();
  assert.ok((await desk.text('ferry')).startsWith(`${FERRY}\n\n${QUAY}`));
  const versions = await desk.ask('versions', 'ferry');
  assert.ok(versions.some(({ name }) => name === 'As filed'));
});

journey('who comes back to a story sees what others changed, word by word', async ({ desk, open }) => {
  await prepared(desk);
  let app = await open();
  await app.run('Act as Rita Reporter');
  await app.click('row', /Ferry stays/);
  await app.sees(QUAY);
  await app.close();
  await desk.cli('call', 'edit_text', JSON.stringify({
    story: 'ferry', base: (await desk.story('ferry')).story.seq, at: 1, remove: 1,
    insert: [{ type: 'paragraph', content: [{ type: 'text', text: `${QUAY} The secret vote was counted at night.` }] }],
  }), '--as', 'Ed Editor');

  app = await open();
  await app.sees('1 change since you last read this story.');
  await app.run('What changed since I last read it');
  await app.finds(...COMPARED);
  await app.sees('1 change', 'secret');
  await app.click('button', 'Who wrote it');
  await app.sees('Ed Editor');
  await app.press('Escape');
  await app.misses(...COMPARED);
  await app.run('What changed since it was published');
  await app.sees('This story has not been published.');
  await app.close();
});
