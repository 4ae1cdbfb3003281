// Another photograph takes the place of one in a story: place, size and the story's own words stay, and one undo goes back.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

/** The first figure of a story, with its caption. */
async function lead(desk) {
  const { document } = await desk.story('morning-ferry-to-stay-until-the');
  const figure = document.content.find(({ type }) => type === 'figure');
  return { ...figure.attrs, caption: figure.content[0].content?.[0].text };
}

journey('a photo is swapped for another and keeps its place, its size and what the story says of it', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const before = await lead(desk);
  const { photos } = await desk.ask('photos', 'list');
  const ridges = photos.find(({ file_name }) => file_name === 'ridges-at-dusk.jpg');
  const app = await open();
  await app.run('Morning ferry to stay');
  await app.click('group', 'Photo harbour-morning.jpg');
  await app.write('Alt text: what it shows, for somebody who cannot see it', 'Boats at rest before the first crossing');
  await app.click('group', 'Photo harbour-morning.jpg');
  await app.press('Control+Alt+s');
  await app.sees('Choose the photo that takes the place of harbour-morning.jpg.');
  await app.click('button', 'Swap in: ridges-at-dusk.jpg');
  // The story described the harbour in words of its own.
  await app.finds('dialog', 'Whose alt text?');
  await app.click('button', 'Use the new photo’s');
  await app.sees('ridges-at-dusk.jpg stands in the place of harbour-morning.jpg.');
  await app.isSaved();
  await app.finds('group', 'Photo ridges-at-dusk.jpg');
  await app.press('Control+z');
  await app.finds('group', 'Photo harbour-morning.jpg');
  await app.press('Control+Shift+z');
  await app.finds('group', 'Photo ridges-at-dusk.jpg');
  await app.isSaved();
  await app.close();

  const now = await lead(desk);
  assert.equal(now.photo, ridges.id);
  assert.deepEqual([now.lead, now.placement, now.alt, now.crop ?? null], [before.lead, before.placement, '', null]);
  assert.equal(now.caption, ridges.metadata.description, 'what was the other photo’s description went with it');
});

journey('a crop of one story is drawn on the picture and undone with the text', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const app = await open();
  await app.run('Morning ferry to stay');
  await app.click('group', 'Photo harbour-morning.jpg');
  await app.press('Control+Alt+x');
  await app.isAt('button', /^Crop, 2400 × 1600 pixels/);
  await app.press('shift+Left', 'shift+Left', 'shift+Up');
  await app.isAt('button', /^Crop, 2352 × 1584 pixels/);
  await app.press('Return');
  await app.misses('dialog', /in this story/);
  await app.isSaved();
  await app.close();
  const now = await lead(desk);
  assert.deepEqual(now.crop, { x: 0, y: 0, w: 9800, h: 9900 });
});

journey('alt text is written to its end in a photo that nobody chose before', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  await desk.cli('photos', 'add', await desk.smaller('ridges-at-dusk.jpg'));
  const { photos } = await desk.ask('photos', 'list');
  const { id } = photos.find(({ file_name }) => file_name === 'smaller.jpg');
  await desk.cli('photos', 'set', 'smaller.jpg', 'alt_text=');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'dusk', headline: 'Dusk' }));
  const markdown = `The first paragraph.\n\n:::figure{photo=${id}}\nRidges.\n:::`;
  await desk.cli('call', 'replace_text', JSON.stringify({ story: 'dusk', markdown }));
  const app = await open();
  await app.run('Dusk');
  await app.click('textbox', 'Alt text: what it shows, for somebody who cannot see it');
  await app.type('Ridges, one behind the other');
  // What stands beside it is still there, and can be pressed and taken back.
  await app.press('Tab');
  await app.isAt('checkbox', 'Decorative: it needs no alt text');
  await app.press('space', 'space');
  await app.isSaved();
  await app.close();
  const { document } = await desk.story('dusk');
  assert.equal(document.content.find(({ type }) => type === 'figure').attrs.alt, 'Ridges, one behind the other');
});
