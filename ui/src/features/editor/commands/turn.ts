// One kind of block made out of another, or out of several. Every word stays; where a kind has no room for what stands
// there (a link in code, a photo in a list), it is not offered. What gets lost is only what the other kind does not have,
// such as the level of a heading.
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { blockRange, freshId } from "../commands";
import { mark, node, schema } from "../schema";
import { chosen } from "../selection";
import { hasChosen } from "./chosen";

export const KINDS = [
  "paragraph",
  "heading2",
  "heading3",
  "bullet_list",
  "ordered_list",
  "quote",
  "fact_box",
  "code_block",
  "gallery",
  "figure",
] as const;
export type Kind = (typeof KINDS)[number];

const is = (block: Node, ...names: string[]) => names.includes(block.type.name);
const paragraph = (content: Fragment) => node("paragraph").create(null, content);
const line = (words: string) => (words ? Fragment.from(schema.text(words)) : Fragment.empty);

/** Without what belongs to a block of the top level. */
const bare = (block: Node) => block.type.create({ ...block.attrs, id: null, tc: null }, block.content);

/** A block with parts taken apart: its words in blocks of their own. Others are what they are. */
function opened(block: Node): Node[] {
  const found: Node[] = [];
  if (is(block, "quote")) {
    const lines: string[] = [];
    block.forEach((child) => {
      if (!is(child, "speaker", "source")) found.push(child);
      else if (child.textContent.trim()) lines.push(child.textContent.trim());
    });
    if (lines.length > 0) found.push(paragraph(line(lines.join(", "))));
  } else if (is(block, "pull_quote")) {
    block.forEach((child) => void (child.content.size > 0 && found.push(paragraph(child.content))));
  } else if (is(block, "fact_box")) {
    block.forEach((child) => {
      if (!is(child, "box_title")) found.push(child);
      else if (child.content.size > 0) found.push(node("heading").create({ level: 3 }, child.content));
    });
  } else {
    return [block];
  }
  return found.length > 0 ? found : [paragraph(Fragment.empty)];
}

/** A block as paragraphs, lists opened item by item; `null` when it is not made of words. */
function paragraphs(block: Node): Node[] | null {
  if (is(block, "paragraph")) return [block];
  if (is(block, "heading")) return [paragraph(block.content)];
  if (is(block, "code_block")) return [paragraph(withBreaks(block.textContent))];
  if (!is(block, "bullet_list", "ordered_list", "list_item")) return null;
  const found: Node[] = [];
  block.forEach((child) => void found.push(...(paragraphs(child) ?? [])));
  return found;
}

function withBreaks(code: string): Fragment {
  const pieces = code
    .split("\n")
    .flatMap((words, i) => [
      ...(i > 0 ? [node("hard_break").create()] : []),
      ...(words ? [schema.text(words)] : []),
    ]);
  return Fragment.from(pieces);
}

/** A paragraph's words on one line: a break is a space, unless one stands there already. */
function oneLine(content: Fragment): Fragment {
  const pieces: Node[] = [];
  content.forEach((piece) => {
    const before = pieces.at(-1)?.text ?? " ";
    if (piece.isText) pieces.push(piece);
    else if (!before.endsWith(" ")) pieces.push(schema.text(" "));
  });
  return Fragment.from(pieces);
}

/** All of these as paragraphs; `null` when one of them is not made of words. */
function allParagraphs(blocks: readonly Node[]): Node[] | null {
  const found = blocks.flatMap(opened).map(paragraphs);
  return found.every((some) => some !== null) ? found.flat() : null;
}

function asList(name: string, blocks: readonly Node[]): Node[] | null {
  const items: Node[] = [];
  for (const block of blocks.flatMap(opened)) {
    if (is(block, "bullet_list", "ordered_list")) block.forEach((item) => void items.push(item));
    else {
      const words = paragraphs(block);
      if (!words) return null;
      items.push(...words.map((one) => node("list_item").create(null, bare(one))));
    }
  }
  return [node(name).create(null, items)];
}

function asQuote(blocks: readonly Node[]): Node[] | null {
  const inside: Node[] = [];
  for (const block of blocks.flatMap(opened)) {
    const some = is(block, "bullet_list", "ordered_list") ? [block] : paragraphs(block);
    if (!some) return null;
    inside.push(...some.map(bare));
  }
  return [node("quote").create(null, [...inside, node("speaker").create(), node("source").create()])];
}

function asFactBox(blocks: readonly Node[]): Node[] | null {
  const [first, ...rest] = blocks;
  if (!first) return null;
  // A heading in front becomes the title, as it becomes a heading again when the box is taken apart.
  const titled = is(first, "heading") && rest.length > 0 && isPlain(first);
  const inside = (titled ? rest : blocks).flatMap((block) =>
    is(block, "fact_box", "pull_quote") ? opened(block) : [block],
  );
  const title = node("box_title").create(null, titled ? first.content : null);
  const content = Fragment.from([title, ...inside.map(bare)]);
  return node("fact_box").validContent(content) ? [node("fact_box").create(null, content)] : null;
}

/** Words without a mark, other than open suggestions. */
function isPlain(block: Node): boolean {
  let plain = true;
  block.descendants((child) => {
    if (child.isText) plain &&= child.marks.every(({ type }) => type === mark("ins") || type === mark("del"));
  });
  return plain;
}

/** Code has no marks: what would be lost with them (an address, a footnote, a suggestion) may not be turned into it. */
function asCode(blocks: readonly Node[]): Node[] | null {
  const inside = blocks.flatMap(opened);
  if (!inside.every((block) => is(block, "paragraph", "heading", "code_block"))) return null;
  const meant = [mark("link"), mark("note"), mark("ins"), mark("del")];
  const lossy = inside.some((block) => meant.some((type) => block.rangeHasMark(0, block.content.size, type)));
  if (lossy) return null;
  const code = inside.map((block) => block.textBetween(0, block.content.size, "\n", "\n")).join("\n");
  return [node("code_block").create(null, line(code))];
}

function asFigures(blocks: readonly Node[]): Node[] | null {
  const figures = blocks.flatMap((block) => (is(block, "gallery") ? block.content.content : [block]));
  return figures.every((block) => is(block, "figure")) ? [...figures] : null;
}

/** These blocks as another kind; `null` when words or photos would get lost, or when they are it already. */
export function turned(blocks: readonly Node[], kind: Kind): Node[] | null {
  const first = blocks[0];
  if (!first) return null;
  const found = made(blocks, kind);
  if (!found || found.length === 0) return null;
  // A proposal for a whole block is about that block: where there is none left that it could be about, it is in the way.
  const alone = blocks.length === 1;
  if (!(alone && found.length === 1) && blocks.some((block) => block.attrs.tc)) return null;
  const result = found.map((block, i) => {
    const own = i === 0 ? first.attrs.id : is(block, "figure") ? block.attrs.id : null;
    const tc = alone ? first.attrs.tc : null;
    return block.type.create({ ...block.attrs, id: own ?? freshId(), tc }, block.content);
  });
  const same = result.length === blocks.length && result.every((block, i) => block.eq(blocks[i] as Node));
  return same ? null : result;
}

function made(blocks: readonly Node[], kind: Kind): Node[] | null {
  switch (kind) {
    case "paragraph":
      return allParagraphs(blocks);
    case "heading2":
    case "heading3":
      return (
        allParagraphs(blocks)?.map((one) =>
          node("heading").create({ level: kind === "heading2" ? 2 : 3 }, oneLine(one.content)),
        ) ?? null
      );
    case "bullet_list":
    case "ordered_list":
      return asList(kind, blocks);
    case "quote":
      return blocks.length === 1 && blocks[0] && is(blocks[0], "quote") ? null : asQuote(blocks);
    case "fact_box":
      return blocks.length === 1 && blocks[0] && is(blocks[0], "fact_box") ? null : asFactBox(blocks);
    case "code_block":
      return asCode(blocks);
    case "gallery": {
      const figures = asFigures(blocks);
      const bareFigures = figures?.map((one) =>
        one.type.create({ ...one.attrs, id: null, lead: false, placement: "text" }, one.content),
      );
      return bareFigures ? [node("gallery").create(null, bareFigures)] : null;
    }
    case "figure":
      return blocks.some((block) => is(block, "gallery")) ? asFigures(blocks) : null;
  }
}

function touchedBlocks(state: EditorState): Node[] {
  const { first, last } = blockRange(state.selection);
  return Array.from({ length: last - first + 1 }, (_, i) => state.doc.child(first + i));
}

/** The kinds that the chosen blocks can become. */
export function kindsFor(state: EditorState): Kind[] {
  const blocks = touchedBlocks(state);
  return KINDS.filter((kind) => turned(blocks, kind) !== null);
}

/** Turns every block that the selection touches into one kind; the cursor stays at its letter. */
export const turn =
  (kind: Kind): Command =>
  (state, dispatch) => {
    const { from, to, first } = blockRange(state.selection);
    const next = turned(touchedBlocks(state), kind);
    if (!next) return false;
    if (!dispatch) return true;
    const letter = state.doc.textBetween(from, Math.max(from, Math.min(state.selection.head, to))).length;
    const tr = closeHistory(state.tr).replaceWith(from, to, next);
    if (hasChosen(state)) tr.setSelection(chosen(tr.doc, first, first + next.length - 1));
    else tr.setSelection(atLetter(tr.doc, from, letter));
    dispatch(tr.scrollIntoView());
    return true;
  };

/** A cursor behind so many letters, counted from a position. */
function atLetter(doc: Node, from: number, letters: number): Selection {
  let left = letters;
  let at = -1;
  doc.nodesBetween(from, doc.content.size, (child, pos) => {
    if (at >= 0 || pos < from) return at < 0;
    if (child.isTextblock && child.content.size === 0 && left === 0) at = pos + 1;
    if (!child.isText) return true;
    if (left <= child.nodeSize) at = pos + left;
    left -= child.nodeSize;
    return false;
  });
  return at < 0 ? Selection.near(doc.resolve(from), 1) : TextSelection.create(doc, at);
}
