// A table: a caption, a header row, and rows of cells that hold words. The first row of a pasted table is its header,
// as in Rust every table has one.
import { type DOMOutputSpec, Fragment, type NodeSpec, type Schema } from "prosemirror-model";
import { type Block, common, data, part, partFrom, placement, readPlacement } from "./common";

function cell(tag: "th" | "td"): NodeSpec {
  return { content: "text*", isolating: true, toDOM: (): DOMOutputSpec => [tag, { dir: "auto" }, 0] };
}

function tableFrom(dom: HTMLElement, schema: Schema): Fragment {
  const { table_grid, table_row } = schema.nodes;
  if (!table_grid || !table_row) return Fragment.empty;
  const caption = dom.querySelector("[data-part=table_caption], caption");
  const rows = [...dom.querySelectorAll("tr")]
    .map((row) => [...row.children])
    .filter((row) => row.length > 0);
  const width = Math.max(...rows.map((row) => row.length));
  const grid = rows.map((row, i) => {
    const name = i === 0 ? "table_header" : "table_cell";
    const cells = Array.from({ length: width }, (_, j) => partFrom(schema, name, row[j]));
    return table_row.create(null, cells);
  });
  return Fragment.from([partFrom(schema, "table_caption", caption), table_grid.create(null, grid)]);
}

export const table: Block = {
  node: {
    group: "block",
    content: "table_caption table_grid",
    isolating: true,
    attrs: { ...common, placement },
    parseDOM: [
      {
        tag: "[data-block=table], table",
        getAttrs: (dom) => (dom.querySelector("td, th") ? { placement: readPlacement(dom) } : false),
        getContent: (dom, schema) => tableFrom(dom as HTMLElement, schema),
        priority: 55,
      },
    ],
    toDOM: (node) => [
      "div",
      { class: "table", "data-block": "table", ...data(node.attrs, ["placement"]) },
      0,
    ],
  },
  parts: {
    table_caption: part("table_caption", "text*", "_"),
    table_grid: { content: "table_row+", toDOM: () => ["table", ["tbody", 0]] },
    table_row: { content: "(table_header+ | table_cell+)", toDOM: () => ["tr", 0] },
    table_header: cell("th"),
    table_cell: cell("td"),
  },
};
