// Two files of one picture lie side by side and become one photo; what they say differently is chosen, and the story follows.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const LARGE = 'ridges-at-dusk.jpg';

journey('photos that look alike are merged without losing a word', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  await desk.cli('photos', 'add', await desk.smaller(LARGE));
  await desk.cli('photos', 'set', 'smaller.jpg', 'credit=Agency', 'creator=Galley', 'job_id=J-7');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'dusk', headline: 'Dusk' }));
  await desk.cli('place', 'dusk', 'smaller.jpg', '--lead', '--alt', 'Ridges');
  const app = await open();
  await app.press('Control+2');
  await app.click('button', /^Look alike/);
  await app.finds('dialog', 'Photos that look alike');
  await app.sees('They say different things. What is right?', 'Taken over as well: Job id.', '1 choice to make');
  await app.click('radio', 'Agency');
  await app.click('button', 'Merge');
  await app.sees(`smaller.jpg is one with ${LARGE} now. 1 story follows.`);
  await app.misses('dialog', 'Photos that look alike');
  await app.misses('button', /^Look alike/);
  await app.click('button', 'Undo');
  await app.sees('smaller.jpg is in the library again. 1 story shows it again.');
  await app.click('button', /^Look alike/);
  await app.click('radio', 'Galley samples');
  await app.click('button', 'Merge');
  await app.misses('dialog', 'Photos that look alike');
  // Later, when nothing speaks of it any more, it stands in the details of the photo.
  await app.click('option', /Photo ridges-at-dusk.jpg/);
  await app.finds('form', `Details of ${LARGE}`);
  await app.shot('merged');
  await app.click('button', 'Undo the merge with smaller.jpg');
  await app.sees('smaller.jpg is in the library again. 1 story shows it again.');
  await app.misses('button', 'Undo the merge with smaller.jpg');
  await app.click('button', /^Look alike/);
  await app.click('radio', 'Galley samples');
  await app.click('button', 'Merge');
  await app.misses('dialog', 'Photos that look alike');
  await app.close();

  const { photo, used_in } = await desk.ask('call', 'photo', JSON.stringify({ photo: LARGE }));
  assert.deepEqual([photo.metadata.credit, photo.metadata.job_id], ['Galley samples', 'J-7']);
  assert.ok(used_in.some(({ slug }) => slug === 'dusk'));
  assert.equal((await desk.ask('photos', 'list')).total, 3);
});
