// A photograph is cropped by hand, by keys and by mouse; what is too small is refused, and undo goes back.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const FILE = 'ridges-at-dusk.jpg';

journey('crops are drawn on the picture with keys and with the mouse', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const app = await open();
  await app.press('Control+2');
  await app.click('option', /ridges-at-dusk/);
  await app.finds('button', '16:9, automatic');
  await app.press('c');
  await app.isAt('button', /^16:9 crop, 2400 × 1349 pixels/);

  // Smaller by keys, then moved; both are kept without being asked for.
  await app.press('shift+Left', 'shift+Left', 'shift+Left', 'shift+Left', 'shift+Left');
  await app.isAt('button', /^16:9 crop, 2280 × 128\d pixels/);
  await app.sees('Drawn by hand.');
  await app.press('Down', 'Right', 'Right');
  await app.sees('Drawn by hand.');
  await app.isAt('button', /^16:9 crop, .*, 2% from the left/);

  // A corner is pulled too far in: refused, with the size that is needed, and what was drawn before stands.
  await app.drag('button', /^16:9 crop/, [-0.8, -0.8], { at: [1, 1] });
  await app.sees('16:9 needs at least 1200 × 675.');
  await app.finds('button', /^16:9 crop, 2280 × 128\d pixels/);
  await app.drag('button', /^16:9 crop/, [-0.1, -0.1], { at: [1, 1] });
  await app.seesNoMore('needs at least');

  // A square, taken back by undo.
  await app.press('4');
  await app.isAt('button', /^1:1 crop, 1599 × 1600 pixels/);
  await app.press('Left');
  await app.sees('Drawn by hand.');
  await app.press('Control+z');
  await app.sees('Taken around the focal point.');

  // Turned and straightened, and back.
  await app.press('r');
  await app.isAt('button', /^1:1 crop, 1600 × 1599 pixels, 0% from the left, 17% from the top/);
  await app.press('Control+z', 'bracketright', 'bracketright');
  await app.sees('+0.2°');
  await app.click('button', 'Done');
  await app.sees('ridges-at-dusk.jpg is cropped anew.');
  await app.finds('button', '16:9, drawn');
  await app.close();

  const { photo, crops } = await desk.ask('photos', 'frame', FILE);
  assert.deepEqual(photo.framing.stand, { turns: 0, tilt: 2 });
  assert.deepEqual(Object.keys(photo.framing.crops), ['16:9']);
  const wide = crops.find(({ ratio }) => ratio.label === '16:9');
  assert.ok(wide.width >= 1200 && wide.width < 2280, `${wide.width}`);
});
