// A Chromium for the checks.

import { need } from './packages.mjs';

/** Starts a Chromium; `CHROME_PATH` names another one. */
export function browser() {
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  return need('puppeteer-core').launch({ executablePath, headless: true, args: ['--no-sandbox', '--force-color-profile=srgb'] });
}

/** The ways a page is looked at. */
export const LOOKS = [1280, 320].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));

/** A tab of that width and colour scheme. */
export async function tab(chromium, { width, scheme }) {
  const page = await chromium.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  return page;
}

/** Walks down the page so that every lazy picture is loaded, and back up. */
export async function scrollThrough(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    scrollTo({ top: 0, behavior: 'instant' });
  });
}
