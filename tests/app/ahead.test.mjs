// Somebody who types faster than the page comes: what is typed while a story is being begun or opened stands in it, and
// none of it in the story that was open before.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

journey('what is typed before a new story is there stands in it', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'quay', headline: 'The quay' }));
  const app = await open();
  await app.finds('button', 'New story');
  // One run of keys: the slug, Enter, headline, standfirst, byline and the first words of the text.
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.press('Tab');
  await app.typeAtOnce('boats\nBoats, counted\nForty of them.\nby nobody\nThey lie in the harbour.');
  await app.holds('Headline', 'Boats, counted', { inside: ['article'] });
  await app.holds('Standfirst', 'Forty of them.', { inside: ['article'] });
  await app.sees('They lie in the harbour.');
  await app.isSaved();

  // From within that story, by keys alone, with the cursor in its text: not a letter goes into it.
  await app.isAt('textbox', TEXT);
  await app.press('Control+n');
  await app.typeAtOnce('Nets\nMended at night.');
  await app.holds('Headline', 'Nets', { inside: ['article'] });
  await app.sees('Mended at night.');
  await app.isSaved();

  // By the palette, into a story whose text is empty.
  await app.press('Control+k');
  await app.typeAtOnce('the quay');
  await app.finds('option', /The quay/);
  await app.typeAtOnce('\nStone by stone.');
  await app.sees('Stone by stone.');
  await app.isSaved();

  // What the desk refuses comes back as it was entered.
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.type('Boats again');
  await app.press('Tab');
  await app.typeAtOnce('boats\n');
  // Until it has refused, the dialog looks as it does before the story is asked for, and Escape would find none.
  await app.sees('Another story is called “boats”.');
  await app.finds('dialog', 'New story');
  await app.holds('Headline', 'Boats again', { inside: ['dialog'] });
  await app.press('Escape');
  await app.isAt('textbox', TEXT);
  await app.isSaved();
  await app.close();

  assert.equal(await desk.text('boats'), 'They lie in the harbour.');
  assert.equal(await desk.text('nets'), 'Mended at night.');
  assert.equal(await desk.text('quay'), 'Stone by stone.');
});
