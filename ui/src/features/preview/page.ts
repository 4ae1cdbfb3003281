// The previewed page in its frame: takes a newer one by exchanging only what differs, so that nothing jumps, and knows
// which place on it belongs to which block of the text.

/** What a reader holds. */
export const SHEETS = ["phone", "tablet", "desktop", "paper"] as const;
export type Sheet = (typeof SHEETS)[number];

/** How wide each is, in CSS pixels; paper is A4. */
export const WIDTHS: Record<Sheet, number> = { phone: 390, tablet: 820, desktop: 1280, paper: 794 };
/** The margins of paper beside and above the print, as the sheet for printing sets them: 2.2 and 2 cm. */
export const MARGINS = { beside: 83, above: 76 };

/** A place of the text, and how far down the window it stands. */
export interface Spot {
  /** The block, by its id. */
  id: string;
  /** How much of the block lies above, from 0 to 1; below 0, how much of the story's head lies between, down to -1. */
  share: number;
  /** How far down the window, from 0 to 1. */
  at: number;
}

const PRINT = /\bprint\b/;
const DARK = /prefers-color-scheme:\s*dark/;

export class Page {
  #sheet: CSSStyleSheet | undefined;
  #css = "";
  /** Rules that hold only on paper, or only in the dark, with what they hold for. */
  #conditions: { media: MediaList; holds: "paper" | "dark" }[] = [];

  constructor(readonly doc: Document) {}

  /** How high the whole page is, in CSS pixels. */
  get height(): number {
    return this.doc.body?.offsetHeight ?? 0;
  }

  /** Shows a page as Rust wrote it. */
  show(html: string, css: string) {
    const next = new DOMParser().parseFromString(html, "text/html");
    const { documentElement: root, body } = this.doc;
    for (const name of ["lang", "dir"])
      root.setAttribute(name, next.documentElement.getAttribute(name) ?? "");
    exchange(body, [...next.body.childNodes]);
    if (css !== this.#css) this.#dress(css);
  }

  /** As it is read on paper, or in the dark. */
  read(as: { paper: boolean; dark: boolean }) {
    for (const { media, holds } of this.#conditions) media.mediaText = as[holds] ? "all" : "not all";
  }

  /** Where a place is, in CSS pixels from the top of the page; `null` when the page does not show that block. */
  top({ id, share }: Pick<Spot, "id" | "share">): number | null {
    const found = elementAfter(this.#place(id));
    if (!found) return null;
    const { top, height } = found.getBoundingClientRect();
    return top + share * (share < 0 ? top : height);
  }

  /** The block whose element is, or is around, the one at a point of the page. */
  blockAt(x: number, y: number): string | null {
    let node: Node | null = this.doc.elementFromPoint(x, y);
    while (node && node !== this.doc.body) {
      for (let before: Node | null = node; before; before = before.previousSibling) {
        if (before.nodeType !== Node.COMMENT_NODE) continue;
        if (elementAfter(before) === node) return before.nodeValue;
        break;
      }
      node = node.parentNode;
    }
    return null;
  }

  #place(id: string): Comment | null {
    const walk = this.doc.createTreeWalker(this.doc.body, NodeFilter.SHOW_COMMENT);
    while (walk.nextNode()) if (walk.currentNode.nodeValue === id) return walk.currentNode as Comment;
    return null;
  }

  #dress(css: string) {
    const window = this.doc.defaultView;
    if (!window) return;
    this.#sheet ??= new window.CSSStyleSheet();
    this.#sheet.replaceSync(css);
    this.doc.adoptedStyleSheets = [this.#sheet];
    this.#css = css;
    this.#conditions = [];
    for (const rule of this.#sheet.cssRules) {
      if (!(rule instanceof window.CSSMediaRule)) continue;
      const holds = PRINT.test(rule.media.mediaText)
        ? "paper"
        : DARK.test(rule.media.mediaText)
          ? "dark"
          : null;
      if (holds) this.#conditions.push({ media: rule.media, holds });
    }
  }
}

function elementAfter(node: Node | null): Element | null {
  let next = node?.nextSibling ?? null;
  while (next && next.nodeType !== Node.ELEMENT_NODE) {
    // The next block's place: this one shows nothing.
    if (next.nodeType === Node.COMMENT_NODE) return null;
    next = next.nextSibling;
  }
  return next as Element | null;
}

/** Gives an element these children, touching only those that differ; of those that differ alone, only what differs in them. */
export function exchange(parent: Node, wanted: Node[]) {
  const present = [...parent.childNodes];
  let first = 0;
  while (first < present.length && first < wanted.length && same(present[first], wanted[first])) first += 1;
  let last = 0;
  const most = Math.min(present.length, wanted.length) - first;
  while (last < most && same(present.at(-1 - last), wanted.at(-1 - last))) last += 1;
  const old = present.slice(first, present.length - last);
  const fresh = wanted.slice(first, wanted.length - last);
  if (old.length === fresh.length) {
    for (const [at, one] of old.entries()) exchangeOne(parent, one, fresh[at] as Node);
    return;
  }
  const before = present[present.length - last] ?? null;
  for (const node of old) parent.removeChild(node);
  for (const node of fresh) parent.insertBefore(node, before);
}

function exchangeOne(parent: Node, one: Node, other: Node) {
  if (same(one, other)) return;
  if (alike(one, other)) exchange(one, [...other.childNodes]);
  else parent.replaceChild(other, one);
}

const same = (one: Node | undefined, other: Node | undefined) =>
  Boolean(one && other && one.isEqualNode(other));

/** Two elements that differ at most in what is inside of them. */
const alike = (one: Node, other: Node) =>
  one.nodeType === Node.ELEMENT_NODE && one.cloneNode(false).isEqualNode(other.cloneNode(false));
