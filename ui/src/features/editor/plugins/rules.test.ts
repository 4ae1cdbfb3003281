// Signs of Markdown that are typed become marks; what stands between them keeps what it has.
import { expect, it } from "vitest";
import { mark, node, schema } from "../schema";
import { p, Writer } from "../testing";

it("takes the signs away and marks the words", () => {
  for (const [signs, name] of [
    ["**", "strong"],
    ["*", "em"],
    ["_", "em"],
    ["~~", "strike"],
    ["`", "code"],
  ] as const) {
    const writer = new Writer(p("so")).after("so");
    writer.type(` ${signs}it is${signs}`);
    expect(writer.text).toBe(`paragraph[so <${name}>it is</>]`);
    writer.type(" so");
    expect(writer.text).toBe(`paragraph[so <${name}>it is</> so]`);
  }
});

it("keeps a link, a note's sign and a line break between the signs", () => {
  const linked = schema.text("the plan", [mark("link").create({ href: "https://example.org" })]);
  const block = node("paragraph").create(null, [
    schema.text("See "),
    linked,
    node("hard_break").create(),
    schema.text("today"),
  ]);
  const writer = new Writer(block).after("See ");
  writer.type("**").after("today").type("**");
  const { firstChild } = writer.state.doc;
  const pieces: string[] = [];
  firstChild?.forEach((piece) => {
    const marks = piece.marks.map(({ type }) => type.name).sort();
    pieces.push(`${piece.isText ? piece.text : piece.type.name}:${marks.join("+")}`);
  });
  expect(pieces).toEqual(["See :", "the plan:link+strong", "hard_break:strong", "today:strong"]);
});

it("begins behind a line break too", () => {
  const lines = node("paragraph").create(null, [
    schema.text("One"),
    node("hard_break").create(),
    schema.text("x"),
  ]);
  const writer = new Writer(lines).before("x").type("**two**");
  expect(writer.text).toBe("paragraph[One hard_break<strong>two</>x]".replace(" hard_break", "hard_break"));
});
