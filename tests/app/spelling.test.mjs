// Words are looked up in the language of the story, as they are typed.

import { join } from 'node:path';
import { journey } from './journey.mjs';
import { SHOTS } from './programs.mjs';
import { until } from './wait.mjs';

const TEXT = 'Text of the story';
/** As WebKitGTK underlines a word that is in no dictionary. */
const RED = '#ff6e6c';

journey('a word that is in no dictionary is underlined, where there is one', async ({ desk, open }) => {
  await desk.cli('init');
  for (const [slug, lang] of [['american', 'en-US'], ['artificial', 'art-x-galley']]) {
    await desk.cli('call', 'create_story', JSON.stringify({ slug }));
    await desk.cli('set', slug, `lang=${lang}`);
  }
  const app = await open();
  /** Whether something is underlined when one more word ends. The dictionary is there once nobody typed for a moment. */
  const goesOn = async (slug) => {
    await app.type('on ');
    await app.isSaved();
    const path = join(SHOTS, `spelling-${slug}.png`);
    await app.picture(path);
    return (await app.display.points(path, RED)) > 0;
  };
  const writes = async (slug, words) => {
    await app.run(slug);
    // Until it is there the story before it is, with a text of the same name.
    await app.sees(slug);
    await app.click('textbox', TEXT);
    await app.type(words);
    await app.isSaved();
  };
  await writes('american', 'The wrods are wrnog here ');
  await until('words are underlined', () => goesOn('american'));
  await writes('artificial', 'The wrods are wrnog here ');
  await until('nothing is underlined', async () => !(await goesOn('artificial')));
  await writes('american', 'and heer ');
  await until('words are underlined again', () => goesOn('american'));
  await app.close();
});
