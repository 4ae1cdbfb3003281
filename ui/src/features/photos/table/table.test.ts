// Choosing at the light table: one, a stretch, some, all; and what an action is then for.
import { beforeEach, expect, it, vi } from "vitest";
import { call } from "../../../backend/call";
import { desk } from "../../../backend/desk.svelte";
import { Table } from "./table.svelte";

vi.mock("../../../backend/call", () => ({ call: vi.fn(), asFailure: (reason: unknown) => reason }));

let library: string[];
const asked: [string, unknown][] = [];

beforeEach(() => {
  library = ["a", "b", "c", "d", "e"];
  asked.length = 0;
  vi.mocked(call).mockImplementation(async (name, given) => {
    asked.push([name, given]);
    if (name === "photo_ids") return library as never;
    if (name === "tiles") return (given as { photos: string[] }).photos.map((id) => ({ id })) as never;
    return {} as never;
  });
});

async function laid(): Promise<Table> {
  const table = new Table();
  await table.lay({});
  return table;
}

it("chooses a stretch from where the choice began, in both directions", async () => {
  const table = await laid();
  table.go("c");
  table.go("e", "extend");
  expect(table.hand).toEqual(["c", "d", "e"]);
  table.go("a", "extend");
  expect(table.hand).toEqual(["a", "b", "c"]);
  table.toggle("b");
  expect(table.hand).toEqual(["a", "c"]);
  table.go("e", "keep");
  expect(table.hand).toEqual(["a", "c"]);
});

it("acts on what is chosen, else on where the keys are, and on nothing in an empty library", async () => {
  const table = await laid();
  expect(table.hand).toEqual(["a"]);
  table.all();
  await table.mark({ stars: 3 });
  expect(asked.at(-1)).toEqual(["mark_photos", { photos: library, stars: 3 }]);
  library = [];
  desk.photos += 1;
  await table.lay({});
  expect(table.hand).toEqual([]);
  await table.mark({ stars: 3 });
  expect(asked.filter(([name]) => name === "mark_photos")).toHaveLength(1);
});

it("keeps the choice of what is still there when the library is laid out anew", async () => {
  const table = await laid();
  table.go("b");
  table.go("d", "extend");
  library = ["d", "e", "f"];
  await table.lay({ search: "x" });
  expect(table.hand).toEqual(["d"]);
  expect(table.current).toBe("d");
});

it("asks for the tiles in sight and for no others", async () => {
  library = Array.from({ length: 20_000 }, (_, n) => `${n}`);
  const table = await laid();
  await table.look(10_000, 10_040);
  expect(table.tiles.size).toBe(40);
  expect(table.tiles.has("10000") && table.tiles.has("10039")).toBe(true);
  expect(asked.filter(([name]) => name === "tiles")).toHaveLength(1);
});

it("knows the whole library when somebody comes back, and chooses nothing for them", async () => {
  const table = new Table();
  expect(await table.prepare(2)).toEqual(["a", "b"]);
  table.go("d");
  asked.length = 0;
  table.begin();
  await table.lay({ search: "", missing_rights: false, stars: undefined });
  expect([table.ids, table.hand, table.current]).toEqual([library, ["a"], "a"]);
  expect(asked).toEqual([]);
});

it("forgets what was looked for, and what was before a photo changed", async () => {
  const table = new Table();
  await table.lay({ search: "boat" });
  table.begin();
  expect(table.ids).toBeNull();
  await table.prepare(2);
  desk.photos += 1;
  table.begin();
  expect([table.ids, table.tiles.size]).toEqual([null, 0]);
  library = ["z"];
  await table.lay({});
  expect(table.ids).toEqual(["z"]);
});

it("lays out some photos only, and then all again", async () => {
  const table = new Table();
  const filter = { search: "", missing_rights: false };
  await table.lay(filter);
  await table.lay(filter, new Set(["b"]));
  expect(table.ids).toEqual(["b"]);
  await table.lay(filter);
  expect(table.ids).toEqual(library);
});
