// The part of the list for rows and columns, and for the numbers of a list; offered only where they can be done.
import ArrowDown from "@lucide/svelte/icons/arrow-down-to-line";
import ArrowLeft from "@lucide/svelte/icons/arrow-left-to-line";
import ArrowRight from "@lucide/svelte/icons/arrow-right-to-line";
import ArrowUp from "@lucide/svelte/icons/arrow-up-to-line";
import Rows from "@lucide/svelte/icons/between-horizontal-start";
import Columns from "@lucide/svelte/icons/between-vertical-start";
import ListOrdered from "@lucide/svelte/icons/list-ordered";
import Trash from "@lucide/svelte/icons/trash-2";
import { countFromOne, countOn } from "../commands/lists";
import { addColumn, addRow, moveColumn, moveRow, removeColumn, removeRow } from "../commands/table";
import { words } from "../words";
import type { WritingAction } from "../writing";

const say = words.actions;

export const ROWS: readonly WritingAction[] = [
  { id: "row-before", label: say.rowBefore, keys: "", icon: Rows, run: addRow("before"), local: true },
  { id: "row-after", label: say.rowAfter, keys: "", icon: Rows, run: addRow("after"), local: true },
  { id: "row-up", label: say.rowUp, keys: "", icon: ArrowUp, run: moveRow(-1), local: true },
  { id: "row-down", label: say.rowDown, keys: "", icon: ArrowDown, run: moveRow(1), local: true },
  { id: "row-remove", label: say.rowRemove, keys: "", icon: Trash, run: removeRow, local: true },
];

export const COLUMNS: readonly WritingAction[] = [
  {
    id: "column-before",
    label: say.columnBefore,
    keys: "",
    icon: Columns,
    run: addColumn("before"),
    local: true,
  },
  {
    id: "column-after",
    label: say.columnAfter,
    keys: "",
    icon: Columns,
    run: addColumn("after"),
    local: true,
  },
  { id: "column-left", label: say.columnLeft, keys: "", icon: ArrowLeft, run: moveColumn(-1), local: true },
  { id: "column-right", label: say.columnRight, keys: "", icon: ArrowRight, run: moveColumn(1), local: true },
  { id: "column-remove", label: say.columnRemove, keys: "", icon: Trash, run: removeColumn, local: true },
];

export const NUMBERS: readonly WritingAction[] = [
  { id: "count-on", label: say.countOn, keys: "", icon: ListOrdered, run: countOn, local: true },
  {
    id: "count-from-one",
    label: say.countFromOne,
    keys: "",
    icon: ListOrdered,
    run: countFromOne,
    local: true,
  },
];
