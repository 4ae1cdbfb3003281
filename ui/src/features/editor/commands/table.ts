// What can be done to a table. Not by prosemirror-tables: that keeps spans and widths in its cells, which a Galley table
// does not have and Rust refuses, and it knows no row that is always the header. What is left is small: every command
// reads the grid as rows of words, changes those, and writes the grid again; so rows are equally wide, the first is the
// header, and no other shape can come out.
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  type Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { node } from "../schema";

/** Rows of cells of words; the first row is the header. */
export type Grid = Fragment[][];

export interface Place {
  table: Node;
  /** Where the table's grid begins in the document. */
  pos: number;
  grid: Grid;
  row: number;
  column: number;
}

const isCell = (block: Node) => block.type === node("table_cell") || block.type === node("table_header");

function gridOf(grid: Node): Grid {
  const rows: Grid = [];
  grid.forEach((row) => {
    const cells: Fragment[] = [];
    row.forEach((cell) => void cells.push(cell.content));
    rows.push(cells);
  });
  return rows;
}

/** The grid as nodes: short rows are filled up, the first row is the header. */
export function written(grid: Grid): Node {
  const width = Math.max(1, ...grid.map((row) => row.length));
  const rows = (grid.length > 0 ? grid : [[]]).map((row, i) => {
    const kind = node(i === 0 ? "table_header" : "table_cell");
    const cells = Array.from({ length: width }, (_, j) => kind.create(null, row[j] ?? null));
    return node("table_row").create(null, cells);
  });
  return node("table_grid").create(null, rows);
}

/** Is it as `written` would write it? A glance at every row. */
export function isSquare(grid: Node): boolean {
  const width = grid.firstChild?.childCount ?? 0;
  let square = width > 0;
  grid.forEach((row, _pos, i) => {
    const kind = node(i === 0 ? "table_header" : "table_cell");
    square &&= row.childCount === width && row.firstChild?.type === kind;
  });
  return square;
}

/** The same table, put right. */
export const squared = (grid: Node): Node => written(gridOf(grid));

/** The table that the cursor is in, and its cell; from the caption it is the first cell. */
export function tableAt({ $from }: Selection): Place | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const table = $from.node(depth);
    if (table.type !== node("table")) continue;
    const grid = table.child(1);
    const pos = $from.start(depth) + table.child(0).nodeSize;
    const inGrid = $from.depth >= depth + 3 && $from.index(depth) === 1;
    const row = inGrid ? $from.index(depth + 1) : 0;
    return { table, pos, grid: gridOf(grid), row, column: inGrid ? $from.index(depth + 2) : 0 };
  }
  return null;
}

/** Where the words of a cell begin in a grid that stands at a position. */
function cellStart(grid: Node, pos: number, row: number, column: number): number {
  let at = pos + 1;
  for (let i = 0; i < row; i += 1) at += grid.child(i).nodeSize;
  at += 1;
  for (let j = 0; j < column; j += 1) at += grid.child(row).child(j).nodeSize;
  return at + 1;
}

/** Puts another grid in the place of the table's, with the cursor in a cell of it. */
function rewrite(state: EditorState, place: Place, grid: Grid, row: number, column: number): Transaction {
  const next = written(grid);
  const old = place.table.child(1);
  const tr = closeHistory(state.tr).replaceWith(place.pos, place.pos + old.nodeSize, next);
  const i = Math.max(0, Math.min(row, next.childCount - 1));
  const j = Math.max(0, Math.min(column, next.child(0).childCount - 1));
  const start = cellStart(next, place.pos, i, j);
  return tr.setSelection(TextSelection.create(tr.doc, start)).scrollIntoView();
}

/** A command of the cell that the cursor is in: a new grid and where the cursor goes, or `null` when it cannot be. */
const inTable =
  (change: (place: Place) => { grid: Grid; row: number; column: number } | null): Command =>
  (state, dispatch) => {
    const place = tableAt(state.selection);
    const next = place && change(place);
    if (!place || !next) return false;
    dispatch?.(rewrite(state, place, next.grid, next.row, next.column));
    return true;
  };

const without = <T>(list: readonly T[], index: number) => list.filter((_, i) => i !== index);
const withNew = <T>(list: readonly T[], index: number, one: T) => [
  ...list.slice(0, index),
  one,
  ...list.slice(index),
];
const emptyRow = (grid: Grid): Fragment[] => (grid[0] ?? []).map(() => Fragment.empty);

function swapped<T>(list: readonly T[], one: number, other: number): T[] | null {
  const [first, second] = [list[one], list[other]];
  if (first === undefined || second === undefined) return null;
  return list.map((value, i) => (i === one ? second : i === other ? first : value));
}

/** A new row above or below; above the header stands nothing. */
export const addRow = (side: "before" | "after") =>
  inTable(({ grid, row, column }) => {
    const at = side === "before" ? row : row + 1;
    return at === 0 ? null : { grid: withNew(grid, at, emptyRow(grid)), row: at, column };
  });

export const addColumn = (side: "before" | "after") =>
  inTable(({ grid, row, column }) => {
    const at = side === "before" ? column : column + 1;
    return { grid: grid.map((cells) => withNew(cells, at, Fragment.empty)), row, column: at };
  });

/** Rows change places among themselves; the header stays where it is. */
export const moveRow = (by: -1 | 1) =>
  inTable(({ grid, row, column }) => {
    if (row === 0 || row + by === 0) return null;
    const next = swapped(grid, row, row + by);
    return next && { grid: next, row: row + by, column };
  });

export const moveColumn = (by: -1 | 1) =>
  inTable(({ grid, row, column }) => {
    const next = grid.map((cells) => swapped(cells, column, column + by));
    return next.every((cells) => cells !== null) ? { grid: next, row, column: column + by } : null;
  });

/** Takes a row away, but never the header. */
export const removeRow = inTable(({ grid, row, column }) =>
  row === 0 ? null : { grid: without(grid, row), row: Math.min(row, grid.length - 2), column },
);

/** Takes a column away, but never the last one. */
export const removeColumn = inTable(({ grid, row, column }) =>
  (grid[0]?.length ?? 0) < 2 ? null : { grid: grid.map((cells) => without(cells, column)), row, column },
);

/** Where the cursor goes by Tab: cell by cell, from the caption into the grid. Behind the last cell a row is added. */
export const nextCell =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const place = tableAt(state.selection);
    if (!place || !isCell(state.selection.$from.parent)) return false;
    const width = place.grid[0]?.length ?? 1;
    const index = place.row * width + place.column + by;
    // In front of the first cell stands the caption, to which the other commands lead.
    if (index < 0) return false;
    const row = Math.floor(index / width);
    if (row >= place.grid.length) return addThenGo(place)(state, dispatch);
    dispatch?.(goTo(state, place, row, index % width, true));
    return true;
  };

const addThenGo = ({ grid }: Place): Command =>
  inTable(() => ({ grid: [...grid, emptyRow(grid)], row: grid.length, column: 0 }));

/** Enter goes down a row, and answers `false` in the last one. */
export const downARow: Command = (state, dispatch) => {
  const place = tableAt(state.selection);
  if (!place || !isCell(state.selection.$from.parent) || place.row + 1 >= place.grid.length) return false;
  dispatch?.(goTo(state, place, place.row + 1, place.column, false));
  return true;
};

/** Into a cell: with its words chosen, as Tab does, or with the cursor behind them. */
function goTo(
  state: EditorState,
  { table, pos }: Place,
  row: number,
  column: number,
  all: boolean,
): Transaction {
  const start = cellStart(table.child(1), pos, row, column);
  const end = start + table.child(1).child(row).child(column).content.size;
  return state.tr.setSelection(TextSelection.create(state.doc, all ? start : end, end)).scrollIntoView();
}

/** Do the selected words begin in one cell and end in another? */
export function acrossCells({ $from, $to }: Selection): boolean {
  return (
    !$from.sameParent($to) && isCell($from.parent) && isCell($to.parent) && $from.node(-2) === $to.node(-2)
  );
}

/** Takes the selected words out of their cells, which stay. */
export const clearCells: Command = (state, dispatch) => {
  const { selection, doc, tr } = state;
  if (!acrossCells(selection)) return false;
  const { from, to } = selection;
  doc.nodesBetween(from, to, (cell, pos) => {
    if (!isCell(cell)) return true;
    const start = Math.max(from, pos + 1);
    const end = Math.min(to, pos + 1 + cell.content.size);
    if (start < end) tr.delete(tr.mapping.map(start), tr.mapping.map(end));
    return false;
  });
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from)));
  return true;
};

/** A new table of three by three. */
export function emptyTable(id: string): Node {
  const row = () => [Fragment.empty, Fragment.empty, Fragment.empty];
  return node("table").create({ id }, [node("table_caption").create(), written([row(), row(), row()])]);
}
