// What the `/` menu offers where.
import { expect, it } from "vitest";
import { offers } from "../doings";
import { box, h, item, p, quote, table, ul, Writer } from "../testing";
import { SlashMenu } from "./slash.svelte";

/** What is offered to somebody who typed this; nothing when the menu stays away. */
function offered(writer: Writer, typed = "/"): string[] {
  const menu = new SlashMenu(() => offers(() => undefined));
  writer.type(typed);
  menu.look(writer.view);
  return menu.open ? menu.found.map(({ id }) => id) : [];
}

it("opens in an empty paragraph, and follows what is typed", () => {
  const empty = () => new Writer(p("One."), p("")).after("One.").press("Enter");
  expect(offered(empty())).toContain("table");
  expect(offered(empty(), "/tab")).toEqual(["table"]);
  expect(offered(empty(), "/nothing-of-the-kind")).toEqual([]);
  expect(offered(new Writer(p("One.")).after("One."))).toEqual([]);
});

it("opens in lists, boxes and quotations, and offers only what can be done there", () => {
  const inList = offered(new Writer(ul(item("one"))).after("one").press("Enter"));
  expect(inList).toContain("table");
  expect(inList).toContain("ordered_list");
  expect(inList).not.toContain("bullet_list");
  expect(inList).not.toContain("heading-2");
  const inBox = offered(new Writer(box("Facts", p("One."))).after("One.").press("Enter"));
  expect(inBox).toContain("heading-2");
  expect(inBox).toContain("divider");
  expect(inBox).not.toContain("quote");
  const inQuote = offered(new Writer(quote("One.", "Ana")).after("One.").press("Enter"));
  expect(inQuote).toContain("bullet_list");
  expect(inQuote).not.toContain("quote");
});

it("stays away from headings, cells and lines that are no paragraphs", () => {
  expect(offered(new Writer(h(2, "")).after(""))).toEqual([]);
  expect(offered(new Writer(table("Year|Boats")).after("Year").press("Tab", "Tab"))).toEqual([]);
});
