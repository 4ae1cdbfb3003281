// Rules about the page's own structure: scripts, attributes, pictures, headings, footnotes, links.

const PERMITTED_LINK = /^(https?:\/\/|mailto:|tel:|#)/;
const RTL = /^(ar|arc|arz|azb|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b/;

// The order of the head, by kind.
const HEAD = [
  (tag) => tag.charset,
  (tag) => tag.name === 'viewport',
  (tag) => tag.tag === 'title',
  (tag) => tag.name === 'description',
  (tag) => tag.rel === 'canonical',
  (tag) => tag.rel === 'author',
  (tag) => tag.rel === 'license',
  (tag) => tag.name === 'robots',
  (tag) => tag.name === 'color-scheme',
  (tag) => tag.name === 'theme-color',
  (tag) => tag.property?.startsWith('og:') || tag.property?.startsWith('article:'),
  (tag) => tag.name === 'twitter:card',
  (tag) => tag.rel === 'stylesheet',
  (tag) => tag.tag === 'script',
];

/** Reports what stands on the page that must not, and what is missing. */
export function structure({ facts }, report) {
  head(facts, report);
  scripts(facts, report);
  images(facts, report);
  headings(facts, report);
  links(facts, report);
}

function head({ headTags }, report) {
  const order = headTags.map((tag) => HEAD.findIndex((is) => is(tag)));
  headTags.forEach((tag, at) => {
    if (order[at] < 0) report('head', `not foreseen: ${JSON.stringify(tag)}`);
    else if (at > 0 && order[at] < order[at - 1]) report('head', `out of order: ${JSON.stringify(tag)}`);
  });
  const empty = headTags.filter((tag) => tag.content === '' || tag.href === '');
  empty.forEach((tag) => report('head', `empty: ${JSON.stringify(tag)}`));
}

function scripts({ scripts, elements }, report) {
  if (scripts.length !== 1 || scripts[0].type !== 'application/ld+json') {
    report(5, `${scripts.length} scripts; one of JSON-LD is permitted`);
  }
  for (const { tag, attributes } of elements) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'style' || name.startsWith('on')) report(5, `<${tag} ${name}>`);
      if (/^\s*javascript:/i.test(value)) report(5, `<${tag} ${name}="${value}">`);
    }
    if (['style', 'iframe', 'object', 'embed', 'form', 'base'].includes(tag)) report(5, `<${tag}>`);
  }
}

function images({ images, figures, headline }, report) {
  const normal = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  if (images.length !== figures.length) report(13, 'a picture stands outside of a figure');
  figures.forEach(({ lead, caption, image }) => {
    const name = image.src;
    for (const needed of ['alt', 'width', 'height', 'src', 'srcset', 'sizes']) {
      if (image[needed] === undefined) report(13, `${name} has no ${needed}`);
    }
    if (lead && (image.loading === 'lazy' || image.fetchpriority !== 'high')) report(13, `the lead ${name} waits`);
    if (!lead && image.loading !== 'lazy') report(13, `${name} is not lazy`);
    const file = decodeURIComponent(name.split('/').pop());
    for (const other of [caption, headline, file, file.replace(/\.\w+$/, '')]) {
      if (image.alt && other && normal(image.alt) === normal(other)) report(13, `alt of ${name} repeats “${other}”`);
    }
  });
}

function headings({ headings, lang, dir }, report) {
  if (headings.filter(({ level }) => level === 1).length !== 1) report(21, 'not exactly one h1');
  headings.forEach(({ level, text }, at) => {
    if (at > 0 && level > headings[at - 1].level + 1) report(21, `“${text}” skips a level`);
    if (text === '') report(21, 'an empty heading');
  });
  const expected = RTL.test(lang) && !/-latn\b/i.test(lang) ? 'rtl' : 'ltr';
  if (dir !== expected) report(21, `dir is ${dir}, language is ${lang}`);
}

function links({ anchors, ids }, report) {
  const known = new Set(ids);
  if (known.size !== ids.length) {
    report(22, `ids that stand twice: ${ids.filter((id, at) => ids.indexOf(id) !== at).join(' ')}`);
  }
  for (const { href, text, label } of anchors) {
    if (!PERMITTED_LINK.test(href ?? '')) report(5, `a link to ${href}`);
    if (href?.startsWith('#') && !known.has(href.slice(1))) report(22, `nothing is called ${href}`);
    if (!text && !label) report(22, `a link to ${href} without words`);
  }
  const references = anchors.filter(({ role }) => role === 'doc-noteref');
  const backlinks = anchors.filter(({ role }) => role === 'doc-backlink');
  for (const { id, text } of references) {
    if (!backlinks.some(({ href }) => href === `#${id}`)) report(22, `no way back to footnote reference ${text}`);
  }
  for (const { href } of backlinks) {
    if (!references.some(({ id }) => href === `#${id}`)) report(22, `a way back to ${href}, which refers to nothing`);
  }
}
