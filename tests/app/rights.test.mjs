// Rights are demanded: a photo of an agency stops its story until an editor permits it, with a reason.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

journey('a photo that has to be paid for stops the story until an editor permits it', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  await desk.ask('call', 'set_photo_category', JSON.stringify({ photos: ['ridges-at-dusk.jpg'], category: 'agency' }));
  const app = await open();
  await app.run('Act as Rita Reporter');
  await app.press('Control+2');
  await app.click('option', /ridges-at-dusk/);
  await app.sees('ridges-at-dusk.jpg has to be paid for (Agency); an editor permits it first.');
  await app.click('button', 'Permit');
  await app.isAt('textbox', 'Reason');
  await app.type('Paid with invoice 2231');
  await app.holds('Reason', 'Paid with invoice 2231');
  await app.click('button', 'Permit the use');
  await app.sees('Only an editor can permit the use of a photo.');
  await app.click('textbox', 'Reason');
  await app.isAt('textbox', 'Reason');
  await app.press('Escape');
  await app.click('button', 'Close the details');

  await app.run('Act as Ed Editor');
  await app.click('option', /ridges-at-dusk/);
  await app.click('button', 'Permit');
  await app.isAt('textbox', 'Reason');
  await app.type('Paid with invoice 2231\n');
  await app.sees('Permitted', 'Ed Editor');
  await app.seesNoMore('has to be paid for');
  await app.close();

  const { photo, concerns } = await desk.ask('call', 'photo', JSON.stringify({ photo: 'ridges-at-dusk.jpg' }));
  assert.deepEqual(concerns, []);
  assert.equal(photo.rights.leases[0].note, 'Paid with invoice 2231');
});
