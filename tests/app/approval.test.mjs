// Signing off: an editor is asked about open comments, sends back with a note, gives a sign-off, and sees what ended them.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

/** Rita has handed in a story; Ed is at the window, with the story open. `first` happens while nobody is acting. */
async function handedIn(desk, open, first = async () => undefined) {
  await desk.cli('init');
  await desk.cli('people', 'add', 'Rita', '--role', 'journalist');
  await desk.cli('people', 'add', 'Ed', '--role', 'editor');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry' }), '--as', 'Rita');
  const markdown = 'The ferry sails at seven.\n\nNobody knew.';
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'ferry', markdown }), '--as', 'Rita');
  await desk.cli('submit', 'ferry', '--as', 'Rita');
  await desk.cli('comment', 'ferry', 'Who says so?', '--words', 'at seven', '--as', 'Ed');
  const app = await open();
  await first(app);
  await app.run('Act as Ed');
  await app.click('row', /The ferry/);
  await app.sees('The ferry sails at seven.');
  return app;
}

journey('open comments are asked about, and who approves all the same says why', async ({ desk, open }) => {
  const app = await handedIn(desk, open);
  await app.click('button', 'Approve', { inside: ['group', 'What comes next'] });
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
  await app.click('button', 'Request changes', { inside: ['group', 'What comes next'] });
  await app.isAt('textbox', 'What is to change?');
  await app.type('Ask the captain.');
  await app.press('Control+Return');
  await app.sees('“ferry” went back to its writer.', 'Changes requested', 'Ask the captain.');

  // The writer answers, settles the comment and hands in again.
  await app.run('Act as Rita');
  await app.click('button', 'Resolve');
  await app.seesNoMore('Who says so?');
  await app.click('button', 'Submit', { inside: ['group', 'What comes next'] });
  await app.sees('In review');

  // Nothing is open any more: it is approved without a question.
  await app.run('Act as Ed');
  await app.click('button', 'Approve', { inside: ['group', 'What comes next'] });
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

journey('a sign-off the desk requires is given, ends with a late edit, and is set aside with a reason', async ({ desk, open }) => {
  const app = await handedIn(desk, open, async (app) => {
    await app.press('Control+4');
    await app.click('button', 'Sign-offs', { inside: ['navigation', 'Parts of the settings'] });
    await app.click('combobox', 'Legal: In no story');
    await app.click('option', 'In every story');
    await app.sees('“Legal” is required in every story.');
    await app.shot('settings-sign-offs');
    await app.press('Control+1');
    await app.sees('Needs legal');
  });
  await app.press('Control+Alt+g');
  await app.isAt('button', 'Legal: Sign');
  await app.press('Return');
  await app.sees('Signed by Ed');
  await app.shot('signed');

  await app.click('textbox', TEXT);
  await app.press('Control+End');
  await app.type(' Until now.');
  await app.isSaved();
  await app.sees('Signed by Ed; it ended');

  await app.click('button', 'Legal: Not needed');
  await app.isAt('textbox', 'Why “Legal” is not needed');
  await app.type('A list of times.');
  await app.press('Control+Return');
  await app.sees('Ed set it aside', 'A list of times.');
  await app.close();

  const history = await desk.ask('history', 'ferry');
  const said = history.map(({ what }) => what);
  assert.equal(said[0], 'Set “Legal” aside');
  assert.ok(said.includes('Signed “Legal”'));
  assert.ok(said.some((what) => what.startsWith('“Legal” ended: the text')));
});
