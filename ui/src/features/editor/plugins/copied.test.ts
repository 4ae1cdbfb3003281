// The HTML of copies, kept in `tests/documents/paste/copied.json` for Rust, which reads each back as the document it came from.
// `GALLEY_WRITE_CASES=1 npx vitest run copied` writes it anew.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schema } from "../schema";
import { serializer } from "./copied";

const DOCUMENTS = "../tests/documents";
const FILE = `${DOCUMENTS}/paste/copied.json`;
/** Trees by chance that are looked at. */
const TREES = 60;

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

function documents(): unknown[] {
  const written = readdirSync(DOCUMENTS)
    .filter((name) => name.endsWith(".json") && name !== "trees.json")
    .map((name) => json(`${DOCUMENTS}/${name}`));
  return [...written, ...json(`${DOCUMENTS}/trees.json`).valid.slice(0, TREES)];
}

function copied(document: unknown): { document: unknown; html: string } {
  const holder = globalThis.document.createElement("div");
  holder.append(serializer.serializeFragment(schema.nodeFromJSON(document).content));
  return { document, html: holder.innerHTML };
}

describe("copies", () => {
  it("are what Rust reads back", () => {
    const now = documents().map(copied);
    const lines = `[\n${now.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`;
    if (process.env.GALLEY_WRITE_CASES) writeFileSync(FILE, lines);
    expect(now.length).toBeGreaterThan(TREES);
    expect(readFileSync(FILE, "utf8")).toBe(lines);
  });
});
