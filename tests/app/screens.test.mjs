// Every screen of the sample desk, light and dark, wide and narrow: a picture of each is written for people to look at,
// and none has anything that axe objects to by the rules of WCAG 2.2 AA.
//
// GALLEY_SHOTS: where the pictures go (target/shots).

import assert from 'node:assert/strict';
import { RULES } from './galley.mjs';
import { journey } from './journey.mjs';

const HEIGHT = 860;
const APPROVED = 'the-path-that-keeps-moving';
const SUBMITTED = 'morning-ferry-to-stay-until-the';

/** What is shown: a name for the picture, the way there, and the way back when something lies over the page. */
const SCREENS = [
  ['desk-list', async (app) => {
    await app.press('Control+1');
    await app.click('button', 'List');
    await app.finds('grid', 'Desk');
  }],
  ['desk-board', async (app) => {
    await app.click('button', 'Board');
    await app.finds('region', 'In review');
  }, (app) => app.click('button', 'List')],
  ['new-story', async (app) => {
    await app.press('Control+n');
    await app.isAt('textbox', 'Headline');
  }, (app) => app.press('Escape')],
  ...['details', 'photos', 'review', 'checks', 'history'].map((tab, n) => [`story-${tab}`, async (app) => {
    if (n === 0) await app.run('Morning ferry to stay');
    await app.finds('textbox', 'Text of the story');
    await app.press(`Alt+${n + 1}`);
    await app.finds('tabpanel', new RegExp(tab, 'i'));
  }]),
  ['changes-asked', async (app) => {
    await app.press('Alt+3');
    await app.click('button', 'Request changes', { inside: ['group', 'What comes next'] });
    await app.isAt('textbox', 'What is to change?');
  }, (app) => app.press('Escape')],
  ['comment', async (app) => {
    await app.click('textbox', 'Text of the story');
    await app.press('Control+End', 'Control+Shift+Left', 'Control+Alt+m');
    await app.isAt('textbox', 'Comment');
  }, (app) => app.press('Escape')],
  ['suggesting', async (app) => {
    await app.click('textbox', 'Text of the story');
    await app.press('Control+Shift+e', 'Control+End', 'Control+Shift+Left', 'BackSpace');
    await app.finds('region', 'Suggestions');
  }, (app) => app.press('Control+z', 'Control+Shift+e')],
  ['link', async (app) => {
    await app.click('textbox', 'Text of the story');
    await app.press('Control+End', 'Control+Shift+Left', 'Control+l');
    await app.finds('form', 'Where the link goes');
  }, (app) => app.press('Escape')],
  ['save-template', async (app) => {
    await app.run('Save as a template');
    await app.finds('dialog', 'Save as a template');
  }, (app) => app.press('Escape')],
  ['preview', async (app) => {
    await app.press('Control+Shift+p');
    await app.finds('region', 'Preview');
  }, (app) => app.press('Control+Shift+p')],
  ['compare', async (app) => {
    await app.run('Compare versions');
    await app.finds('dialog', 'What changed');
  }, (app) => app.press('Escape')],
  ['find', async (app) => {
    await app.press('Control+h');
    await app.isAt('textbox', 'Find');
    await app.type('the');
    await app.holds('Find', 'the');
    await app.sees('1 of ');
  }, (app) => app.press('Escape')],
  ['outline', async (app) => {
    await app.press('Control+Shift+o');
    await app.finds('dialog', 'Headings of the story');
  }, (app) => app.press('Escape')],
  ['photos', async (app) => {
    await app.press('Control+2');
    await app.finds('option', /Photo ridges-at-dusk.jpg/);
  }],
  ['photos-alike', async (app) => {
    await app.click('button', /^Look alike/);
    await app.finds('dialog', 'Photos that look alike');
  }, (app) => app.press('Escape')],
  ['photo', async (app) => {
    await app.click('option', /Photo ridges-at-dusk.jpg/);
    await app.finds('form', 'Details of ridges-at-dusk.jpg');
  }, async (app) => { await app.press('Escape'); await app.misses('form', 'Details of ridges-at-dusk.jpg'); }],
  ['crop', async (app) => {
    await app.click('option', /Photo ridges-at-dusk.jpg/);
    await app.press('c');
    await app.finds('dialog', 'Crop ridges-at-dusk.jpg');
  }, (app) => app.press('Escape', 'Escape')],
  ['publish', async (app) => {
    await app.press('Control+3');
    await app.finds('button', 'Open The path that keeps moving');
  }],
  ['formats', async (app) => {
    await app.click('button', 'Formats');
    await app.finds('dialog', 'What is written');
  }, (app) => app.press('Escape')],
  ...['Desk', 'People', 'Templates', 'Checks', 'Sign-offs', 'Watched folders', 'Backups', 'History', 'Look', 'About'].map((part) => [`settings-${part.toLowerCase().replace(' ', '-')}`, async (app) => {
    await app.press('Control+4');
    await app.click('button', part, { inside: ['navigation', 'Parts of the settings'] });
  }]),
  ['palette', async (app) => {
    await app.press('Control+k');
    await app.finds('listbox', 'Search and actions');
  }, async (app) => { await app.press('Escape'); await app.misses('listbox', 'Search and actions'); }],
  ['keys', async (app) => {
    await app.press('question');
    await app.finds('dialog', 'Keys');
  }, (app) => app.press('Escape')],
];

for (const theme of ['light', 'dark']) {
  journey(`every screen, ${theme}, is shown and keeps to WCAG 2.2 AA`, async ({ desk, open }) => {
    await desk.cli('init', '--sample');
    await desk.cli('approve', APPROVED, '--as', 'Ed Editor');
    await desk.cli('submit', SUBMITTED, '--as', 'Rita Reporter');
    await desk.cli('photos', 'add', await desk.smaller('ridges-at-dusk.jpg'));
    await desk.cli('photos', 'set', 'smaller.jpg', 'credit=Agency', 'creator=Galley');
    const app = await open();
    await app.run('Act as Ed Editor');
    await app.run(`Theme: ${theme}`);
    await app.seesNoMore('You are Ed Editor now.');
    /** Where each fault was found. */
    const faults = {};
    for (const width of [1280, 900]) {
      await app.size(width, HEIGHT);
      for (const [name, go, leave] of SCREENS) {
        await go(app);
        await app.shot(`${name}-${theme}-${width}`);
        for (const fault of await app.ask('faults', RULES)) (faults[fault] ??= []).push(`${name} ${width}`);
        await leave?.(app);
      }
    }
    assert.deepEqual(faults, {});
  });
}
