// The one list of blocks in the editor. A block is a line here and a file beside this one; a block that Rust has and
// this list has not does not compile.
import type { BlockType } from "../../../backend/generated/commands";
import { code_block } from "./code_block";
import type { Block } from "./common";
import { divider } from "./divider";
import { embed } from "./embed";
import { fact_box } from "./fact_box";
import { figure } from "./figure";
import { footnote } from "./footnote";
import { gallery } from "./gallery";
import { heading } from "./heading";
import { bullet_list, ordered_list } from "./list";
import { paragraph } from "./paragraph";
import { pull_quote } from "./pull_quote";
import { quote } from "./quote";
import { related } from "./related";
import { table } from "./table";
import { unknown } from "./unknown";

/** In this order; the paragraph comes first, because it is what an empty place is filled with. */
export const blocks = {
  paragraph,
  heading,
  bullet_list,
  ordered_list,
  quote,
  pull_quote,
  figure,
  gallery,
  fact_box,
  table,
  embed,
  related,
  divider,
  footnote,
  code_block,
  unknown,
} satisfies Record<BlockType, Block>;
