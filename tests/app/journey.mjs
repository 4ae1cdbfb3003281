// A journey: a test with desks and windows of its own. When it fails it says what was on the screen; however it ends,
// everything it started is ended.

import { join } from 'node:path';
import test from 'node:test';
import { Desk } from './desk.mjs';
import { Galley } from './galley.mjs';
import { SHOTS } from './programs.mjs';

/**
 * Walks a journey. `walk` is given a desk that does not exist yet, `open` to open Galley on it, and what `node:test`
 * gives (`say` puts a line beside the result).
 */
export function journey(name, walk) {
  test(name, async (context) => {
    const desk = await Desk.fresh();
    const opened = [];
    const open = async (options) => {
      const app = await Galley.open(desk, options);
      opened.push(app);
      return app;
    };
    try {
      await walk({ desk, open, say: (line) => context.diagnostic(line) });
    } catch (fault) {
      for (const [n, app] of opened.filter((app) => app.isOpen()).entries()) fault.message += await screenOf(app, `failed-${n + 1}-${name}`);
      throw fault;
    } finally {
      for (const app of opened) await app.end();
      await desk.end();
    }
  });
}

/** What stands on a screen, in words and as a picture. */
async function screenOf(app, name) {
  const path = join(SHOTS, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
  const picture = await app.display.picture(path).then(() => path, (fault) => `no picture: ${fault.message}`);
  const text = await app.text().catch((fault) => `The page does not answer: ${fault.message}`);
  return `\nOn the screen (${picture}):\n${text.replace(/\s*\n\s*/g, ' · ')}\n${app.program.said}`;
}
