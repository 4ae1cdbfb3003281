// Where nothing is written yet, it is said where one begins; and nowhere else.
import { expect, it } from "vitest";
import { doc, h, p, Writer } from "../testing";

it("says where one begins until something is there, and again when nothing is", () => {
  const writer = new Writer(p("")).after("");
  const says = () => writer.view.dom.hasAttribute("data-begin");
  expect(says()).toBe(true);
  writer.type("a");
  expect(says()).toBe(false);
  writer.press("Backspace");
  writer.view.dispatch(writer.state.tr.delete(1, writer.state.doc.firstChild?.nodeSize ?? 1));
  expect(says()).toBe(true);
  const { tr } = writer.state;
  writer.view.dispatch(tr.replaceWith(0, tr.doc.content.size, doc(p(""), p("")).content));
  expect(says()).toBe(false);
  expect(new Writer(h(2, "")).view.dom.hasAttribute("data-begin")).toBe(false);
});
