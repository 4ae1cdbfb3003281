// Pasting from Word, as its clipboard is: headings, a list and a table arrive as what they are, one quiet line says so,
// and the paste can become plain words, and be undone.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { copied, PICTURE } from './programs.mjs';

journey('from Word into a story, and back to plain words', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'harbour-plan', headline: 'Harbour plan' }));
  const app = await open();
  await app.sees('harbour-plan');
  await app.press('Enter');
  await app.click('textbox', 'Text of the story');
  await app.type('Before it. ');

  await app.copy('text/html', copied('word/report.html'));
  await app.press('Control+v');
  await app.sees('Pasted from Word: 3 headings, 2 lists, a table, a quotation, a link, a footnote.');
  await app.finds('heading', 'What it costs');
  await app.finds('table', '');
  await app.isSaved();
  await app.click('button', 'Show');
  await app.sees('Left out', 'A comment in the margin');
  await app.click('button', 'Paste as plain text');
  await app.misses('heading', 'What it costs');
  await app.sees('Nobody asked us.');
  await app.press('Control+z');
  await app.finds('heading', 'What it costs');
  await app.press('Control+z');
  await app.misses('heading', 'What it costs');
  await app.sees('Before it.');

  // A picture without any words around it.
  await app.copy('image/png', PICTURE);
  await app.press('Control+v');
  await app.sees('The picture is in the library and in the text.');
  await app.isSaved();
  await app.close();

  const { document } = await desk.story('harbour-plan');
  const figure = document.content.find(({ type }) => type === 'figure');
  assert.ok(figure?.attrs.photo, 'the picture stands in the story');
  assert.ok(!document.content.some(({ type }) => type === 'table'), 'what was undone is gone');
});

journey('who puts the notice of a paste away writes on where the paste ended', async ({ desk, open }) => {
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'harbour-plan', headline: 'Harbour plan' }));
  const app = await open();
  await app.sees('harbour-plan');
  await app.press('Enter');
  await app.click('textbox', 'Text of the story');
  await app.copy('text/html', copied('word/report.html'));
  await app.press('Control+v');
  await app.sees('Pasted from Word');
  await app.click('button', 'Put away', { inside: ['group', 'What became of the paste'] });
  await app.type(' So far.');
  await app.isSaved();
  await app.close();
  assert.match(await desk.text('harbour-plan'), /see above\. So far\./);
});
