// Every shape of field is one text to a form.
import { expect, it } from "vitest";
import type { Story } from "./generated/commands";
import { fieldText } from "./story_fields";

const story = {
  slug: "a-slug",
  fields: {
    headline: "One",
    length: 700,
    due: null,
    tags: ["a", "b"],
    byline: [{ name: "Ana", role: "", url: "" }],
  },
} as unknown as Story;

it("shows every shape of field as one text", () => {
  const ids = ["slug", "headline", "length", "due", "tags", "byline"];
  expect(ids.map((id) => fieldText(story, id))).toEqual(["a-slug", "One", "700", "", "a, b", "Ana"]);
});
