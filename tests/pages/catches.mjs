// Does the validator catch what it promises to? Breaks a good story folder in one way at a time and expects the
// assertion that forbids it to be named. The folder needs a lead photo, a link, a footnote and a table.
//   node tests/pages/catches.mjs FOLDER

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beside } from './beside.mjs';
import { browser } from './browser.mjs';
import { check } from './check.mjs';
import { packaged } from './packages.mjs';

/** Replaces once; a fault that changes nothing would prove nothing. */
const edit = (name, from, to) => (folder) => {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${from} does not occur in ${name}`);
  writeFileSync(file, after);
};
const page = (from, to) => edit('index.html', from, to);
const style = (rule) => (folder) => writeFileSync(join(folder, 'article.css'), `${readFileSync(join(folder, 'article.css'), 'utf8')}\n${rule}\n`);
const lead = (folder) => readdirSync(join(folder, 'img')).find((name) => name.endsWith('-lead-480.jpg'));
const tagged = (...tags) => (folder) =>
  execFileSync('perl', [packaged('exiftool-vendored.pl/bin/exiftool'), '-q', '-overwrite_original', ...tags, join(folder, 'img', lead(folder))]);

// What is broken, the assertion that must be named, how, and whether it takes a browser, checkers of HTML or readers of
// another hand to see it: each takes seconds to start.
const FAULTS = [
  ['a tag that is not closed', '2', page('</main>', '</div></main>'), 'checkers'],
  ['a wrong rule of style', '2', style('p { colour: red; }'), 'checkers'],
  ['text too pale to read', '3', style('.text p { color: #ddd; }'), 'browser'],
  ['a page wider than a telephone', '3', style('.opening { min-width: 500px; }'), 'browser'],
  ['a picture from elsewhere', '4', page('<div class="text">', '<div class="text"><img src="https://elsewhere.example/x.jpg" alt="" width="1" height="1">'), 'browser'],
  ['a second script', '5', page('</head>', '<script src="x.js"></script></head>')],
  ['a style attribute', '5', page('<h1', '<h1 style="color: red"')],
  ['an event handler', '5', page('<h1', '<h1 onclick="x()"')],
  ['a script as a link', '5', page(/<a class="site" href="[^"]*"/, '<a class="site" href="javascript:x()"')],
  ['an unknown property', '6', page('"@type":"NewsArticle"', '"@type":"NewsArticle","standout":true')],
  ['an empty property', '6', page('"@type":"NewsArticle"', '"@type":"NewsArticle","alternativeHeadline":""')],
  ['markup in the JSON-LD', '7', page('"@type":"NewsArticle"', '"@type":"NewsArticle","description":"<b>x"')],
  ['another headline in the JSON-LD', '8', page(/"headline":"/, '"headline":"Not ')],
  ['another canonical address', '8', page('rel="canonical" href="https://', 'rel="canonical" href="https://www.')],
  ['another date in the head', '8', page(/(article:published_time" content="\d{3})\d/, '$10')],
  ['a date without offset', '9', page(/("datePublished":"[^"]*)[+-]\d\d:\d\d"/, '$1"')],
  ['an author called By', '10', page(/("author":\[\{"@type":"Person","name":")/, '$1By ')],
  ['a picture that is not there', '12', (folder) => rmSync(join(folder, 'img', lead(folder)))],
  ['a false width', '12', page(/ width="\d+"/, ' width="17"')],
  ['a false width in the preview', '12', page(/og:image:width" content="\d+"/, 'og:image:width" content="17"')],
  ['no alt text', '13', page(/ alt="[^"]*"/, '')],
  ['an alt text that repeats the headline', '13', (folder) => {
    const headline = readFileSync(join(folder, 'index.html'), 'utf8').match(/<h1[^>]*>([^<]*)/)[1];
    page(/ alt="[^"]*"/, ` alt="${headline}"`)(folder);
  }],
  ['a lead that waits', '13', page(' fetchpriority="high"', ' loading="lazy"')],
  ['another credit on the page', '14', page(/<small class="credit"><bdi>/, '<small class="credit"><bdi>Not ')],
  ['a licence that nobody gave', '16', edit('credits.json', /"credit":/, '"licence": "https://l.example", "acquire_licence": "https://l.example", "credit":')],
  ['a place in a picture', '17', tagged('-GPSLatitude=43.2', '-GPSLatitudeRef=N')],
  ['a serial number in a picture', '17', tagged('-ExifIFD:SerialNumber=1234')],
  ['instructions in a picture', '17', tagged('-XMP-photoshop:Instructions=secret')],
  ['two headlines', '21', page('</h1>', '</h1><h1>Again</h1>')],
  ['a heading that skips a level', '21', page(/<h2 id/, '<h5>Deep</h5><h2 id')],
  ['the wrong direction', '21', page(/dir="ltr"/, 'dir="rtl"')],
  ['a link to nothing', '22', page(/href="#[^"]*"/, 'href="#nothing-is-called-so"')],
  ['a footnote without a way back', '22', page(/<a href="#ref-1"[^>]*>/, '<a href="#notes">')],
  ['text that moves', '26', (folder) => {
    style('.opening { animation: grow 1s steps(2) infinite; } @keyframes grow { to { margin-top: 300px; } }')(folder);
  }, 'browser'],
  ['an element of NewsML-G2 that nobody knows', '27', edit('newsml-g2.xml', '<headline>', '<headlime>x</headlime><headline>'), 'readers'],
  ['another headline in NewsML-G2', '27', edit('newsml-g2.xml', '<headline>', '<headline>Not '), 'readers'],
  ['NewsML-G2 that breaks off', '27', edit('newsml-g2.xml', '</newsItem>', ''), 'readers'],
  ['a book that breaks off', '29', (folder) => {
    const book = join(folder, 'article.epub');
    const bytes = readFileSync(book);
    writeFileSync(book, bytes.subarray(0, bytes.length / 2));
  }, 'readers'],
  ['a file nobody lists', '32', (folder) => writeFileSync(join(folder, 'more.txt'), 'x')],
  ['a file that changed', '32', (folder) => writeFileSync(join(folder, 'article.md'), 'x')],
];

const [good] = process.argv.slice(2);
const chromium = await browser();
const place = mkdtempSync(join(tmpdir(), 'galley-catches-'));
let missed = 0;
try {
  const looked = async ([name, assertion, damage, sight], n) => {
    const folder = join(place, String(n));
    cpSync(good, folder, { recursive: true });
    damage(folder);
    const problems = await check(chromium, folder, {
      metadata: false, inBrowser: sight === 'browser', byReaders: sight === 'readers', byCheckers: sight === 'checkers',
    });
    rmSync(folder, { recursive: true, force: true });
    return { name, assertion, problems };
  };
  for await (const { name, assertion, problems } of beside(FAULTS, looked)) {
    const caught = problems.some((found) => found.assertion === assertion);
    if (!caught) missed += 1;
    console.log(`${caught ? 'caught' : 'MISSED'} [${assertion}] ${name}`);
    if (!caught) problems.slice(0, 5).forEach((found) => console.log(`    [${found.assertion}] ${found.problem}`));
  }
} finally {
  await chromium.close();
  rmSync(place, { recursive: true, force: true });
}
console.log(missed === 0 ? `All ${FAULTS.length} faults are caught.` : `${missed} faults are missed.`);
process.exit(missed === 0 ? 0 : 1);
