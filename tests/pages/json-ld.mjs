// The JSON-LD: its escaping, and our profile of schema.org as a JSON Schema.

import { readFileSync } from 'node:fs';
import { need } from './packages.mjs';

const schema = JSON.parse(readFileSync(new URL('news-article.schema.json', import.meta.url), 'utf8'));
const Ajv = need('ajv/dist/2020').default;
const ajv = new Ajv({ allErrors: true, strict: true });
need('ajv-formats').default(ajv);
const valid = ajv.compile(schema);

/** Reports what the JSON-LD has that it must not, and lacks; leaves it in the story, parsed. */
export function jsonLd(story, report) {
  const raw = story.facts.scripts[0]?.text ?? '';
  if (/[<\u2028\u2029]/.test(raw)) report(7, 'the JSON-LD holds a character that is not escaped');
  try {
    story.jsonLd = JSON.parse(raw);
  } catch (fault) {
    report(6, `the JSON-LD does not parse: ${fault.message}`);
    story.jsonLd = {};
    return;
  }
  if (!valid(story.jsonLd)) {
    for (const { instancePath, message, params } of valid.errors) {
      report(6, `JSON-LD ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
    }
  }
  const { datePublished, dateModified } = story.jsonLd;
  for (const date of [datePublished, dateModified]) {
    if (!/T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(date ?? '')) report(9, `${date} carries no offset`);
  }
  if (new Date(dateModified) < new Date(datePublished)) report(9, 'modified before published');
}
