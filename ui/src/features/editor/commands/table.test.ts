// A table keeps its shape and its words, whatever is done to it.
import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { p, table, Writer } from "../testing";
import { addColumn, addRow, isSquare, moveColumn, moveRow, removeColumn, removeRow } from "./table";

const boats = () => new Writer(table("Year|Boats", "1968|40", "2024|3"), p("After"));

/** Its rows as `Year|Boats / 1968|40`. */
function rows(writer: Writer): string {
  const grid = writer.state.doc.child(0).child(1);
  expect(isSquare(grid)).toBe(true);
  writer.state.doc.check();
  const found: string[] = [];
  grid.forEach((row) => {
    const cells: string[] = [];
    row.forEach((cell) => void cells.push(cell.textContent));
    found.push(cells.join("|"));
  });
  return found.join(" / ");
}

describe("the cursor", () => {
  it("goes from cell to cell by Tab and chooses what stands there", () => {
    const writer = boats().after("Year").press("Tab").type("Ships");
    expect(rows(writer)).toBe("Year|Ships / 1968|40 / 2024|3");
    writer.press("Tab", "Shift+Tab").type("Ferries");
    expect(rows(writer)).toBe("Year|Ferries / 1968|40 / 2024|3");
  });

  it("makes a row by Tab in the last cell", () => {
    const writer = boats().after("2024").press("Tab", "Tab").type("2025");
    expect(rows(writer)).toBe("Year|Boats / 1968|40 / 2024|3 / 2025|");
  });

  it("goes down a row by Enter, and out below the last one", () => {
    const writer = boats().after("Year").press("Enter").type("!").press("Enter", "Enter").type("Below.");
    expect(rows(writer)).toBe("Year|Boats / 1968!|40 / 2024|3");
    expect(writer.cursor).toBe("paragraph[Below.|]");
  });

  it("comes from the first cell back to the caption", () => {
    const writer = boats().before("Year").press("Shift+Tab").type("Boats by year");
    expect(writer.text).toContain("table_caption[Boats by year]");
  });
});

describe("rows and columns", () => {
  it("are added on either side, but never above the header", () => {
    const writer = boats().after("1968");
    writer.run(addRow("before"));
    writer.type("1960");
    expect(rows(writer)).toBe("Year|Boats / 1960| / 1968|40 / 2024|3");
    writer.run(addColumn("after"));
    writer.type("Men");
    expect(rows(writer)).toBe("Year||Boats / 1960|Men| / 1968||40 / 2024||3");
    expect(writer.after("Year").run(addRow("before"))).toBe(false);
  });

  it("move with the cursor, and the header stays", () => {
    const writer = boats().after("1968");
    writer.run(moveRow(1));
    expect(rows(writer)).toBe("Year|Boats / 2024|3 / 1968|40");
    writer.run(moveColumn(1));
    expect(rows(writer)).toBe("Boats|Year / 3|2024 / 40|1968");
    expect(writer.cursor).toBe("table_cell[|1968]");
    expect(writer.after("2024").run(moveRow(-1))).toBe(false);
    expect(writer.run(moveColumn(1))).toBe(false);
  });

  it("go, but never the header and never the last column", () => {
    const writer = boats().after("1968");
    writer.run(removeRow);
    expect(rows(writer)).toBe("Year|Boats / 2024|3");
    writer.run(removeColumn);
    expect(rows(writer)).toBe("Boats / 3");
    expect(writer.run(removeColumn)).toBe(false);
    expect(writer.after("Boats").run(removeRow)).toBe(false);
    writer.press("Control+z", "Control+z");
    expect(rows(writer)).toBe("Year|Boats / 1968|40 / 2024|3");
  });
});

describe("words chosen across cells", () => {
  /** From behind one word to in front of another. */
  function across(writer: Writer, from: string, to: string): Writer {
    const start = writer.after(from).state.selection.from;
    const end = writer.before(to).state.selection.from;
    writer.view.dispatch(writer.state.tr.setSelection(TextSelection.create(writer.state.doc, start, end)));
    return writer;
  }

  it("are deleted out of their cells, which stay", () => {
    expect(rows(across(boats(), "19", "3").press("Delete"))).toBe("Year|Boats / 19| / |3");
    expect(rows(across(boats(), "19", "3").type("5"))).toBe("Year|Boats / 195| / |3");
  });

  it("leave a whole table when they are cut by other means", () => {
    const writer = across(boats(), "Ye", "40");
    writer.view.dispatch(writer.state.tr.deleteSelection());
    expect(rows(writer)).toContain("Ye");
    const other = across(new Writer(p("Before"), table("Year|Boats", "1968|40")), "Bef", "68");
    other.view.dispatch(other.state.tr.deleteSelection());
    other.state.doc.check();
    other.state.doc.forEach((block) => {
      if (block.type.name === "table") expect(isSquare(block.child(1))).toBe(true);
    });
    expect(other.state.doc.textContent).toBe("Bef6840");
  });
});
