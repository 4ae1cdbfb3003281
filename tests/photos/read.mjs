// What Galley reads of a photo is what exiftool wrote: every field, every container, every encoding.
//   node tests/photos/read.mjs PROGRAM      PROGRAM is galley-cli

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIELDS } from './fields.mjs';
import { CHARSETS, CONTAINERS, make } from './files.mjs';

const [program] = process.argv.slice(2);
if (!program) {
  console.error('node tests/photos/read.mjs PROGRAM');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'galley-photos-'));
/** The answer of galley-cli; of a refusal too, which it also says in JSON. */
function galley(...args) {
  const done = spawnSync(program, ['--desk', join(folder, 'desk'), '--json', ...args], { encoding: 'utf8', maxBuffer: 64 << 20 });
  if (done.error) throw done.error;
  return JSON.parse(done.stdout);
}

const BLOCKS = { iptc: 'iim', xmp: 'xmp', exif: 'exif' };
const problems = [];
let compared = 0;

function compare(path, blocks) {
  const answer = galley('photos', 'add', path);
  const row = answer.added?.[0];
  if (!row) return problems.push(`${path}: not added: ${JSON.stringify(answer)}`);
  const { photo } = galley('call', 'photo', JSON.stringify({ photo: row.id }));
  for (const [id, field] of Object.entries(FIELDS)) {
    for (const block of blocks.filter((name) => field[name])) {
      compared += 1;
      const [read, wanted] = [photo.raw[BLOCKS[block]][id], field.value];
      const list = Array.isArray(read) && !Array.isArray(wanted) ? [wanted] : wanted;
      if (JSON.stringify(read) !== JSON.stringify(list)) {
        problems.push(`${path}: ${block} ${id} reads ${JSON.stringify(read)}, is ${JSON.stringify(list)}`);
      }
    }
  }
  if (photo.conflicts.length > 0) problems.push(`${path}: conflicts in ${photo.conflicts.map(({ field }) => field)}`);
}

try {
  galley('init');
  for (const [container, { iim }] of Object.entries(CONTAINERS)) {
    const blocks = iim ? ['iptc', 'xmp', 'exif'] : ['xmp', 'exif'];
    compare(make(folder, `all.${container}`, container, blocks, CHARSETS.utf8), blocks);
    if (!iim) continue;
    for (const [name, how] of Object.entries(CHARSETS)) {
      compare(make(folder, `${name}.${container}`, container, ['iptc'], how), ['iptc']);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
problems.forEach((problem) => console.log(problem.replace(folder, '')));
console.log(problems.length === 0 ? `Nothing wrong in ${compared} values.` : `${problems.length} of ${compared} values are wrong.`);
process.exit(problems.length === 0 ? 0 : 1);
