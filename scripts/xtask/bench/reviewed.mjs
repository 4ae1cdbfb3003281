// From a key to its paint in a story under review: the long story with open suggestions and comments all over it.

import assert from 'node:assert/strict';
import { Desk } from '../../../tests/app/desk.mjs';
import { beside, stories } from './keys.mjs';

const SUGGESTIONS = 500;
const COMMENTS = 200;
/** Blocks that go to the desk in one edit: a command line is not endless. */
const AT_ONCE = 80;
const WHEN = '2026-05-03T10:00:00Z';

export async function reviewed(folder) {
  const desk = await Desk.fresh();
  const { long } = await stories(desk, folder, [['long', Infinity]]);
  const { id: ana } = await desk.ask('people', 'add', 'Ana', '--role', 'editor');
  await suggest(desk, long.id, ana);
  await comment(desk, long.id);
  const { open } = await desk.ask('call', 'comments', JSON.stringify({ story: long.id }));
  assert.equal(open, COMMENTS);
  return beside(desk, [{ ...long, name: 'reviewed' }]);
}

/** Evenly over the paragraphs a word is struck out and another proposed in its place. */
async function suggest(desk, story, by) {
  const opened = await desk.ask('call', 'open_story', JSON.stringify({ story }));
  const blocks = opened.document.content;
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph');
  let made = 0;
  // Twice a paragraph at the most: its first word and its last.
  paragraphs.forEach((paragraph, n) => {
    const due = Math.round(((n + 1) * SUGGESTIONS) / paragraphs.length) - made;
    assert.ok(due <= 2, 'a paragraph has room for two suggestions');
    const proposal = () => ({ id: `proposal.${++made}`, by, at: WHEN });
    if (due > 0) paragraph.content = proposed(paragraph.content[0].text, due, proposal);
  });
  assert.equal(made, SUGGESTIONS);
  let base = opened.story.seq;
  for (let at = 0; at < blocks.length; at += AT_ONCE) {
    const insert = blocks.slice(at, at + AT_ONCE);
    const edit = { story, base, at, remove: insert.length, insert };
    ({ seq: base } = await desk.ask('call', 'edit_text', JSON.stringify(edit)));
  }
}

function proposed(text, due, proposal) {
  const words = text.split(' ');
  const swap = (word, other) => {
    const attrs = proposal();
    return [
      { type: 'text', text: word, marks: [{ type: 'del', attrs }] },
      { type: 'text', text: other, marks: [{ type: 'ins', attrs }] },
    ];
  };
  const first = words.shift();
  if (due === 1) return [...swap(first, 'Here'), { type: 'text', text: ` ${words.join(' ')}` }];
  const last = words.pop();
  return [...swap(first, 'Here'), { type: 'text', text: ` ${words.join(' ')} ` }, ...swap(last, 'there.')];
}

/** Evenly over the paragraphs their second words are spoken about. */
async function comment(desk, story) {
  const { document } = await desk.ask('call', 'open_story', JSON.stringify({ story }));
  const paragraphs = document.content.filter(({ type }) => type === 'paragraph');
  for (let n = 0; n < COMMENTS; n += 1) {
    const { attrs, content } = paragraphs[Math.floor((n * paragraphs.length) / COMMENTS)];
    const text = content.map((piece) => piece.text ?? '').join('');
    const from = text.indexOf(' ', text.indexOf(' ') + 1) + 1;
    const to = text.indexOf(' ', from);
    const on = { on: 'words', spans: [{ block: attrs.id, from, to, words: text.slice(from, to) }] };
    await desk.ask('call', 'add_comment', JSON.stringify({ story, on, text: 'Says who?' }), '--as', 'Ana');
  }
}
