// Validates the feeds of a site, and shows that a fault in them would be seen.
//   node tests/pages/feeds.mjs SITE

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readers } from './readers.mjs';

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json'];
/** What is broken, where, and how. */
const FAULTS = [
  ['RSS that breaks off', 'feed.xml', (text) => text.replace('</channel>', '')],
  ['another title in RSS', 'feed.xml', (text) => text.replace(/(<item>\s*<title>)/, '$1Not ')],
  ['another name in Atom', 'atom.xml', (text) => text.replace(/(<entry[^]*?<id>)/, '$1x')],
  ['a date in Atom that is none', 'atom.xml', (text) => text.replace(/<published>[^<]*/, '<published>soon')],
];

async function problemsOf(folder) {
  const found = [];
  await readers({ folder }, (assertion, problem) => found.push(`[${assertion}] ${problem}`));
  return found;
}

const [site] = process.argv.slice(2);
let wrong = 0;
for (const problem of await problemsOf(site)) {
  console.log(`WRONG ${site}: ${problem}`);
  wrong += 1;
}
const place = mkdtempSync(join(tmpdir(), 'galley-feeds-'));
try {
  for (const [name, file, damage] of FAULTS) {
    for (const feed of FEEDS) cpSync(join(site, feed), join(place, feed));
    const before = readFileSync(join(place, file), 'utf8');
    const after = damage(before);
    if (after === before) throw new Error(`${name}: nothing was broken in ${file}`);
    writeFileSync(join(place, file), after);
    const caught = (await problemsOf(place)).length > 0;
    console.log(`${caught ? 'caught' : 'MISSED'} [28] ${name}`);
    if (!caught) wrong += 1;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exit(wrong === 0 ? 0 : 1);
