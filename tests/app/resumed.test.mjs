// Who closes Galley in the middle of a story finds it open again, with the cursor where it was; who closed it in the list
// finds the list, and each desk keeps its own.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TEXT = 'Text of the story';

journey('Galley goes on in the story that was open, where the cursor was', async ({ desk, open }) => {
  let app = await open();
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.press('Tab');
  await app.type('ferry\n');
  await app.isAt('textbox', 'Headline');
  await app.type('The ferry stays\n\n\n');
  await app.isAt('textbox', TEXT);
  await app.type('It leaves at seven.\nNobody has heard otherwise.');
  await app.press('Up', 'End');
  await app.isSaved();
  await app.close();

  app = await open();
  await app.isAt('textbox', TEXT);
  await app.type(' Today.');
  await app.sees('It leaves at seven. Today.');
  await app.isSaved();
  await app.press('Control+1');
  await app.finds('button', 'New story');
  await app.close();
  assert.match(await desk.text('ferry'), /It leaves at seven\. Today\.\s+Nobody has heard otherwise\./);

  app = await open();
  await app.finds('button', 'New story');
  await app.sees('The ferry stays');
});
