// What is pasted keeps its meaning, and nothing in it runs.
import { describe, expect, it } from "vitest";
import { p, quote, Writer } from "./testing";

const pasted = (html: string, into = p()) => {
  const writer = new Writer(into).after("");
  writer.view.pasteHTML(html, new Event("paste") as ClipboardEvent);
  return writer.text;
};

describe("pasted HTML", () => {
  it("keeps headings, emphasis, links and lists", () => {
    expect(
      pasted(
        '<h1>Title</h1><p>A <b>bold</b>, <i>slanted</i> <a href="https://example.org">link</a>.</p><ul><li>one</li><li>two</li></ul>',
      ),
    ).toBe(
      "heading2[Title] paragraph[A <strong>bold</>, <em>slanted</> <link>link</>.] " +
        "bullet_list(list_item(paragraph[one]) list_item(paragraph[two]))",
    );
  });

  it("never makes a plain paragraph of a quotation", () => {
    expect(pasted("<p>Before</p><blockquote><p>We knew.</p></blockquote><p>After</p>")).toBe(
      "paragraph[Before] quote(paragraph[We knew.] speaker[] source[]) paragraph[After]",
    );
  });

  it("keeps the words of a picture and asks for its file", () => {
    expect(
      pasted(
        '<figure><img src="https://example.org/a.jpg" alt="A ridge"><figcaption>The ridge</figcaption></figure>',
      ),
    ).toBe("figure(caption[The ridge] credit[])");
  });

  it("leaves scripts, handlers and evil addresses behind", () => {
    const text = pasted(
      '<p onclick="evil()">Words<script>evil()</script> <a href="javascript:evil()">here</a></p><img src=x onerror="evil()">',
    );
    expect(text).toBe("paragraph[Words here]");
  });

  it("stays inside a quotation it is pasted into", () => {
    const writer = new Writer(quote("We ", "Ana")).after("We ");
    writer.view.pasteHTML("<h2>Loud</h2><p>words</p>", new Event("paste") as ClipboardEvent);
    expect(writer.text).toBe("quote(paragraph[We Loud] paragraph[words] speaker[Ana] source[])");
  });
});

describe("pasted text", () => {
  it("becomes paragraphs", () => {
    const writer = new Writer(p()).after("");
    writer.view.pasteText("One line.\n\nAnother.", new Event("paste") as ClipboardEvent);
    expect(writer.text).toBe("paragraph[One line.] paragraph[Another.]");
  });
});
