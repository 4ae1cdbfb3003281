// What was typed outlives the window: when it is closed in the middle of a sentence, when the page is loaded again, and
// when the process that draws the page dies.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { journey } from './journey.mjs';
import { until } from './wait.mjs';

const WORDS = 'The ferry leaves at seven, and nobody on the quay has heard otherwise. ';

journey('closing the window in the middle of a sentence loses no letter', async ({ desk, open }) => {
  const app = await open();
  await begin(app);
  await app.type(`${WORDS.repeat(3)}And then`);
  await app.sees('And then');
  await app.close();
  assert.equal(await desk.text('ferry'), `${WORDS.repeat(3)}And then`);
  assert.match(await desk.cli('verify'), /^All is well/);
});

journey('a field that is being written is kept when the window closes', async ({ desk, open }) => {
  const app = await open();
  await begin(app);
  await app.click('textbox', 'Standfirst', { inside: ['article'] });
  await app.type('What the council has decided');
  await app.sees('What the council has decided');
  await app.close();
  assert.equal((await desk.story('ferry')).story.fields.standfirst, 'What the council has decided');
});

journey('a page that is loaded again shows what was typed', async ({ open }) => {
  const app = await open();
  await begin(app);
  await app.type(WORDS);
  await app.isSaved();
  await app.session.navigate().refresh();
  await app.sees(WORDS.trim());
});

journey('when the process that draws the page dies, the page comes back with the text', async ({ desk, open }) => {
  const app = await open();
  await begin(app);
  await app.type(WORDS);
  await app.isSaved();
  const text = await app.ask('point', { role: 'textbox', name: 'Text of the story' });
  const before = join(desk.home, 'before.png');
  await app.picture(before);
  // What lies over the page when it dies is not there when it comes back: a picture without it is of the new page.
  await app.press('Control+k');
  await app.finds('listbox', 'Search and actions');
  await until('it is painted', async () => (await app.unlike(before)) > 0.01);

  const [drawing] = app.processes('WebKitWebProcess');
  process.kill(drawing.pid, 'SIGKILL');
  // The driver's eyes die with the page; from here on only the picture and the keys are left.
  await until('the page looks as before', async () => (await app.unlike(before)) < 0.001);
  await app.display.click(app.window, text);
  await app.display.atRest();
  await app.press('Control+End');
  await app.type('It goes on.');
  await app.display.atRest();
  await app.close();
  assert.equal(await desk.text('ferry'), `${WORDS}It goes on.`);
});

/** A new story, begun from the keyboard, with the cursor in its text. */
async function begin(app) {
  await app.press('Control+n');
  await app.isAt('textbox', 'Headline');
  await app.press('Tab');
  await app.type('ferry\n');
  await app.isAt('textbox', 'Headline');
  await app.type('The ferry stays\n\n\n');
  await app.isAt('textbox', 'Text of the story');
}
