// Signing off: an editor is asked about open comments, sends back with a note, and sees what ended her approval.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

/** Rita has handed in a story; Ed is at the window, with the story open. */
async function handedIn(desk, open) {
  await desk.cli('init');
  await desk.cli('people', 'add', 'Rita', '--role', 'journalist');
  await desk.cli('people', 'add', 'Ed', '--role', 'editor');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry' }), '--as', 'Rita');
  const markdown = 'The ferry sails at seven.\n\nNobody knew.';
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown }), '--as', 'Rita');
  await desk.cli('submit', 'ferry', '--as', 'Rita');
  await desk.cli('comment', 'ferry', 'Who says so?', '--words', 'at seven', '--as', 'Ed');
  const app = await open();
  await app.run('Act as Ed');
  await app.click('row', /The ferry/);
  await app.sees('The ferry sails at seven.');
  return app;
}

journey('open comments are asked about, and who approves all the same says why', async ({ desk, open }) => {
  const app = await handedIn(desk, open);
  await app.click('button', 'Approve', { inside: ['group', 'Steps from here'] });
  await app.sees('1 comment is open', 'Who says so?');
  await app.shot('approve-despite');
  await app.click('button', 'Go to the first');
  await app.isAt('textbox', TEXT);
  await app.click('textbox', 'Why it is approved all the same');
  await app.type('The harbour master says so.');
  await app.press('Control+Return');
  await app.sees('“ferry” is approved.', 'Approved by Ed');
  await app.close();

  const [entry] = await desk.ask('history', 'ferry', '--limit', '1');
  assert.equal(entry.what, 'Approved it although 1 comment is open');
  assert.equal(entry.by, 'Ed');
  assert.match(entry.after, /The harbour master says so\.$/);
});

journey('a story goes back with a note, and a late edit ends an approval', async ({ desk, open }) => {
  const app = await handedIn(desk, open);
  await app.click('button', 'Request changes', { inside: ['group', 'Steps from here'] });
  await app.isAt('textbox', 'What is to change?');
  await app.type('Ask the captain.');
  await app.press('Control+Return');
  await app.sees('“ferry” went back to its writer.', 'Changes requested', 'Ask the captain.');

  // The writer answers, settles the comment and hands in again.
  await app.run('Act as Rita');
  await app.click('button', 'Resolve');
  await app.seesNoMore('Who says so?');
  await app.click('button', 'Submit', { inside: ['group', 'Steps from here'] });
  await app.sees('In review');

  // Nothing is open any more: it is approved without a question.
  await app.run('Act as Ed');
  await app.click('button', 'Approve', { inside: ['group', 'Steps from here'] });
  await app.sees('Approved by Ed');

  await app.click('textbox', TEXT);
  await app.press('Control+End');
  await app.type(' Until now.');
  await app.isSaved();
  await app.sees('The approval by Ed no longer holds.', 'Changed since the approval');
  await app.finds('button', /^Nobody knew\. Until now\./, { inside: ['region', 'Changed since the approval'] });
  await app.close();
  assert.equal((await desk.story('ferry')).story.status, 'in_review');
});
