// One story, said four times: what readers see, the head, Open Graph and the JSON-LD must agree.

/** Reports where they do not. */
export function agreement({ facts, jsonLd, manifest }, report) {
  const meta = (name) => facts.meta.filter((tag) => (tag.property ?? tag.name) === name).map((tag) => tag.content);
  const link = (rel) => facts.links.filter((tag) => tag.rel === rel).map((tag) => tag.href);
  const same = (assertion, what, ...values) => {
    const said = values.map((value) => JSON.stringify(value ?? null));
    if (new Set(said).size > 1) report(assertion, `${what} differ: ${said.join(' · ')}`);
  };

  const fold = (text) => text?.replace(/\s+/g, ' ').trim();
  same(8, 'headlines', ...[facts.title, facts.headline, meta('og:title')[0], jsonLd.headline].map(fold));
  // The characters themselves, not only what is left when blanks are folded.
  same(7, 'headlines', facts.headline, jsonLd.headline, meta('og:title')[0]);
  same(8, 'standfirsts', ...[facts.standfirst, meta('description')[0] ?? '', meta('og:description')[0] ?? '', jsonLd.description ?? ''].map(fold));
  same(8, 'addresses', link('canonical')[0], meta('og:url')[0], jsonLd.url, jsonLd.mainEntityOfPage?.['@id'], manifest.url);
  same(8, 'languages', facts.lang, jsonLd.inLanguage);
  same(8, 'dates of publication', facts.published, meta('article:published_time')[0], jsonLd.datePublished, manifest.published);
  same(8, 'dates of change', facts.updated ?? facts.published, meta('article:modified_time')[0], jsonLd.dateModified, manifest.modified);
  same(8, 'authors', facts.authors, jsonLd.author?.map(({ name }) => name));
  same(8, 'contributors', facts.contributors, (jsonLd.contributor ?? []).map(({ name }) => name));
  const pages = (jsonLd.author ?? []).map(({ url }) => url).filter(Boolean);
  same(8, 'pages of authors', facts.authorUrls, pages, link('author'), meta('article:author'));
  same(8, 'sections', facts.section, meta('article:section')[0] ?? '', jsonLd.articleSection ?? '');
  same(25, 'tags', facts.tags, meta('article:tag'), jsonLd.keywords ?? []);

  for (const { name } of jsonLd.author ?? []) {
    if (/^by\s/i.test(name)) report(10, `an author is called “${name}”`);
  }
  for (const title of ['news_keywords', 'standout', 'syndication-source', 'original-source']) {
    if (meta(title).length > 0) report('dead', `${title} is dead`);
  }
}
