// Footnotes travel with their words: into another story, within one, cut and copied, and as HTML for other programs.
import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { mark, node, schema } from "../schema";
import { p, text, Writer } from "../testing";
import { withNotes } from "./carried";
import { clipboardText } from "./copied";

/** A paragraph in which `[1]` is the sign of a footnote. */
const signed = (words: string) =>
  node("paragraph").create(
    null,
    words.split(/(\[\w+\])/).flatMap((part) => {
      const label = /^\[(\w+)\]$/.exec(part)?.[1];
      return label ? [schema.text(label, [mark("note").create({ label })])] : text(part);
    }),
  );
const note = (label: string, words: string) => node("footnote").create({ label }, signed(words));

/** A document as `One [1] | 1: The note.`. */
function said(doc: Node): string {
  const parts: string[] = [];
  doc.forEach((block) => {
    const words: string[] = [];
    block.descendants((child) => {
      if (child.isText) words.push(mark("note").isInSet(child.marks) ? `[${child.text}]` : `${child.text}`);
    });
    parts.push(`${block.type === node("footnote") ? `${block.attrs.label}: ` : ""}${words.join("")}`);
  });
  return parts.join(" | ");
}

function select(writer: Writer, from: number, to: number) {
  writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, from, to)));
  return writer.view.serializeForClipboard(writer.state.selection.content());
}
const html = ({ dom }: { dom: HTMLElement }) => dom.innerHTML;
const whole = (writer: Writer) => select(writer, 1, (writer.state.doc.firstChild?.nodeSize ?? 2) - 1);

describe("copied words with footnotes", () => {
  it("bring the notes into another story under free names", () => {
    const from = new Writer(
      signed("The plan [1] costs [2] more."),
      note("1", "Of May."),
      note("2", "See [3]."),
      note("3", "Third."),
    );
    const copy = whole(from);
    const to = new Writer(signed("Before [1]."), note("1", "Mine.")).after("Before ");
    to.view.pasteHTML(html(copy));
    expect(said(to.state.doc)).toBe(
      "Before The plan [2] costs [3] more.[1]. | 1: Mine. | 2: Of May. | 3: See [4]. | 4: Third.",
    );
    to.press("Control+z");
    expect(said(to.state.doc)).toBe("Before [1]. | 1: Mine.");
  });

  it("keep their names where these are free", () => {
    const copy = whole(new Writer(signed("One [plan]."), note("plan", "A note.")));
    const to = new Writer(p("Before ")).after("Before ");
    to.view.pasteHTML(html(copy));
    expect(said(to.state.doc)).toBe("Before One [plan]. | plan: A note.");
  });

  it("are notes of their own when they are copied within a story, and the same note when they are cut", () => {
    const writer = new Writer(signed("One [1]."), p("Two"), note("1", "A note."));
    const copy = html(whole(writer));
    writer.after("Two").view.pasteHTML(copy);
    expect(said(writer.state.doc)).toBe("One [1]. | TwoOne [2]. | 1: A note. | 2: A note.");

    const cut = new Writer(signed("One [1]."), p("Two"), note("1", "A note."));
    const taken = html(whole(cut));
    cut.view.dispatch(cut.state.tr.deleteSelection());
    cut.after("Two").view.pasteHTML(taken);
    expect(said(cut.state.doc)).toBe(" | TwoOne [1]. | 1: A note.");
  });

  it("are read with their notes by other programs", () => {
    const writer = new Writer(signed("One [1]."), note("1", "A note."));
    expect(html(whole(writer))).toContain("A note.</p></div>");
    const slice = withNotes(writer.state.selection.content(), writer.state.doc);
    expect(clipboardText(slice)).toBe("One 1.\n\n[1] A note.");
  });

  it("take what was copied without notes as it is", () => {
    const copy = whole(new Writer(p("One"), note("1", "A note.")));
    expect(html(copy)).not.toContain("A note.");
  });

  it("are dropped as they were dragged", () => {
    const writer = new Writer(signed("One [1]."), note("1", "A note."));
    const dragged = writer.state.selection.content();
    const { slice } = whole(writer) as unknown as { slice: typeof dragged };
    let dropped = slice;
    writer.view.someProp("transformPasted", (change) => {
      dropped = change(dropped, writer.view, false);
    });
    expect(dropped.content.childCount).toBe(1);
  });
});
