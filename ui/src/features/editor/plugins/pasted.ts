// Where a paste goes and how it gets there: pure functions of states. What the pasted blocks are, Rust has said.
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { type EditorState, Selection, type Transaction } from "prosemirror-state";
import type { Paste } from "../../../backend/generated/commands";
import { node, schema } from "../schema";

/** A stretch of the document. */
export interface Stretch {
  from: number;
  to: number;
}

/** Blocks that take other blocks, by the names that Rust knows them by. */
const CONTAINERS = ["quote", "list_item", "fact_box", "footnote"];

/** The innermost container around a position; empty for the story itself. */
export function within($pos: ResolvedPos): string {
  for (let depth = $pos.depth - 1; depth > 0; depth -= 1) {
    const name = $pos.node(depth).type.name;
    if (CONTAINERS.includes(name)) return name;
  }
  return "";
}

/** A part that is one line, such as a caption or a cell, or verbatim text: it takes words and nothing else. */
export function takesOnlyWords({ selection: { $from, $to } }: EditorState): boolean {
  const { parent } = $from;
  const running = parent.type === node("paragraph") || parent.type === node("heading");
  return parent.isTextblock && $from.sameParent($to) && !running;
}

/** Words into a line, in the place of the selection or of a stretch: line ends are blanks there, but not in verbatim text. */
export function insertWords(state: EditorState, text: string, place?: Stretch): Transaction {
  const { from, to } = place ?? state.selection;
  const words = state.doc.resolve(from).parent.type.spec.code
    ? text.replace(/\r\n?/g, "\n")
    : text.replace(/\s*[\r\n]+\s*/g, " ").trim();
  return closeHistory(state.tr).insertText(words, from, to).scrollIntoView().setMeta("uiEvent", "paste");
}

/** The words of a paste, a line for each block. */
export const wordsOf = ({ blocks }: Pick<Paste, "blocks">) =>
  read(blocks)
    .map((block) => block.textBetween(0, block.content.size, "\n", "\n"))
    .join("\n");

/** Names of the footnotes of a story; they stand at its top level. */
export function noteNames(doc: Node): string[] {
  const names: string[] = [];
  doc.forEach((block) => {
    if (block.type === node("footnote")) names.push(String(block.attrs.label));
  });
  return names;
}

function read(blocks: readonly unknown[]): Node[] {
  return blocks.map((json) => schema.nodeFromJSON(json));
}

/** A line without the breaks that its new place does not take. */
function lineFor(parent: Node, line: Node): Fragment {
  if (parent.type.contentMatch.matchType(node("hard_break"))) return line.content;
  const pieces: Node[] = [];
  line.forEach((piece) => void pieces.push(piece.isText ? piece : schema.text(" ")));
  return Fragment.from(pieces);
}

function sliceFor($from: ResolvedPos, blocks: readonly Node[], inline: boolean): Slice {
  const [first] = blocks;
  if (inline && first) return new Slice(lineFor($from.parent, first), 0, 0);
  const all = Fragment.from(blocks);
  // The items of a pasted list go on with the list of the cursor.
  if (within($from) === "list_item" && first?.type.name.endsWith("_list")) return Slice.maxOpen(all, false);
  const open = (block: Node | null | undefined) => (block?.type === node("paragraph") ? 1 : 0);
  return new Slice(all, open(first), open(all.lastChild));
}

/** Does one write on in what ends here? */
const isWrittenOn = ({ parent, nodeBefore }: ResolvedPos) =>
  parent.isTextblock ||
  nodeBefore?.type === node("paragraph") ||
  nodeBefore?.type.name.endsWith("_list") === true;

/** Is it the end of the running text? Notes stand behind it. */
const isLast = ({ depth, nodeAfter }: ResolvedPos) =>
  depth === 0 && (!nodeAfter || nodeAfter.type === node("footnote"));

/** Puts a paste into a place. Answers the edit, with the cursor behind the paste, and where it went: the paste itself first. */
export function insertPaste(
  state: EditorState,
  { from, to }: Stretch,
  { blocks, behind, notes, inline }: Pick<Paste, "blocks" | "behind" | "notes" | "inline">,
): { tr: Transaction; stretches: Stretch[] } {
  const tr = closeHistory(state.tr);
  const inside = read(blocks);
  if (inside.length > 0) {
    tr.replaceRange(from, to, sliceFor(state.doc.resolve(from), inside, inline));
  } else {
    tr.delete(from, to);
  }
  const start = tr.mapping.map(from, -1);
  let end = tr.mapping.map(to, 1);
  const stretches: Stretch[] = [{ from: start, to: end }];
  const put = (nodes: Node[], at: number) => {
    if (nodes.length === 0) return at;
    tr.insert(at, nodes);
    const after = at + nodes.reduce((size, { nodeSize }) => size + nodeSize, 0);
    stretches.push({ from: at, to: after });
    return after;
  };
  if (behind.length > 0) {
    const $end = tr.doc.resolve(end);
    end = put(read(behind), $end.depth > 0 ? $end.after(1) : end);
  }
  put(read(notes), tr.doc.content.size);
  const goesOn = isWrittenOn(tr.doc.resolve(end));
  if (!goesOn && isLast(tr.doc.resolve(end))) tr.insert(end, node("paragraph").create());
  tr.setSelection(Selection.near(tr.doc.resolve(end), goesOn ? -1 : 1));
  return { tr: tr.scrollIntoView().setMeta("uiEvent", "paste"), stretches };
}

/** Puts plain words into the place of what was pasted. */
export function replacePasted(
  state: EditorState,
  [main, ...others]: readonly Stretch[],
  plain: Pick<Paste, "blocks" | "inline">,
): Transaction | null {
  if (!main) return null;
  const tr = closeHistory(state.tr);
  for (const { from, to } of [...others].sort((a, b) => b.from - a.from)) tr.delete(from, to);
  tr.replaceRange(main.from, main.to, sliceFor(tr.doc.resolve(main.from), read(plain.blocks), plain.inline));
  const end = tr.mapping.map(main.to, 1);
  return tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView();
}
