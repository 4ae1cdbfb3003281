// Crops as they are drawn: parts of a picture in ten-thousandths of its width and height, moved and pulled by hand or by
// keys. What comes out lies within the picture and keeps its ratio; whether it is large enough is Rust's to say.

export interface Part {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** What is pulled: a corner, an edge, or all of it. */
export type Grip = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "move";

export const WHOLE = 10_000;
export const ALL: Part = { x: 0, y: 0, w: WHOLE, h: WHOLE };
/** Nobody can grasp less. */
const LEAST = 200;

/** Width by height in ten-thousandths of a picture, of a ratio of pixels; `null` for any. */
export const shapeIn = (ratio: number | null, width: number, height: number): number | null =>
  ratio === null ? null : (ratio * height) / width;

const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most));

/** In whole numbers, within the bounds. */
function whole({ x, y, w, h }: Part, within: Part): Part {
  const width = clamp(Math.round(w), 1, within.w);
  const height = clamp(Math.round(h), 1, within.h);
  return {
    x: clamp(Math.round(x), within.x, within.x + within.w - width),
    y: clamp(Math.round(y), within.y, within.y + within.h - height),
    w: width,
    h: height,
  };
}

/** Moved, as far as the bounds let it. */
export const moved = (part: Part, dx: number, dy: number, within: Part = ALL): Part =>
  whole({ ...part, x: part.x + dx, y: part.y + dy }, within);

/** Pulled at a grip: what lies opposite stays where it is. `shape` is the width by height that is kept. */
export function pulled(
  part: Part,
  grip: Grip,
  dx: number,
  dy: number,
  shape: number | null,
  within: Part = ALL,
): Part {
  if (grip === "move") return moved(part, dx, dy, within);
  const [west, north] = [grip.includes("w"), grip.includes("n")];
  const across = west || grip.includes("e");
  const down = north || grip.includes("s");
  const right = part.x + part.w;
  const bottom = part.y + part.h;
  // Room on the side that is pulled; an edge that is pulled in a shape grows to both sides of the other.
  const room = (pulled: boolean, back: boolean, from: number, to: number, start: number, length: number) => {
    if (pulled) return back ? to - start : start + length - from;
    return 2 * Math.min((from + to) / 2 - start, start + length - (from + to) / 2);
  };
  const roomX = room(across, west, part.x, right, within.x, within.w);
  const roomY = room(down, north, part.y, bottom, within.y, within.h);
  let w = across ? clamp(part.w + (west ? -dx : dx), LEAST, roomX) : part.w;
  let h = down ? clamp(part.h + (north ? -dy : dy), LEAST, roomY) : part.h;
  if (shape !== null) {
    // A corner follows whichever way it was pulled further.
    const byWidth = across && (!down || Math.abs(w - part.w) >= Math.abs(h - part.h) * shape);
    if (!byWidth) w = h * shape;
    w = clamp(w, Math.max(LEAST, LEAST * shape), Math.min(roomX, roomY * shape));
    h = w / shape;
  }
  const x = across ? (west ? right - w : part.x) : part.x + (part.w - w) / 2;
  const y = down ? (north ? bottom - h : part.y) : part.y + (part.h - h) / 2;
  return whole({ x, y, w, h }, within);
}

/** Drawn from one point to another. */
export function drawn(
  from: { x: number; y: number },
  to: { x: number; y: number },
  shape: number | null,
  within: Part = ALL,
): Part {
  const start = {
    x: clamp(from.x, within.x, within.x + within.w - 1),
    y: clamp(from.y, within.y, within.y + within.h - 1),
    w: 1,
    h: 1,
  };
  const grip = `${to.y < from.y ? "n" : "s"}${to.x < from.x ? "w" : "e"}` as Grip;
  return pulled(start, grip, to.x - from.x, to.y - from.y, shape, within);
}

/** What a key does: arrows move, with Shift they pull the lower right corner; with Alt by a tenth of the step. */
export function keyed(
  part: Part,
  event: { key: string; shiftKey: boolean; altKey: boolean },
  shape: number | null,
  within: Part = ALL,
): Part | null {
  const step = event.altKey ? 10 : 100;
  const by: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const way = by[event.key];
  if (!way) return null;
  if (!event.shiftKey) return moved(part, way[0], way[1], within);
  if (shape === null) return pulled(part, way[0] ? "e" : "s", way[0], way[1], null, within);
  // In a shape one side follows the other; at the edge it grows from its middle instead of not at all.
  const wider = way[0] || way[1] * shape;
  const grown = pulled(part, "se", wider, wider / shape, shape, within);
  return grown.w === part.w && wider > 0 ? pulled(part, "nw", -wider, -wider / shape, shape, within) : grown;
}

/** Its size in pixels. */
export const pixels = (part: Part, width: number, height: number): [number, number] => [
  Math.floor((part.w * width) / WHOLE),
  Math.floor((part.h * height) / WHOLE),
];

/** The largest part of a shape within another, around its middle. */
export function fitting(part: Part, shape: number): Part {
  const w = Math.min(part.w, part.h * shape);
  return whole({ x: part.x + (part.w - w) / 2, y: part.y + (part.h - w / shape) / 2, w, h: w / shape }, part);
}
