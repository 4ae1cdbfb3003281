// The words whose link is asked for stay the same words.
import { expect, it } from "vitest";
import { p, Writer } from "../testing";
import { type Asked, askedLink, askLink, endAsking, links } from "./links";

function asks(writer: Writer) {
  const heard: (Asked | null)[] = [];
  const plugin = links(
    (asked) => heard.push(asked),
    () => {},
  );
  writer.view.updateState(writer.state.reconfigure({ plugins: [plugin, ...writer.state.plugins] }));
  return heard;
}
const words = ({ state }: Writer) => {
  const asked = askedLink(state);
  return asked && state.doc.textBetween(asked.from, asked.to);
};

it("is asked for the same words when others are written before, in and behind them", () => {
  const writer = new Writer(p("The report is out")).choose("report");
  const heard = asks(writer);
  expect(askLink(writer.view)).toBe(true);
  const first = heard.at(-1)?.asking;
  writer.before("The").type("Now ");
  expect(words(writer)).toBe("report");
  writer.after("rep").type("p");
  expect(words(writer)).toBe("repport");
  writer.after("out").type("!");
  writer.before(" is").type("s");
  expect(words(writer)).toBe("repport");
  expect(heard.at(-1)?.asking).toBe(first);
});

it("is asked for nothing once the words are gone, or nobody asks", () => {
  const writer = new Writer(p("The report is out")).choose("report");
  const heard = asks(writer);
  askLink(writer.view);
  writer.choose("report").press("Backspace");
  expect(words(writer)).toBeNull();
  expect(heard.at(-1)).toBeNull();
  writer.choose("out");
  askLink(writer.view);
  endAsking(writer.view);
  expect(heard.at(-1)).toBeNull();
});

it("cannot be asked for where there are no words", () => {
  const writer = new Writer(p("The report")).after("The");
  asks(writer);
  expect(askLink(writer.view)).toBe(false);
});
