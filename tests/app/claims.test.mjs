// Who writes is said: the other window reads, and asks. The text is handed over on request, put off, and taken over with
// what stood there kept; and nothing that anybody typed is lost.

import assert from 'node:assert/strict';
import { RULES } from './galley.mjs';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';
const LINE = ['group', 'Who writes here'];

journey('Ed sees that Rita writes, asks, is put off, asks again, and writes when she hands over', async ({ desk, open }) => {
  const { rita, ed } = await both(desk, open);
  await write(rita, ' Rita writes.');
  await ed.sees('Rita is writing here, since');
  await ed.sees('It leaves at seven. Rita writes.');

  // He reads; a letter does nothing but say so.
  await ed.click('textbox', TEXT);
  await ed.press('x');
  await ed.sees('You cannot write while Rita does');
  await ed.shot('claim-of-another');
  assert.deepEqual(await ed.ask('faults', RULES), []);

  await ed.click('button', 'Ask to hand over', { inside: LINE });
  await ed.sees('Rita has been asked.');
  await rita.sees('Ed asks to write here.');
  await rita.shot('claim-asked-for');
  assert.deepEqual(await rita.ask('faults', RULES), []);
  await rita.click('button', 'Not yet', { inside: LINE });
  await ed.sees('Rita says: not yet.');
  await ed.click('button', 'Ask again', { inside: LINE });
  await write(rita, ' And this.');
  await rita.click('button', 'Hand over', { inside: LINE });
  await rita.sees('Ed is writing here, since');
  await ed.misses('button', 'Take over…');
  await write(ed, ' Ed goes on.');
  await rita.sees('It leaves at seven. Rita writes. And this. Ed goes on.');

  // The desk shows it too, and when he leaves the story it is free.
  await rita.press('Control+1');
  await rita.sees('Ed writes');
  await rita.shot('claim-on-the-desk');
  await ed.press('Control+1');
  await rita.seesNoMore('Ed writes');
  await ed.closeWindow();
  await rita.close();
  assert.equal(await desk.text('ferry'), 'It leaves at seven. Rita writes. And this. Ed goes on.');
  const history = (await desk.ask('history', 'ferry')).map(({ by, what }) => `${by}: ${what}`);
  assert.ok(history.includes('Rita: Handed the text over to Ed'), history.join('\n'));
});

journey('a takeover keeps her words as a version, which she finds and compares', async ({ desk, open }) => {
  const { rita, ed } = await both(desk, open);
  await write(rita, ' Rita writes of the ferry.');
  await ed.sees('Rita is writing here, since');
  await ed.run('Take the text over');
  await ed.sees('Take over from Rita?');
  await ed.shot('claim-take-over');
  await ed.click('button', 'Take over', { inside: ['dialog', 'Take over from Rita?'] });
  await ed.sees('You write here now. Rita’s text until then is kept');
  await write(ed, ' Ed knows better.');
  await rita.sees('Ed took over at');
  await rita.sees('Ed knows better.');
  await rita.click('button', /^Compare with version/, { inside: LINE });
  await rita.finds('dialog', /./);
  await rita.sees('Rita’s text before Ed took over');
  await rita.shot('claim-compared');
  await rita.press('Escape');
  await ed.closeWindow();
  await rita.sees('You can write here now.');
  await write(rita, ' So be it.');
  await rita.close();
  assert.equal(await desk.text('ferry'), 'It leaves at seven. Rita writes of the ferry. Ed knows better. So be it.');
  const versions = await desk.ask('versions', 'ferry');
  assert.ok(versions.some(({ name }) => name === 'Rita’s text before Ed took over'), JSON.stringify(versions));
});

journey('one person writes in two windows at once, and both come together', async ({ desk, open }) => {
  const { rita } = await both(desk, open);
  const again = await rita.opens(() => rita.press('Control+Shift+n'));
  await again.sees('It leaves at seven.');
  await write(rita, ' Here.');
  await again.sees('It leaves at seven. Here.');
  await write(again, ' There.');
  await rita.sees('It leaves at seven. Here. There.');
  await again.misses('button', 'Take over…');
});

async function write(app, words) {
  await app.click('textbox', TEXT);
  await app.press('Control+End');
  await app.type(words);
  await app.isSaved();
}

/** Rita and Ed, each in a window that shows the story. */
async function both(desk, open) {
  await desk.cli('init');
  for (const [name, role] of [['Rita', 'journalist'], ['Ed', 'editor']]) {
    await desk.cli('call', 'add_person', JSON.stringify({ name, role }));
  }
  await desk.cli('--as', 'Rita', 'call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  await desk.cli('--as', 'Rita', 'call', 'replace_text', JSON.stringify({ story: 'ferry', markdown: 'It leaves at seven.' }));
  const rita = await open();
  await rita.run('Act as Rita');
  await rita.click('row', /The ferry stays/);
  await rita.sees('It leaves at seven.');
  const ed = await rita.opens(() => rita.press('Control+Shift+n'));
  await ed.sees('It leaves at seven.');
  await ed.run('Act as Ed');
  await ed.finds('button', 'Acting as Ed');
  return { rita, ed };
}
