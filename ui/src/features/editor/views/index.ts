// The blocks that draw themselves in the editor; all others are drawn by the schema. One line for each.
import type { NodeViewConstructor } from "prosemirror-view";
import { BlockView, type Shape } from "./block";
import CardAddress from "./CardAddress.svelte";
import CodeLanguage from "./CodeLanguage.svelte";
import { FigureView, type Surroundings } from "./figure";
import GalleryTools from "./GalleryTools.svelte";
import LinkAddress from "./LinkAddress.svelte";
import NoteNumber from "./NoteNumber.svelte";
import RelatedTools from "./RelatedTools.svelte";
import TableTools from "./TableTools.svelte";

const SHAPES: Record<string, Shape> = {
  table: { tools: TableTools, content: ["div"], tell: "before" },
  gallery: {
    tools: GalleryTools,
    content: ["div"],
    tell: "before",
    classes: (node) => `layout-${node.attrs.layout}`,
  },
  embed: { tools: CardAddress, content: ["div"], tell: "after" },
  related: { tools: RelatedTools, content: ["div"], tell: "after" },
  related_item: { tools: LinkAddress, content: ["div"], tell: "after" },
  footnote: { tools: NoteNumber, content: ["div"], tell: "before" },
  code_block: { tools: CodeLanguage, content: ["pre", "code"], tell: "before" },
};

export function views(around: Surroundings): Record<string, NodeViewConstructor> {
  const made: Record<string, NodeViewConstructor> = {
    figure: (node, view, getPos, decorations) => new FigureView(node, view, getPos, around, decorations),
  };
  for (const [name, shape] of Object.entries(SHAPES)) {
    made[name] = (node, view, getPos, decorations) =>
      new BlockView(node, view, getPos, around, decorations, shape);
  }
  return made;
}
