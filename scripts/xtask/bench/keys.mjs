// From a key to its paint, in Galley and in a bare ProseMirror: the same words, letters, font, width and place of the
// cursor, in the same window of the same webview.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../../tests/app/desk.mjs';
import { Galley } from '../../../tests/app/galley.mjs';
import { run } from '../../../tests/app/programs.mjs';
import { until } from '../../../tests/app/wait.mjs';
import { packaged } from '../../../tests/pages/packages.mjs';
import { aheadOf } from './clock.mjs';
import { undisturbed } from './host.mjs';
import { Keyboard } from './keyboard.mjs';

const { build } = await import(packaged('vite/dist/node/index.js'));

const ROUNDS = 4;
const WARMING = 20;
const KEYS = 100;
const WORDS = 'and the ferry stays where it was for another year or so they say on the quay ';
/** Scroll bars fade for some seconds after a click, and are painted all the while, in any page. */
const FADED = 4000;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const inPage = (name) => readFile(here(name), 'utf8');
const MEASURE = await inPage('in-page.js');

export async function keys(folder) {
  const desk = await Desk.fresh();
  const { short, long } = await stories(desk, folder, [['short', 0], ['long', Infinity]]);
  return beside(desk, [short, long]);
}

/** The times of keys in these stories, and of the same keys in the bare editor. Ends the desk. */
export async function beside(desk, stories) {
  const app = await Galley.open(desk);
  const keyboard = new Keyboard(app.display);
  const found = [];
  try {
    await app.session.manage().setTimeouts({ script: 30_000 });
    const bare = await bundled();
    for (const story of stories) {
      const measured = { name: story.name, ours: [], beside: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        const times = (show) => undisturbed(async (tried) => {
          await showOurs(app, story);
          await show();
          // Each try in another paragraph: what was typed stays.
          return (await typed(app, keyboard, story, round + tried * ROUNDS)).flat();
        });
        measured.ours.push(...(await times(() => {})));
        measured.beside.push(...(await times(() => showBare(app, story, bare))));
      }
      found.push(measured);
    }
  } finally {
    keyboard.end();
    await app.end();
    await desk.end();
  }
  return found;
}

/** Stories of the desk, each `[name, photos]`, and what stands in them; that many photos at the most, evenly spread. */
export async function stories(desk, folder, wanted) {
  await desk.cli('init');
  const { added } = await desk.ask('photos', 'add', join(folder, 'photos'));
  const made = {};
  for (const [name, most] of wanted) {
    const photos = added.slice(0, most);
    const pieces = (await readFile(join(folder, `${name}.md`), 'utf8')).trim().split('\n\n');
    const markdown = pieces.flatMap((piece, n) => {
      const until = (number) => Math.floor((number * photos.length) / pieces.length);
      return [piece, ...photos.slice(until(n), until(n + 1)).map(figure)];
    });
    const { id } = await desk.ask('call', 'create_story', JSON.stringify({ slug: name, headline: 'The ferry stays' }));
    await desk.cli('call', 'replace_text', JSON.stringify({ story: id, markdown: markdown.join('\n\n') }));
    made[name] = { name, id, blocks: pieces.map(block) };
  }
  return made;
}

const figure = ({ id }) =>
  `:::figure{photo=${id} alt="The quay"}\nThe quay in the morning.\n\n::credit[Ana Field]\n:::`;

const block = (piece) =>
  piece.startsWith('## ') ? { type: 'heading', text: piece.slice(3) } : { type: 'paragraph', text: piece };

/** A paragraph of usual length near the middle, another for each round: what was typed stays. */
function turn({ blocks }, round) {
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => text.length);
  const usual = [...paragraphs].sort((a, b) => a - b)[Math.floor(paragraphs.length / 2)];
  const oddity = (n) => Math.abs(paragraphs[n] - usual) + Math.abs(n - paragraphs.length / 2);
  return [...paragraphs.keys()].sort((a, b) => oddity(a) - oddity(b))[round % paragraphs.length];
}

async function showOurs({ session }, { id, blocks }) {
  await session.navigate().refresh();
  await session.executeScript(`location.hash = '#/story/${id}'`);
  await until('the whole text is there', async () => (await countOfBlocks(session)) >= blocks.length);
}

/** The bare editor in the place of everything, without a rule, a listener or a script of Galley's. */
export async function showBare({ session }, { blocks }, { script, sheet }) {
  await session.executeScript(await inPage('emptied.js'), sheet);
  await session.executeScript(`${script}; window.bare = bare;`);
  await session.executeScript(`bare.show(document.body.firstElementChild, arguments[0])`, blocks);
  await until('the whole text is there', async () => (await countOfBlocks(session)) === blocks.length);
}

const countOfBlocks = (session) =>
  session.executeScript(`return document.querySelectorAll('.ProseMirror > :not(.unread)').length`);

/** Counts from here on how many keys have been let go. */
const LISTENING = `
  window.released = 0;
  window.addEventListener('keyup', () => { released += 1; }, true);`;

/** Resolves when so many keys have been let go: what follows is another key's. */
const RELEASED = `
  const [count, done] = arguments;
  const look = () => (released >= count ? done() : setTimeout(look, 1));
  look();`;

/**
 * Types into a paragraph, each key only when the one before is painted and let go; answers how long each took from being pressed to
 * each of the moments that `measure` notes for it.
 */
export async function typed({ session, display, window }, keyboard, story, round, measure = MEASURE) {
  const paragraph = `
    const paragraph = document.querySelectorAll('.ProseMirror > p')[${turn(story, round)}];
    paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });`;
  await until('fonts and pictures around the paragraph are there', () =>
    session.executeScript(`${paragraph}
      const pictures = [...document.images].filter((image) => image.checkVisibility() && !image.complete);
      return document.fonts.status === 'loaded' && pictures.every((image) => image.loading === 'lazy');`));
  let before;
  const point = await until('the paragraph stands still', async () => {
    const now = await session.executeScript(`${paragraph}
      const { left, top, width, height } = paragraph.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };`);
    // Half a pixel up and down is no way to go.
    const still = before && Math.abs(before.y - now.y) < 1;
    before = now;
    return still && now;
  });
  await display.click(window, point);
  await until('the cursor is in the text', () =>
    session.executeScript(`return document.activeElement.classList.contains('ProseMirror') && getSelection().isCollapsed`));
  await display.putMouseAway();
  // What was written to make the stories goes to the disk some 30 s later, which can keep one of two processors busy for 3 s.
  await run('sync', []);
  await pause(FADED);
  await session.executeScript(measure);
  await session.executeScript(LISTENING);
  const ahead = await aheadOf(session);
  const pressed = [];
  for (let key = 0; key < WARMING + KEYS; key += 1) {
    const letter = WORDS[key % WORDS.length];
    pressed.push(keyboard.press(letter) + ahead);
    try {
      await session.executeAsyncScript('const [count, done] = arguments; measured.painted(count).then(done)', key + 1);
    } finally {
      // A key that is held goes on writing.
      keyboard.release(letter);
    }
    await session.executeAsyncScript(RELEASED, key + 1);
  }
  const moments = await session.executeScript('return measured.moments');
  return moments.map((noted, key) => noted.map((moment) => moment - pressed[key])).slice(WARMING);
}

/** The bare editor as a script, and the sheet that ProseMirror comes with. */
export async function bundled() {
  const [{ output: [{ code }] }] = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: [{ find: /^prosemirror-/, replacement: packaged('prosemirror-') }] },
    build: { write: false, lib: { entry: here('bare.js'), formats: ['iife'], name: 'bare' } },
  });
  return { script: code, sheet: await readFile(packaged('prosemirror-view/style/prosemirror.css'), 'utf8') };
}

