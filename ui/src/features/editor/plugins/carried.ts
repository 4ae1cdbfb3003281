// The texts of footnotes travel with the words that refer to them: a copy carries them behind the copied blocks, and a
// paste puts them at the end of the story, under names that are free there. Moving words within a story carries nothing:
// their notes are where they were.
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { type EditorState, Plugin, Selection, type Transaction } from "prosemirror-state";
import { freshId } from "../commands";
import { freeLabel, labels } from "../commands/notes";
import { mark, node } from "../schema";

const isNote = (block: Node) => block.type === node("footnote");

/** The names that signs in a node refer to. */
function referred(root: Node | Fragment): string[] {
  const found: string[] = [];
  root.descendants((child) => {
    const sign = mark("note").isInSet(child.marks);
    if (sign) found.push(String(sign.attrs.label));
    return !child.isText;
  });
  return found;
}

/** The footnotes of a story by name; of two with one name the first counts, as everywhere. */
function notesOf(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  doc.forEach((block) => {
    if (isNote(block) && !found.has(block.attrs.label)) found.set(block.attrs.label, block);
  });
  return found;
}

/** The copied stretch with the notes it refers to behind it, and those that these refer to in turn. */
export function withNotes(slice: Slice, doc: Node): Slice {
  const there = notesOf(doc);
  const known = new Set<string>();
  slice.content.forEach((block) => {
    if (isNote(block)) known.add(block.attrs.label);
  });
  const carried: Node[] = [];
  const waiting = referred(slice.content);
  for (let label = waiting.shift(); label !== undefined; label = waiting.shift()) {
    const note = there.get(label);
    if (!note || known.has(label)) continue;
    known.add(label);
    carried.push(note);
    waiting.push(...referred(note));
  }
  if (carried.length === 0) return slice;
  return new Slice(slice.content.append(Fragment.from(carried)), slice.openStart, 0);
}

/** Signs under other names; the sign's letters are the name. */
function renamed(fragment: Fragment, names: ReadonlyMap<string, string>): Fragment {
  const made: Node[] = [];
  fragment.forEach((child) => {
    const sign = mark("note").isInSet(child.marks);
    const label = sign && names.get(String(sign.attrs.label));
    if (child.isText && label) {
      const marks = mark("note").create({ label }).addToSet(child.marks);
      made.push(child.type.schema.text(label, marks));
    } else {
      made.push(child.isText ? child : child.copy(renamed(child.content, names)));
    }
  });
  return Fragment.from(made);
}

/** What is pasted and the notes that came with it; `null` when none came, or nothing else. */
function parted(slice: Slice): { words: Slice; notes: Node[] } | null {
  const words: Node[] = [];
  const notes: Node[] = [];
  slice.content.forEach((block) => void (isNote(block) ? notes : words).push(block));
  if (notes.length === 0 || words.length === 0) return null;
  const content = Fragment.from(words);
  // Where the stretch ended is not told once notes stand behind it; what begins within a block ends within one.
  const open = slice.openStart > 0 ? Slice.maxOpen(content, false) : new Slice(content, 0, 0);
  return { words: new Slice(content, slice.openStart, open.openEnd), notes };
}

/** Pastes words with their notes. A note whose sign was cut out of this story gets it back; every other one is new. */
export function pasteWithNotes(state: EditorState, slice: Slice): Transaction | null {
  const came = parted(slice);
  if (!came) return null;
  const there = notesOf(state.doc);
  const inUse = new Set(referred(state.doc));
  const taken = labels(state.doc);
  const names = new Map<string, string>();
  const fresh: { label: string; note: Node }[] = [];
  for (const note of came.notes) {
    const own = String(note.attrs.label);
    const left = there.get(own);
    if (left && !inUse.has(own) && left.content.eq(note.content)) continue;
    const label = taken.has(own) ? freeLabel(taken) : own;
    taken.add(label);
    names.set(own, label);
    fresh.push({ label, note });
  }
  const tr = closeHistory(state.tr);
  const { words } = came;
  tr.replaceSelection(new Slice(renamed(words.content, names), words.openStart, words.openEnd));
  const at = tr.selection;
  const last = tr.doc.content.size;
  const texts = fresh.map(({ label, note }) =>
    note.type.create({ ...note.attrs, id: freshId(), label }, renamed(note.content, names)),
  );
  if (texts.length > 0) tr.insert(last, texts);
  // The cursor stays behind the words.
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at.to, last)), -1));
  return tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste");
}

export function carried(): Plugin {
  /** What was dragged, before notes were added to it: it drops as it was. */
  const before = new WeakMap<Slice, Slice>();
  return new Plugin({
    props: {
      transformCopied: (slice, view) => {
        const whole = withNotes(slice, view.state.doc);
        if (whole !== slice) before.set(whole, slice);
        return whole;
      },
      transformPasted: (slice) => before.get(slice) ?? slice,
      handlePaste: (view, _event, slice) => {
        const tr = pasteWithNotes(view.state, slice);
        if (tr) view.dispatch(tr);
        return tr !== null;
      },
    },
  });
}
