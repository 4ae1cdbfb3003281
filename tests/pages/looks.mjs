// The page in a browser, wide and narrow, light and dark, under its own policy: no error, no foreign request,
// no shift, no sideways scroll, and nothing axe objects to.

import { readFileSync } from 'node:fs';
import { LOOKS, scrollThrough, tab } from './browser.mjs';
import { packaged } from './packages.mjs';
import { serve } from './serve.mjs';

const AXE = readFileSync(packaged('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Reports what goes wrong in each look. */
export async function looks(chromium, { folder }, report) {
  const site = await serve(folder);
  // In a window of its own: a page that is not in front draws nothing.
  const apart = await chromium.createBrowserContext();
  for (const look of LOOKS) {
    const where = `${look.width} ${look.scheme}`;
    const page = await tab(apart, look);
    page.on('console', (message) => {
      if (['error', 'warning', 'warn'].includes(message.type())) report(4, `${where}: console: ${message.text()}`);
    });
    page.on('pageerror', (fault) => report(4, `${where}: ${fault.message}`));
    page.on('requestfailed', (request) => report(4, `${where}: blocked or failed: ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) report(4, `${where}: ${response.status()} ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) report(4, `${where}: a foreign request to ${request.url()}`);
    });
    await page.evaluateOnNewDocument(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    const response = await page.goto(site.url, { waitUntil: 'networkidle0' });
    if (!response.headers()['content-security-policy']) report(4, 'the policy was not sent');
    await scrollThrough(page);
    const seen = await page.evaluate(() => ({
      shifted: window.shifted,
      violations: window.violations,
      broken: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.currentSrc || image.src),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    if (seen.shifted > 0) report(26, `${where}: the text moves by ${seen.shifted}`);
    if (seen.sideways > 0) report(3, `${where}: scrolls sideways by ${seen.sideways} px`);
    seen.violations.forEach((violation) => report(4, `${where}: policy: ${violation}`));
    seen.broken.forEach((source) => report(4, `${where}: not shown: ${source}`));
    await page.evaluate(AXE);
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), TAGS);
    for (const { id, help, nodes } of violations) {
      report(3, `${where}: axe ${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 140)).slice(0, 3).join(' ')}`);
    }
    await page.close();
  }
  await apart.close();
  site.close();
}
