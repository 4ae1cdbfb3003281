// The geometry of the light table: how many photos stand side by side, and which can be seen.

export interface Grid {
  columns: number;
  /** Width of a tile. */
  width: number;
  /** From the top of one row to the top of the next. */
  row: number;
}

export const GAP = 14;
const NARROWEST = 196;
/** What stands under a picture. */
const ABOUT = 62;

/** The grid in a space of that width. */
export function gridIn(space: number): Grid {
  const columns = Math.max(1, Math.floor((space + GAP) / (NARROWEST + GAP)));
  const width = Math.floor((space - (columns - 1) * GAP) / columns);
  return { columns, width, row: Math.round((width * 3) / 4) + ABOUT + GAP };
}

/** The photos in sight and a row on either side, as places from and up to. */
export function inSight(grid: Grid, top: number, height: number, total: number): [number, number] {
  const first = Math.max(0, Math.floor(top / grid.row) - 1);
  const last = Math.ceil((top + height) / grid.row) + 1;
  return [Math.min(total, first * grid.columns), Math.min(total, last * grid.columns)];
}

/** Where a key leads from a place, or `null` if it leads nowhere. */
export function led(key: string, at: number, grid: Grid, height: number, total: number): number | null {
  const page = Math.max(1, Math.floor(height / grid.row)) * grid.columns;
  const to: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + grid.columns > total - 1 ? at : at + grid.columns,
    ArrowUp: at - grid.columns < 0 ? at : at - grid.columns,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  };
  const next = to[key];
  return next === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, next));
}
