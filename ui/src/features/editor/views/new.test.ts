// A block that was just put in has its tools at once: the cursor is in it already.
import { waitFor } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { p, Writer } from "../testing";
import { WRITING } from "../writing";
import type { Surroundings } from "./figure";
import { views } from "./index";

it.each(["embed", "table", "code"])("a new %s", async (id) => {
  const writer = new Writer(p());
  const around = { open: { turn: { other: null } }, onphotos: () => {}, onswap: () => {} };
  writer.view.setProps({ nodeViews: views(around as unknown as Surroundings) });
  const action = WRITING.find((one) => one.id === id);
  expect(action && writer.after("").run(action.run)).toBe(true);
  const tools = () => writer.view.dom.querySelector(".block_tools :is(input, button)");
  // The bar of a table is read when it is wanted first.
  await waitFor(() => expect(tools()).not.toBeNull(), { timeout: 50_000 });
});
