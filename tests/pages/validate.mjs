// Validates published story folders: markup, accessibility, policy, JSON-LD, pictures, credits, manifest.
//   node tests/pages/validate.mjs [--without-metadata] FOLDER…
// `--without-metadata` is for folders whose pictures were only drawn; everything else is still checked.
// Ends with 1 when anything is wrong. The numbers in brackets are the assertions of the export contract.

import { beside } from './beside.mjs';
import { browser } from './browser.mjs';
import { check } from './check.mjs';

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folders.length === 0 || options.some((option) => option !== '--without-metadata')) {
  console.error('node tests/pages/validate.mjs [--without-metadata] FOLDER…');
  process.exit(2);
}

const chromium = await browser();
let wrong = 0;
try {
  const metadata = !options.includes('--without-metadata');
  const checked = async (folder) => ({ folder, problems: await check(chromium, folder, { metadata }) });
  for await (const { folder, problems } of beside(folders, checked)) {
    console.log(`${problems.length === 0 ? 'good ' : 'WRONG'} ${folder}`);
    problems.forEach(({ assertion, problem }) => console.log(`  [${assertion}] ${problem}`));
    wrong += problems.length;
  }
} finally {
  await chromium.close();
}
console.log(wrong === 0 ? `Nothing wrong in ${folders.length} folders.` : `${wrong} problems.`);
process.exit(wrong === 0 ? 0 : 1);
