// The words of a stored text, to look at it without the editor: agreed words only, as Rust's `clean` has them. Nothing
// is checked here; Rust has checked every text that it hands out.

export interface Line {
  kind: "text" | "heading" | "quote" | "item" | "aside";
  words: string;
}

interface Node {
  type: string;
  text?: string;
  attrs?: { tc?: { kind?: string } | null };
  content?: Node[];
  marks?: { type: string }[];
}

const KINDS: Record<string, Line["kind"]> = {
  heading: "heading",
  quote: "quote",
  pull_quote: "quote",
  speaker: "aside",
  source: "aside",
  attribution: "aside",
  list_item: "item",
  figure: "aside",
  fact_box: "aside",
  table: "aside",
  embed: "aside",
  related: "aside",
  footnote: "aside",
};
/** The longest beginning, in characters; what does not fit on two lines is cut by the stylesheet. */
const BEGINNING = 120;

/** The lines of a text, one for each paragraph, head, item, caption or table row; without empty ones. */
export const lines = (document: unknown): Line[] =>
  blocksOf(document).flatMap((block) => linesOf(block, "text"));

/** The first words of every top-level block, by its index. */
export const beginnings = (document: unknown): string[] =>
  blocksOf(document).map((block) => (linesOf(block, "text")[0]?.words ?? "").slice(0, BEGINNING));

const blocksOf = (document: unknown): Node[] => (document as Node | null)?.content ?? [];

function linesOf(node: Node, around: Line["kind"]): Line[] {
  if (node.attrs?.tc?.kind === "inserted") return [];
  const kind = KINDS[node.type] ?? around;
  const inside = node.content ?? [];
  const row = node.type === "table_row";
  if (!row && !inside.some(isInline)) return inside.flatMap((child) => linesOf(child, kind));
  const words = row ? inside.map(wordsOf).filter(Boolean).join(" · ") : wordsOf(node);
  return words ? [{ kind, words }] : [];
}

const isInline = ({ type }: Node) => type === "text" || type === "hard_break";

/** Open suggestions are rejected: what is proposed is left out, what would go is still there. */
const wordsOf = ({ content = [] }: Node): string =>
  content
    .filter(({ marks }) => !marks?.some(({ type }) => type === "ins"))
    .map((piece) => (piece.type === "hard_break" ? "\n" : (piece.text ?? "")))
    .join("")
    .trim();
