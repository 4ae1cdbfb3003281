// `@` and some letters offer stories; the chosen one is a link with its headline. An `@` of another kind is left alone.
import { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "../../../backend/call";
import { doc, p, shown } from "../testing";
import { stateOf } from "../text";
import { StoryMenu } from "./stories.svelte";

vi.mock("../../../backend/call", () => ({ call: vi.fn() }));

const story = (id: string, headline: string) => ({
  story: { id, slug: id, status: "draft", fields: { headline } },
});
const answer = {
  stories: [story("s1", "This one"), story("s2", "Ferry to stay"), story("s3", "")],
  photos: [],
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(answer as never);
});
afterEach(() => void vi.useRealTimers());

async function typed(words: string) {
  const menu = new StoryMenu("s1");
  const view = new EditorView(document.createElement("div"), { state: stateOf(doc(p()), [menu.plugin()]) });
  for (const letter of words) view.dispatch(view.state.tr.insertText(letter));
  await vi.runAllTimersAsync();
  const press = (key: string) => {
    const event = new KeyboardEvent("keydown", { key });
    return Boolean(view.someProp("handleKeyDown", (handle) => handle(view, event)));
  };
  return { menu, view, press };
}

it("offers other stories and puts in the chosen one", async () => {
  const { menu, view, press } = await typed("See @fer");
  expect(call).toHaveBeenCalledExactlyOnceWith("search", { words: "fer" });
  expect(menu.found.map(({ id }) => id)).toEqual(["s2", "s3"]);
  press("ArrowDown");
  press("ArrowDown");
  press("Enter");
  expect(shown(view.state.doc)).toBe("paragraph[See <link>Ferry to stay</>]");
  expect(view.state.doc.nodeAt(6)?.marks[0]?.attrs.href).toBe("story:s2");
  view.dispatch(view.state.tr.insertText("."));
  expect(shown(view.state.doc)).toBe("paragraph[See <link>Ferry to stay</>.]");
  expect(menu.open).toBe(false);
});

it("takes the slug of a story without a headline", async () => {
  const { view, press } = await typed("@fer");
  press("ArrowDown");
  press("Tab");
  expect(shown(view.state.doc)).toBe("paragraph[<link>s3</>]");
});

it("asks nothing for mail addresses, single letters and a bare sign", async () => {
  for (const words of ["ana@example", "@f", "@", "@ fer"])
    expect((await typed(words)).menu.open, words).toBe(false);
  expect(call).not.toHaveBeenCalled();
});

it("leaves Enter to the text when nothing is found, and after Escape", async () => {
  const { menu, press } = await typed("@ferry");
  press("Escape");
  expect(menu.open).toBe(false);
  vi.mocked(call).mockResolvedValue({ stories: [], photos: [] } as never);
  expect((await typed("@nobody")).menu.open).toBe(false);
});
