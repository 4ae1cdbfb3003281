// Every sentence of suggesting.
import { count } from "../../../shared/text";
import type { ChangeKind } from "./change";
import type { ProposedEdit } from "./found";

const BLOCKS: Record<string, string> = {
  paragraph: "paragraph",
  heading: "heading",
  quote: "quotation",
  pull_quote: "pull quote",
  bullet_list: "list",
  ordered_list: "numbered list",
  list_item: "list item",
  figure: "photo",
  gallery: "gallery",
  table: "table",
  fact_box: "fact box",
  embed: "card",
  related: "related links",
  footnote: "footnote",
  code_block: "code",
  divider: "divider",
};

export const words = {
  title: "Suggestions",
  toggle: "Suggest instead of editing",
  on: "Suggesting",
  onName: "Suggesting instead of editing",
  onTitle: "What you type and delete is a suggestion. Press again to edit directly.",
  told: {
    on: "You are suggesting. What you type and delete can be accepted or rejected.",
    off: "You are editing directly.",
  },
  next: "Next suggestion",
  previous: "Previous suggestion",
  accept: "Accept",
  reject: "Reject",
  acceptHere: "Accept the suggestion at the cursor",
  rejectHere: "Reject the suggestion at the cursor",
  acceptAll: "Accept all",
  rejectAll: "Reject all",
  whose: "Whose suggestions",
  everybody: "Everybody",
  none: "No suggestion is open.",
  noneHere: "There is no suggestion at the cursor.",
  somebody: "Somebody",
  answered: (n: number, yes: boolean) =>
    `${count(n, "suggestion is", "suggestions are")} ${yes ? "accepted" : "rejected"}. Undo takes it back.`,
  answer: (what: string, name: string, yes: boolean) => `${yes ? "Accept" : "Reject"}: ${what}, by ${name}`,
  edits: {
    insert: "Insert",
    delete: "Delete",
    replace: "Replace",
    format: "Change the look of words",
    split: "Begin a new paragraph",
    join: "Join with the paragraph before",
    insert_block: "Insert a block",
    delete_block: "Delete a block",
    move: "Move",
    change: "Change the block",
  } satisfies Record<ProposedEdit, string>,
  /** A change of a whole block. */
  block: ({ was, now }: { was: string; now: string }) => {
    const [before, after] = [BLOCKS[was] ?? "block", BLOCKS[now] ?? "block"];
    return before === after ? `Change the ${after}` : `Make it a ${after}, not a ${before}`;
  },
  blocks: {
    inserted: "Suggested block",
    deleted: "To be deleted",
    split: "Suggested new paragraph",
    joined: "To be joined with the paragraph before",
    changed: "Suggested change of the block",
  } satisfies Record<ChangeKind, string>,
};
