// Links go somewhere good, and are found whole.
import { EditorState, TextSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import { address, goal, linkRange, setLink } from "./link";
import { schema } from "./schema";

function story(words: string) {
  const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text(words)])]);
  return EditorState.create({ doc });
}
const choose = (state: EditorState, from: number, to: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));

it("completes bare names and refuses what would not go anywhere good", () => {
  expect(address("example.org/a?b=c")).toBe("https://example.org/a?b=c");
  expect(address("ana@example.org")).toBe("mailto:ana@example.org");
  expect(address(" https://example.org ")).toBe("https://example.org");
  for (const wrong of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "nothing", ""]) {
    expect(address(wrong), wrong).toBeNull();
  }
});

it("finds the whole link around the cursor, sets it and takes it away", () => {
  let state = choose(story("one two three"), 5, 8);
  expect(linkRange(state)).toEqual({ from: 5, to: 8, href: "" });
  state = state.apply(setLink(state, 5, 8, "https://example.org"));
  state = choose(state, 6, 6);
  expect(linkRange(state)).toEqual({ from: 5, to: 8, href: "https://example.org" });
  state = state.apply(setLink(state, 5, 8, ""));
  expect(linkRange(choose(state, 6, 6))).toBeNull();
});

it("says where a link goes, the host first", () => {
  expect(goal("https://www.example.org/a?b=c#d")).toEqual({
    host: "example.org",
    rest: "/a?b=c#d",
    story: "",
  });
  // What looks like a host before an @ is none.
  expect(goal("https://example.org@evil.example/")).toMatchObject({ host: "evil.example", rest: "" });
  expect(goal("mailto:ana@example.org").host).toBe("ana@example.org");
  expect(goal("story:abc")).toEqual({ host: "", rest: "", story: "abc" });
  expect(goal("#here")).toEqual({ host: "", rest: "", story: "" });
});
