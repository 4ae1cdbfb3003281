// What the checks find is put right with a button and taken back with a key, the desk says how grave it is, and a headline
// for another place is counted against what fits there.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

/** A story is open, with two words that stand twice. */
async function begin(desk, open) {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry' }));
  await desk.cli('set', 'ferry', 'headline=The ferry', 'byline=Rita', 'lang=en-GB');
  const app = await open();
  await app.click('row', /The ferry/);
  await app.click('textbox', TEXT);
  await app.isAt('textbox', TEXT);
  await app.type('It left from the the quay, under under rain.');
  await app.isSaved();
  return app;
}

journey('a finding is put right where it stands, and had back', async ({ desk, open }) => {
  const app = await begin(desk, open);
  await app.press('Alt+4');
  await app.sees('“the” stands twice.');
  await app.click('button', /^Fix: “the” stands twice/);
  await app.sees('It left from the quay, under under rain.');
  // The list below it moves up when this one is gone.
  await app.seesNoMore('“the” stands twice.');
  await app.click('button', /^Fix: “under” stands twice/);
  await app.sees('It left from the quay, under rain.');
  await app.seesNoMore('“under” stands twice.');
  await app.isSaved();

  await app.click('textbox', TEXT);
  await app.press('Control+z');
  await app.sees('It left from the quay, under under rain.');
  await app.press('Control+z');
  await app.sees('It left from the the quay, under under rain.');
  await app.isSaved();

  // The desk sees it graver than Galley does.
  await app.press('Control+4');
  await app.click('button', 'Checks', { inside: ['navigation', 'Parts of the settings'] });
  await app.sees('Always blocks');
  await app.click('combobox', 'No word stands twice: Hint');
  await app.click('option', 'Blocks');
  await app.sees('“No word stands twice”: Blocks.');
  await app.close();
  assert.equal((await desk.ask('history'))[0].what, 'Changed the check “No word stands twice”');
});

journey('a headline for another place is counted, kept and shown on the page', async ({ desk, open }) => {
  const app = await begin(desk, open);
  const long = 'The ferry across the bay will stay in port until the new year, it is said';
  await app.press('Alt+1');
  await app.write('Web headline', long);
  await app.sees(`${long.length} / 70`);
  await app.press('Alt+4');
  await app.click('button', /Web headline has 73 characters; 70 fit/);
  await app.isAt('textbox', 'Web headline');
  await app.write('Web headline', 'Ferry stays in port');
  await app.sees('19 / 70');
  await app.isSaved();
  await app.close();
  assert.equal((await desk.story('ferry')).story.fields.headline_web, 'Ferry stays in port');
});
