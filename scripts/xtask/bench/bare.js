// The editor that Galley's is measured beside: ProseMirror as it comes, with paragraphs and headings and nothing else.

import { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*', toDOM: () => ['p', 0] },
    heading: { group: 'block', content: 'text*', toDOM: () => ['h2', 0] },
    text: {},
  },
});

/** Shows blocks, each `{ type, text }`, in an element. */
export function show(element, blocks) {
  const doc = schema.node('doc', null, blocks.map(({ type, text }) => schema.node(type, null, schema.text(text))));
  return new EditorView(element, { state: EditorState.create({ doc }) });
}
