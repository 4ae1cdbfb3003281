// A desk is open in one program at a time. Whoever comes second is told so, and the first goes on undisturbed.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { GALLEY, kill, start } from './programs.mjs';
import { until } from './wait.mjs';

journey('a second program is told that the desk is open elsewhere', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const first = await open();

  await assert.rejects(desk.cli('stories'), /This desk is open in another Galley\./);

  const second = start(GALLEY, ['--desk', desk.folder], {
    env: { ...desk.env, ...first.display.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', NO_AT_BRIDGE: '1' },
  });
  await until('the second says why it does not open', () => second.said.includes('This desk is open in another Galley.'));
  await first.display.front('Galley$', [first.window]);
  await first.press('Enter');
  await until('the second ends', () => second.exitCode !== null);
  assert.equal(second.exitCode, 1);
  await kill(second);

  await first.display.front('Galley$');
  await first.press('Control+n');
  await first.isAt('textbox', 'Headline');
});
