// Everything that is checked about one story folder.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agreement } from './agreement.mjs';
import { facts } from './facts.mjs';
import { jsonLd } from './json-ld.mjs';
import { looks } from './looks.mjs';
import { markup } from './markup.mjs';
import { papers } from './papers.mjs';
import { pictures } from './pictures.mjs';
import { readers } from './readers.mjs';
import { structure } from './structure.mjs';

/**
 * The problems of a folder, each as `{ assertion, problem }`; none when it is good.
 * `metadata`: must the pictures carry their credit? `inBrowser`: is the page also opened in all its looks? `byReaders`: are
 * its papers also read by readers of another hand? `byCheckers`: is its markup also read by checkers of HTML?
 */
export async function check(chromium, folder, { metadata = true, inBrowser = true, byReaders = true, byCheckers = true } = {}) {
  const problems = [];
  const report = (assertion, problem) => problems.push({ assertion: String(assertion), problem });
  const story = {
    folder,
    html: await readFile(join(folder, 'index.html'), 'utf8'),
    credits: JSON.parse(await readFile(join(folder, 'credits.json'), 'utf8')),
    manifest: JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
    metadata,
  };
  if (byCheckers) await markup(story, report);
  story.facts = await facts(chromium, story);
  structure(story, report);
  jsonLd(story, report);
  agreement(story, report);
  await pictures(story, report);
  await papers(story, report);
  if (byReaders) await readers(story, report);
  if (inBrowser) await looks(chromium, story, report);
  return problems;
}
