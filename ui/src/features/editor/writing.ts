// The one list of what can be done to the text. Keys, palette, the `/` menu and the bar over a selection are all
// drawn from it: an action is one line here, or in one of the parts in `writing/`.
import Bold from "@lucide/svelte/icons/bold";
import Heading2 from "@lucide/svelte/icons/heading-2";
import Heading3 from "@lucide/svelte/icons/heading-3";
import Heading4 from "@lucide/svelte/icons/heading-4";
import Italic from "@lucide/svelte/icons/italic";
import List from "@lucide/svelte/icons/list";
import ListOrdered from "@lucide/svelte/icons/list-ordered";
import Pilcrow from "@lucide/svelte/icons/pilcrow";
import Quote from "@lucide/svelte/icons/quote";
import Redo from "@lucide/svelte/icons/redo-2";
import SeparatorHorizontal from "@lucide/svelte/icons/separator-horizontal";
import TextQuote from "@lucide/svelte/icons/text-quote";
import Undo from "@lucide/svelte/icons/undo-2";
import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import type { Component } from "svelte";
import { quoteAround, toggleQuote, turnInto } from "./commands";
import { insertDivider, pullOut } from "./commands/boxes";
import { inListOf, toggleList } from "./commands/lists";
import { mark, node } from "./schema";
import { words } from "./words";
import { PUTTING, WHOLE } from "./writing/blocks";
import { COLUMNS, NUMBERS, ROWS } from "./writing/tables";

export interface WritingAction {
  id: string;
  label: string;
  /** As "Mod+B"; empty for none. */
  keys: string;
  icon: Component;
  run: Command;
  /** Offered in the `/` menu, with these other names it is found by. */
  slash?: string[];
  /** Offered over a selection. */
  bubble?: boolean;
  /** Offered in the palette only where it can be done. */
  local?: boolean;
  /** Photos are chosen next. */
  photos?: boolean;
  /** Whether it holds for the selection. */
  on?: (state: EditorState) => boolean;
}

function marked(name: "strong" | "em" | "link") {
  return ({ selection: { $from, from, to, empty }, storedMarks, doc }: EditorState) =>
    empty
      ? Boolean(mark(name).isInSet(storedMarks ?? $from.marks()))
      : doc.rangeHasMark(from, to, mark(name));
}

const isHeading =
  (level: number) =>
  ({ selection: { $from } }: EditorState) =>
    $from.parent.type === node("heading") && $from.parent.attrs.level === level;

/** The same again takes it back. */
const toggleHeading =
  (level: number): Command =>
  (state, dispatch) =>
    isHeading(level)(state)
      ? turnInto("paragraph")(state, dispatch)
      : turnInto("heading", { level })(state, dispatch);

const say = words.actions;

export const WRITING: readonly WritingAction[] = [
  {
    id: "strong",
    label: say.strong,
    keys: "Mod+B",
    icon: Bold,
    run: toggleMark(mark("strong")),
    bubble: true,
    on: marked("strong"),
  },
  {
    id: "em",
    label: say.em,
    keys: "Mod+I",
    icon: Italic,
    run: toggleMark(mark("em")),
    bubble: true,
    on: marked("em"),
  },
  {
    id: "paragraph",
    label: say.paragraph,
    keys: "Mod+Alt+0",
    icon: Pilcrow,
    run: turnInto("paragraph"),
  },
  {
    id: "heading-2",
    label: say.heading(2),
    keys: "Mod+Alt+2",
    icon: Heading2,
    run: toggleHeading(2),
    slash: ["h2", "title", "section"],
    bubble: true,
    on: isHeading(2),
  },
  {
    id: "heading-3",
    label: say.heading(3),
    keys: "Mod+Alt+3",
    icon: Heading3,
    run: toggleHeading(3),
    slash: ["h3"],
    on: isHeading(3),
  },
  {
    id: "heading-4",
    label: say.heading(4),
    keys: "Mod+Alt+4",
    icon: Heading4,
    run: toggleHeading(4),
    on: isHeading(4),
  },
  {
    id: "bullet_list",
    label: say.bullet_list,
    keys: "Mod+Shift+8",
    icon: List,
    run: toggleList("bullet_list"),
    slash: ["ul", "points", "-"],
    on: inListOf("bullet_list"),
  },
  {
    id: "ordered_list",
    label: say.ordered_list,
    keys: "Mod+Shift+7",
    icon: ListOrdered,
    run: toggleList("ordered_list"),
    slash: ["ol", "steps", "1."],
    on: inListOf("ordered_list"),
  },
  {
    id: "quote",
    label: say.quote,
    keys: "Mod+Shift+9",
    icon: TextQuote,
    run: toggleQuote,
    slash: ["blockquote", "said", ">"],
    bubble: true,
    on: ({ selection }) => quoteAround(selection.$from) !== null,
  },
  {
    id: "pull_quote",
    label: say.pull_quote,
    keys: "Mod+Shift+0",
    icon: Quote,
    run: pullOut,
    slash: ["pullout"],
    bubble: true,
  },
  {
    id: "divider",
    label: say.divider,
    keys: "",
    icon: SeparatorHorizontal,
    run: insertDivider,
    slash: ["line", "rule", "---"],
  },
  ...PUTTING,
  ...WHOLE,
  ...ROWS,
  ...COLUMNS,
  ...NUMBERS,
  { id: "undo", label: say.undo, keys: "Mod+Z", icon: Undo, run: undo },
  { id: "redo", label: say.redo, keys: "Mod+Shift+Z", icon: Redo, run: redo },
];

/** "Mod+Shift+8" as ProseMirror names it. */
export function keyName(keys: string): string {
  const parts = keys.split("+");
  const last = parts.pop() ?? "";
  return [...parts, last.length === 1 ? last.toLowerCase() : last].join("-");
}
