// Two windows on one desk: each has a person of its own, each shows at once what is written in the other, and each is closed
// by itself, after its last words are on the disk.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

journey('a story opens in a second window, where somebody else can be at work', async ({ desk, open }) => {
  await begin(desk);
  const first = await open();
  await first.run('Act as Rita');
  await first.sees('You are Rita now.');
  await first.click('row', /The ferry stays/);
  await first.sees('It leaves at seven.');

  const second = await first.opens(() => first.press('Control+Shift+n'));
  await second.sees('It leaves at seven.');

  // What is written in one is read in the other.
  await first.click('textbox', TEXT);
  await first.press('Control+End');
  await first.type(' Nobody knew.');
  await second.sees('It leaves at seven. Nobody knew.');

  // The second is closed in the middle of a word, and the first goes on.
  await second.click('textbox', TEXT);
  await second.press('Control+End');
  await second.type(' So be it');
  await second.sees('So be it');
  await second.closeWindow();
  await first.sees('Nobody knew. So be it');

  // One takes back what one wrote oneself, and nothing that was written elsewhere.
  const often = (key) => Array.from({ length: 15 }, () => key);
  await first.click('textbox', TEXT);
  await first.press(...often('Control+z'));
  await first.sees('It leaves at seven. So be it');
  await first.press(...often('Control+Shift+z'));
  await first.sees('It leaves at seven. Nobody knew. So be it');

  // Who acts in one window acts in no other.
  const third = await first.opens(() => first.press('Control+Shift+n'));
  await third.finds('button', 'Acting as Rita');
  await third.run('Act as Ed');
  await third.finds('button', 'Acting as Ed');
  await first.finds('button', 'Acting as Rita');
  await third.closeWindow();
  await first.press('Control+End');
  await first.type('!');
  await first.isSaved();
  await first.close();
  assert.equal(await desk.text('ferry'), 'It leaves at seven. Nobody knew. So be it!');
});

journey('the desk opens stories in windows of their own, and quitting closes all of them', async ({ desk, open }) => {
  await begin(desk);
  let first = await open();
  await first.click('button', 'More for ferry');
  const second = await first.opens(() => first.click('menuitem', 'Open in a new window'));
  await second.sees('It leaves at seven.');
  await second.click('textbox', TEXT);
  await second.press('Control+End');
  await second.type(' Still');
  await second.sees('Still');
  await first.press('Control+q');
  await first.isClosed();
  assert.equal(await desk.text('ferry'), 'It leaves at seven. Still');

  // The next start goes on where the first window was.
  first = await open();
  await first.finds('button', 'New story');
});

async function begin(desk) {
  await desk.cli('init');
  for (const [name, role] of [['Rita', 'journalist'], ['Ed', 'editor']]) {
    await desk.cli('call', 'add_person', JSON.stringify({ name, role }));
  }
  await desk.cli('--as', 'Rita', 'call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  await desk.cli('--as', 'Rita', 'call', 'replace_text', JSON.stringify({ story: 'ferry', markdown: 'It leaves at seven.' }));
}
