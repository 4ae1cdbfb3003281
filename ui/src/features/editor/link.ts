// A link on words: where it stands, where it may go, and setting it.
import type { EditorState, Transaction } from "prosemirror-state";
import { LINK } from "./marks";
import { mark } from "./schema";

/** The words a link is about: the selection, or the link around the cursor. `null` where there can be none. */
export function linkRange({
  selection,
  doc,
}: EditorState): { from: number; to: number; href: string } | null {
  const { $from, from, to, empty } = selection;
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(mark("link"))) return null;
  if (!empty) {
    let href = "";
    doc.nodesBetween(from, to, (child) => {
      href ||= mark("link").isInSet(child.marks)?.attrs.href ?? "";
    });
    return { from, to, href };
  }
  const around =
    mark("link").isInSet($from.marks()) ?? ($from.nodeAfter && mark("link").isInSet($from.nodeAfter.marks));
  if (!around) return null;
  let start = $from.index();
  if (start >= $from.parent.childCount || !around.isInSet($from.parent.child(start).marks)) start -= 1;
  let end = start + 1;
  while (start > 0 && around.isInSet($from.parent.child(start - 1).marks)) start -= 1;
  while (end < $from.parent.childCount && around.isInSet($from.parent.child(end).marks)) end += 1;
  return { from: $from.posAtIndex(start), to: $from.posAtIndex(end), href: around.attrs.href };
}

/** What was typed as an address; `null` when it is none. A bare name of a site or person is completed. */
export function address(typed: string): string | null {
  const text = typed.trim();
  if (LINK.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^\s/:]+\.[^\s/:.]{2,}(?:[/?#]\S*)?$/.test(text) ? `https://${text}` : null;
}

export function setLink(state: EditorState, from: number, to: number, href: string): Transaction {
  const tr = state.tr.removeMark(from, to, mark("link"));
  return href ? tr.addMark(from, to, mark("link").create({ href })) : tr;
}

/** Where an address goes, for people: the host first, then the rest; or the id of a story of the desk. */
export function goal(href: string): { host: string; rest: string; story: string } {
  const nowhere = { host: "", rest: "", story: "" };
  if (href.startsWith("story:")) return { ...nowhere, story: href.slice("story:".length) };
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url) return nowhere;
  if (url.protocol === "mailto:" || url.protocol === "tel:") return { ...nowhere, host: url.pathname };
  const path = `${url.pathname}${url.search}${url.hash}`;
  return { ...nowhere, host: url.host.replace(/^www\./, ""), rest: path === "/" ? "" : path };
}
