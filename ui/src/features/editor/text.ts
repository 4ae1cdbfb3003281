// The text as ProseMirror holds it: keys, plugins and node views put together in the order in which they are asked.
import { baseKeymap, chainCommands, exitCode, splitBlockAs } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { type Command, EditorState, type Plugin, Selection } from "prosemirror-state";
import { turnInto } from "./commands";
import { backspaceInRelated, enterInRelated, leaveCode, tabInCode } from "./commands/boxes";
import { chooseAll, extend, removeChosen, writeBelow } from "./commands/chosen";
import { tabToField } from "./commands/fields";
import { lift, liftAtStart, sink } from "./commands/lists";
import { clearCells, downARow, nextCell } from "./commands/table";
import { begin } from "./plugins/begin";
import { blanks } from "./plugins/blanks";
import { carried } from "./plugins/carried";
import { changed } from "./plugins/changed";
import { composed } from "./plugins/composed";
import { here } from "./plugins/here";
import { ids, withIds } from "./plugins/ids";
import { notes } from "./plugins/notes";
import {
  backspaceBelowQuote,
  backspaceInParts,
  deleteInParts,
  enterInParts,
  tabInParts,
} from "./plugins/parts";
import { rules } from "./plugins/rules";
import { square } from "./plugins/square";
import { tk } from "./plugins/tk";
import { whole } from "./plugins/whole";
import { node } from "./schema";
import { keyName, WRITING } from "./writing";

const item = () => node("list_item");

/** A heading whose sign is taken back is text again. */
const plainHeading: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type !== node("heading")) return false;
  return turnInto("paragraph")(state, dispatch);
};

/** So is code in which nothing stands. */
const plainCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== node("code_block") || $from.parent.content.size > 0) return false;
  return turnInto("paragraph")(state, dispatch);
};

/** A paragraph of a quotation goes on as a paragraph, not as its speaker, who may follow too. */
const splitInQuote: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  if ($from.depth !== 2 || $from.node(1).type !== node("quote")) return false;
  return splitBlockAs(() => ({ type: node("paragraph") }))(state, dispatch, view);
};

const breakLine: Command = chainCommands(exitCode, (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.type.contentMatch.matchType(node("hard_break"))) return false;
  dispatch?.(state.tr.replaceSelectionWith(node("hard_break").create()).scrollIntoView());
  return true;
});

function keys(): Plugin[] {
  const own: Record<string, Command> = {};
  for (const { keys, run } of WRITING) if (keys) own[keyName(keys)] = run;
  return [
    keymap({
      ...own,
      "Mod-y": redo,
      Enter: chainCommands(
        writeBelow(),
        downARow,
        leaveCode,
        enterInRelated,
        enterInParts,
        splitListItem(item()),
        splitInQuote,
      ),
      "Shift-Enter": breakLine,
      Tab: chainCommands(nextCell(1), tabInCode, sink, tabToField, tabInParts(1)),
      "Shift-Tab": chainCommands(nextCell(-1), lift, tabInParts(-1)),
      Backspace: chainCommands(
        undoInputRule,
        removeChosen,
        clearCells,
        backspaceInRelated,
        liftAtStart,
        backspaceInParts,
        plainHeading,
        plainCode,
        backspaceBelowQuote,
      ),
      Delete: chainCommands(removeChosen, clearCells, deleteInParts),
      "Mod-a": chooseAll,
      "Shift-ArrowUp": extend(-1),
      "Shift-ArrowDown": extend(1),
    }),
    keymap(baseKeymap),
  ];
}

/**
 * A state to write in, with the cursor at a place, or as near as the text allows. Blocks without an id, as an import may
 * leave them, get one; that is an edit like any other.
 */
export function stateOf(doc: Node, first: Plugin[], cursor = 0): EditorState {
  const state = EditorState.create({
    doc,
    selection: Selection.near(doc.resolve(Math.min(cursor, doc.content.size))),
    plugins: [
      ...first,
      composed(),
      rules(),
      ...keys(),
      ids(),
      square(),
      whole(),
      notes(),
      carried(),
      tk(),
      begin(),
      blanks(),
      changed(),
      here(),
      history({ newGroupDelay: 600 }),
      gapCursor(),
      dropCursor({ class: "drop-cursor", color: false }),
    ],
  });
  const tr = withIds(state);
  return tr ? state.apply(tr.setMeta("addToHistory", false)) : state;
}
