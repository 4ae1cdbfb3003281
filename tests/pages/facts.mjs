// What a page says, read once from its own document, for all checks to compare.

import { tab } from './browser.mjs';
import { serve } from './serve.mjs';

/** The page's facts: plain values only. */
export async function facts(chromium, { folder }) {
  const site = await serve(folder);
  const page = await tab(chromium, { width: 1280, scheme: 'light' });
  await page.goto(site.url, { waitUntil: 'load' });
  const found = await page.evaluate(() => {
    const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    const attributes = (element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    return {
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      title: text(document.querySelector('title')),
      headTags: all('head > *', (element) => ({ tag: element.localName, ...attributes(element) })),
      meta: all('meta', attributes),
      links: all('link', attributes),
      scripts: all('script', (script) => ({ ...attributes(script), inHead: script.parentElement === document.head, text: script.textContent })),
      elements: all('*', (element) => ({ tag: element.localName, attributes: attributes(element) })),
      headings: all('h1, h2, h3, h4, h5, h6', (heading) => ({ level: Number(heading.localName[1]), text: text(heading) })),
      headline: document.querySelector('h1')?.textContent.trim() ?? '',
      standfirst: text(document.querySelector('.standfirst')),
      authors: all('.byline .author, .byline .agency', text),
      authorUrls: all('.byline a.author', (a) => a.href),
      contributors: all('.byline .contributor', text),
      published: document.querySelector('.published time')?.dateTime,
      updated: document.querySelector('.updated time')?.dateTime,
      tags: all('.tags li', text),
      section: text(document.querySelector('.masthead .section')),
      figures: all('figure.photo', (figure) => {
        const image = figure.querySelector('img');
        return {
          lead: figure.classList.contains('lead'),
          caption: text(figure.querySelector('.caption')),
          credit: text(figure.querySelector('.credit')),
          generated: figure.querySelector('.generated') !== null,
          image: attributes(image),
          sources: [...figure.querySelectorAll('source')].map(attributes),
        };
      }),
      images: all('img', attributes),
      anchors: all('a', (a) => ({ href: a.getAttribute('href'), role: a.getAttribute('role'), id: a.id, text: text(a), label: a.getAttribute('aria-label') })),
      ids: all('[id]', (element) => element.id),
      unreadLanguages: all('main [lang]', (element) => element.getAttribute('lang')),
    };
  });
  await page.close();
  site.close();
  return found;
}
