// Marks follow the words, and those of a neighbour stay.
import { describe, expect, it } from "vitest";
import { p, Writer } from "../testing";

describe("missing facts", () => {
  it("of the next block stay marked when this one changes", () => {
    const writer = new Writer(p("TK one"), p("TK two"), p("three"));
    const marked = () => [...writer.view.dom.children].map((block) => block.getAttribute("data-tk"));
    expect(marked()).toEqual(["1 TK", "1 TK", null]);
    writer.after("one").type(" TK");
    expect(marked()).toEqual(["2 TK", "1 TK", null]);
    writer.after("three").type(" XX");
    expect(marked()).toEqual(["2 TK", "1 TK", "1 TK"]);
  });
});
