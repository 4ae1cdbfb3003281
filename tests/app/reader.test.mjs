// What somebody hears who cannot see the page: the tree that WebKit gives to screen readers names the fields of a story,
// each block and each line of it, and says whether all is saved. Nothing that can be worked with is without a name.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { until } from './wait.mjs';

const TEXT = 'Text of the story';
/** Roles of what can be worked with. */
const WORKED = ['push button', 'toggle button', 'check box', 'radio button', 'link', 'entry', 'combo box', 'page tab', 'menu item'];

/** Somewhere inside of something with this name. */
const within = (one, name) => one.inside.some((around) => around.name === name);

journey('a screen reader hears what everything is', async ({ desk, open }) => {
  await desk.cli('init', '--sample');
  const app = await open({ heard: true });
  await app.run('The path that keeps moving');
  await app.hears('entry', 'Headline', 'The path that keeps moving');
  await app.hears('entry', 'Standfirst', 'Every spring');
  await app.hears('entry', 'Byline', 'Rita Reporter');
  await app.hears('entry', 'Text of the story', 'People think a path is a thing.');
  await app.hears('status bar', 'Saved');
  await app.hears('landmark', 'Places');
  await app.hears('landmark', 'Inspector');

  // The blocks, and the lines in them.
  const named = (tree, name) => tree.filter((one) => one.name === name);
  let tree = await app.heard();
  const figure = tree.find(({ name }) => name.startsWith('Photo ridges-at-dusk'));
  assert.ok(figure, 'the photo is a block with a name');
  assert.ok(tree.some((one) => one.role === 'image' && within(one, figure.name) && one.name.startsWith('Rows of mountain ridges')));
  for (const [block, line, words] of [
    [figure.name, 'Caption', 'Ridge behind ridge'],
    [figure.name, 'Credit', 'Galley samples'],
    ['Quotation', 'Speaker', 'Marta Ilves'],
    ['Quotation', 'Source', 'on the track above Vallorne'],
    ['Pull quote', 'Line', 'It is a habit'],
  ]) {
    assert.ok(named(tree, line).some((one) => within(one, block) && one.words.includes(words)), `${line} of ${block}: ${words}`);
  }

  // Nothing that can be worked with is without a name, here or on any other screen.
  const tabs = ['Details', 'Photos', 'Review', 'Checks', 'History'].map((name, n) => [`Alt+${n + 1}`, 'tabpanel', name]);
  const places = ['Desk', 'Photos', 'Publish', 'Settings'].map((name, n) => [`Control+${n + 1}`, 'main', name]);
  for (const [key, role, name] of [...tabs, ...places]) {
    await app.press(key);
    await app.finds(role, name);
    tree = await app.heard();
    assert.deepEqual(tree.filter(({ role, name }) => WORKED.includes(role) && !name), [], `after ${key}`);
  }
});

journey('a screen reader that comes later hears each letter', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry' }));
  const app = await open({ heard: true });
  await app.click('row', /ferry/);
  await app.click('textbox', TEXT);
  await app.type('Nobody hears this. ');
  const told = await app.listens();
  // Both begin a moment later: Galley to leave letters to the web view, and that to tell of them, once nobody types for a while.
  await until('a letter is heard', async () => {
    await app.type('a');
    await app.hears('entry', TEXT, 'Nobody');
    return told() !== '';
  });
  await app.type('nd the ferry');
  await until(() => `all that is typed then is heard, and not “${told()}”`, () => /^a+nd the ferry$/.test(told()));
  await app.isSaved();
  await app.close();
  assert.match(await desk.text('ferry'), /^Nobody hears this\. a+nd the ferry$/m);
});
