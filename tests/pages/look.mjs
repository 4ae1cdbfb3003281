// Pictures of a story's page for people to look at: wide and narrow, light and dark, and as printed.
//   node tests/pages/look.mjs FOLDER OUT

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOKS, browser, scrollThrough, tab } from './browser.mjs';
import { serve } from './serve.mjs';

const [folder, out] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const site = await serve(folder);
const chromium = await browser();
for (const look of LOOKS) {
  const page = await tab(chromium, look);
  await page.goto(site.url, { waitUntil: 'networkidle0' });
  await scrollThrough(page);
  await page.screenshot({ path: join(out, `${look.width}-${look.scheme}.png`), fullPage: true });
  await page.close();
}
const page = await tab(chromium, LOOKS[0]);
await page.goto(site.url, { waitUntil: 'networkidle0' });
await scrollThrough(page);
await page.pdf({ path: join(out, 'printed.pdf'), format: 'A4', preferCSSPageSize: true, tagged: true });
await chromium.close();
site.close();
