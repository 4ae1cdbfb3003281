// The editor's schema: the blocks, their parts and the marks, put together. It agrees with Rust's typed tree, which
// has the last word on every save.
import { type NodeSpec, Schema } from "prosemirror-model";
import { blocks } from "./blocks";
import type { Block } from "./blocks/common";
import { marks } from "./marks";

const all: Record<string, Block> = blocks;
const nodes: Record<string, NodeSpec> = { doc: { content: "block+" } };
for (const [name, block] of Object.entries(all)) nodes[name] = block.node;
for (const block of Object.values(all)) Object.assign(nodes, block.parts);
nodes.hard_break = {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
};
nodes.text = { group: "inline" };

export const schema = new Schema({ nodes, marks });

/** A node type by name; the names are those of this file. */
export function node(name: string) {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`There is no ${name} in the schema.`);
  return type;
}

/** A mark type by name. */
export function mark(name: keyof typeof marks) {
  return schema.marks[name];
}
