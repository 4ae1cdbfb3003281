// Galley is killed while somebody types, as by a crash or an empty battery. A letter that stood on the screen for a
// second is still there; what is there is a beginning of what was typed; the desk is whole; and writing goes on
// where it ended.
//
// GALLEY_KILLS: how often (3). GALLEY_SEED: another course of events.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { until } from './wait.mjs';

const KILLS = Number(process.env.GALLEY_KILLS ?? 3);
const SEED = Number(process.env.GALLEY_SEED ?? 1);
/** The promise, in milliseconds. */
const SECOND = 1000;
const TEXT = 'Text of the story';
/** Where is typed, and how what is kept of it is read. */
const PLACES = {
  [TEXT]: (desk) => desk.text('ferry'),
  Standfirst: async (desk) => (await desk.story('ferry')).story.fields.standfirst,
};
const WORDS = 'the ferry leaves at seven and nobody on the quay has heard why it should be late again this week'.split(' ');

journey(`killed ${KILLS} times while typing, no letter older than a second is lost`, async ({ desk, open, say }) => {
  const chance = chanceFrom(SEED);
  await desk.cli('init');
  await desk.cli('call', 'create_story', JSON.stringify({ slug: 'ferry', headline: 'The ferry stays' }));
  const kept = Object.fromEntries(Object.keys(PLACES).map((place) => [place, '']));
  const ages = [];
  for (let round = 0; round < KILLS; round += 1) {
    const place = chance() < 0.7 ? TEXT : 'Standfirst';
    const app = await open();
    await app.sees('The ferry stays');
    await app.press('Enter');
    await app.click('textbox', place, { inside: ['article'] });
    await app.press('Control+End');
    await until('the page shows what was kept', async () =>
      letters(await app.value(place, { inside: ['article'] })) === kept[place]);

    const typing = type(app, chance, place === TEXT ? '\n' : ' ');
    await typing.reach(20 + Math.floor(chance() * 120));
    const killedAt = Date.now();
    await app.kill();
    const { typed, shown } = await typing.end();
    await app.end();

    const found = letters(await PLACES[place](desk));
    const all = kept[place] + typed.map(({ letter }) => letter).join('');
    assert.ok(all.startsWith(found), `what is kept is a beginning of what was typed:\n${found}\n${all}`);
    const age = (first) => (first ? Math.max(0, killedAt - first.at) : 0);
    ages.push({
      shown: age(shown.find(({ count }) => count > found.length)),
      typed: age(typed[found.length - kept[place].length]),
    });
    assert.match(await desk.cli('verify'), /^All is well/);
    kept[place] = found;
  }
  const oldest = (since) => Math.max(...ages.map((age) => age[since]));
  say(`The oldest letter lost in ${KILLS} kills (seed ${SEED}) had been on the screen for ${oldest('shown')} ms, `
    + `and been typed ${oldest('typed')} ms before; on the screen: ${ages.map((age) => age.shown).join(', ')}.`);
  assert.ok(oldest('shown') < SECOND, `a letter is lost that had been on the screen for ${oldest('shown')} ms`);
});

/**
 * Types words, with `turn` after some, until it is ended. Knows when it began to type which letter, and how many letters
 * were on the screen when; a letter counts from when the screen was asked that showed it.
 */
function type(app, chance, turn) {
  const [typed, shown] = [[], []];
  let ended = false;
  const typing = (async () => {
    while (!ended) {
      const word = WORDS[Math.floor(chance() * WORDS.length)];
      for (const sign of [...word, chance() < 0.1 ? turn : ' ']) {
        if (ended) return;
        if (sign.trim()) typed.push({ letter: sign, at: Date.now() });
        await app.type(sign);
      }
    }
  })();
  const watching = until('the typing has ended', async () => {
    const at = Date.now();
    if (!ended) shown.push({ at, count: letters(await app.ask('written')).length });
    return ended;
  });
  return {
    reach: (count) => until(`${count} letters are typed`, () => typed.length >= count),
    end: async () => {
      ended = true;
      await Promise.all([typing, watching]);
      return { typed, shown };
    },
  };
}

/** A text without the white between its letters. */
const letters = (text) => text.replace(/\s/g, '');

/** Chance that is the same for the same seed (mulberry32). */
function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
