// From the words of a card or a link to the field for its address, which stands in the block but is no text of it.
import type { Command } from "prosemirror-state";
import { node } from "../schema";

/** Tab: into the address of the card or link that the cursor is in. */
export const tabToField: Command = (state, _dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || ($from.parent.type !== node("related_item") && $from.parent.type !== node("embed")))
    return false;
  const dom = view?.nodeDOM($from.before());
  const field = dom instanceof HTMLElement ? dom.querySelector("input") : null;
  field?.focus();
  return field !== null;
};
