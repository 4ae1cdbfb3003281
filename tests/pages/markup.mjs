// The Nu checker and html-validate over a page and its stylesheet.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { need, packaged } from './packages.mjs';

const run = promisify(execFile);

// Rules of html-validate that judge the writer's words and not our markup.
const RULES = {
  // Headlines are as long as the desk wants them.
  'long-title': 'off',
  // A writer may link a telephone number as she wrote it.
  'tel-non-breaking': 'off',
  // Block names are the writer's; HTML permits any without blanks.
  'valid-id': ['error', { relaxed: true }],
  // A scrolling region needs a role of its own; there is no element for it.
  'prefer-native-element': ['error', { exclude: ['region', 'group'] }],
  // An aside within an article is no landmark and needs no name; axe judges landmarks as browsers do.
  'unique-landmark': 'off',
  // Blanks at the ends of code lines are the writer's.
  'no-trailing-whitespace': 'off',
};

// For a Java that ends before what it knows of the code would pay; with code of that kind HTML's schema needs a deeper stack.
const BRIEFLY = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m'];

/** Reports what the checkers call an error. */
export async function markup({ folder, html }, report) {
  const checker = packaged('vnu-jar/build/dist/vnu.jar');
  const files = ['index.html', 'article.css'].map((name) => join(folder, name));
  const args = [...BRIEFLY, '-jar', checker, '--also-check-css', '--format', 'json', '--stdout', '--exit-zero-always', ...files];
  const { stdout } = await run('java', args, { maxBuffer: 64 << 20 });
  for (const message of JSON.parse(stdout).messages) {
    const place = `${message.url?.split('/').pop()}:${message.lastLine ?? '?'}`;
    if (message.type === 'error') report(2, `Nu checker, ${place}: ${message.message} ${message.extract ?? ''}`);
    else if (message.subType === 'warning') console.log(`  (Nu checker warns, ${place}: ${message.message})`);
  }

  const { HtmlValidate } = need('html-validate');
  const checked = await new HtmlValidate({ extends: ['html-validate:recommended'], rules: RULES }).validateString(html);
  for (const { messages } of checked.results) {
    for (const { ruleId, message, line, severity } of messages) {
      if (severity >= 2) report(2, `html-validate, index.html:${line}: ${message} (${ruleId})`);
    }
  }
}
