// What is done to the photo that the cursor is in: another one in its place, and commands that open its tools.
import { type Command, type EditorState, NodeSelection, type Transaction } from "prosemirror-state";
import type { Crop, Photo, PhotoId } from "../../../backend/generated/commands";
import { node } from "../schema";

/** The tools of a photo that open something. */
export type FigureTool = "crop" | "swap";

/** A figure hears of its tool by an event of this name. */
export const TOOL = "figure-tool";

/** Where the figure is that is chosen, or that the cursor is in. */
function figureAt({ selection }: EditorState): number | null {
  if (selection instanceof NodeSelection && selection.node.type === node("figure")) return selection.from;
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type === node("figure")) return $from.before(depth);
  return null;
}

/** Opens a tool of the photo at the cursor. */
export const openTool =
  (tool: FigureTool): Command =>
  (state, dispatch, view) => {
    const pos = figureAt(state);
    if (pos === null || !state.doc.nodeAt(pos)?.attrs.photo) return false;
    if (dispatch && view) {
      dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
      view.nodeDOM(pos)?.dispatchEvent(new CustomEvent<FigureTool>(TOOL, { detail: tool }));
    }
    return true;
  };

/** The part of each photo that a figure showed before another took its place. */
export type Crops = Map<PhotoId, Crop>;

/**
 * Another photo in the place of one. Place, size, layout and what the story itself says in the caption stay. What was said
 * of the other photo goes with it: a caption that was its description, a credit, a crop, and the alt text unless it is kept.
 * The crop is remembered in `crops`, so that a photo that comes back is shown as it was.
 */
export function swapped(
  tr: Transaction,
  pos: number,
  photo: Photo,
  before: Photo | undefined,
  keepAlt: boolean,
  crops: Crops = new Map(),
): Transaction {
  const figure = tr.doc.nodeAt(pos);
  if (figure?.type !== node("figure")) return tr;
  const alt = keepAlt ? figure.attrs.alt : "";
  const { photo: left, crop } = figure.attrs;
  if (left && crop) crops.set(left, crop);
  else if (left) crops.delete(left);
  const attrs = { ...figure.attrs, photo: photo.id, crop: crops.get(photo.id) ?? null, alt };
  const [caption, credit] = [figure.child(0), figure.child(1)];
  const said = caption.textContent.trim();
  // From the end, so that what comes before stands where it stood; what is not changed keeps its comments.
  const creditAt = pos + 2 + caption.nodeSize;
  tr.delete(creditAt, creditAt + credit.content.size);
  if (said === "" || said === described(before)) {
    const own = described(photo);
    tr.replaceWith(pos + 2, pos + 2 + caption.content.size, own ? tr.doc.type.schema.text(own) : []);
  }
  tr.setNodeMarkup(pos, null, attrs, figure.marks);
  return tr.setSelection(NodeSelection.create(tr.doc, pos));
}

function described(photo: Photo | undefined): string {
  const said = photo?.metadata.description;
  return typeof said === "string" ? said.trim() : "";
}
