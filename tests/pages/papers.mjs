// The manifest: every file, nothing else, with the right hash; and no secret in any text file.

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Reports where the manifest and the folder differ. */
export async function papers({ folder, manifest }, report) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, '/').length))
    .filter((name) => name !== 'manifest.json');
  const listed = manifest.files.map(({ path }) => path);
  for (const name of present.filter((name) => !listed.includes(name))) report(32, `${name} is not in the manifest`);
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = await readFile(join(folder, path)).catch(() => null);
    if (!file) { report(32, `${path} is in the manifest only`); continue; }
    const hash = createHash('sha256').update(file).digest('hex');
    if (file.length !== bytes || hash !== sha256) report(32, `${path} is not the file of the manifest`);
  }
  if (new Set(listed).size !== listed.length) report(32, 'a file stands in the manifest twice');
  for (const needed of ['index.html', 'article.css', 'article.md', 'article.txt', 'fragment.html', 'ninjs.json', 'credits.json', 'csp.txt']) {
    if (!present.includes(needed)) report(32, `there is no ${needed}`);
  }
  for (const { by, at, hash } of manifest.approvals) {
    if (!by || !at || !/^[0-9a-f]{64}$/.test(hash)) report(1, 'an approval without person, time or hash');
  }
  if (manifest.approvals.length === 0) report(1, 'nobody approved it');
  if (!(manifest.revision >= 1) || !manifest.tool?.version) report(32, 'no revision or version');
}
