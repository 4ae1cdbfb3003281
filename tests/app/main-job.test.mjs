// The main job, from an empty folder to a published page, by two people with keys and mouse: write, place a photograph,
// check, submit; look, approve, export.

import assert from "node:assert/strict";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { journey } from "./journey.mjs";
import { photograph } from "./programs.mjs";

const ALT = "Rows of ridges in the evening haze, and no ferry to be seen";
/** What a reader finds on the page. */
const SAID = [
  "Morning ferry to stay until the new year",
  "The council has found the money, for one more winter",
  "Rita Reporter",
  "It carries 400 people a day.",
  "What it costs",
  "A ticket stays at <strong>two</strong> pounds.",
];

journey("from a blank desk to a published page", async ({ desk, open }) => {
  const app = await open();
  await app.sees("The desk is clear");

  // The people of the desk.
  await app.press("Control+4");
  for (const [name, role] of [
    ["Rita Reporter", "Journalist"],
    ["Ed Editor", "Editor"],
  ]) {
    await app.click("button", "Add a person");
    await app.isAt("textbox", "Name");
    await app.type(name);
    await app.click("combobox", `Role of ${name}: Journalist`);
    await app.click("option", role);
    await app.click("button", "Add a person", { inside: ["dialog"] });
    await app.sees(`${name} was added.`);
  }
  await app.run("Act as Rita Reporter");
  await app.finds("button", "Acting as Rita Reporter");

  // A story from the keyboard.
  await app.press("Control+n");
  await app.isAt("textbox", "Headline");
  await app.press("Tab");
  await app.type("morning-ferry\n");
  await app.isAt("textbox", "Headline");
  await app.type("Morning ferry to stay until the new year\n");
  await app.type("The council has found the money, for one more winter\n");
  await app.type("Rita Reporter\n");
  await app.isAt("textbox", "Text of the story");
  await app.type("The ferry that leaves at seven will go on until the new year.\n");
  await app.type("It carries TK people a day.\n## What it costs\nA ticket stays at **two** pounds.");
  await app.finds("heading", "What it costs");
  await app.isSaved();

  // A photograph of the computer, as the lead.
  await app.press("Control+Shift+a");
  await app.choose("Add photos", photograph("ridges-at-dusk.jpg"));
  await app.sees("1 photo added");
  await app.press("Alt+2");
  await app.click("button", "As lead: ridges-at-dusk.jpg");
  await app.finds("textbox", /^Alt text: /);
  await app.press("Alt+4");
  await app.sees("Alt text is missing on the lead photo.");

  // Each finding leads to its place.
  await app.click("button", /^Blocks approval: A fact is missing: “TK/);
  await app.isAt("textbox", "Text of the story");
  await app.selects("TK");
  await app.type("400");
  await app.seesNoMore("A fact is missing");
  await app.click("button", /Alt text is missing on the lead photo/);
  await app.write(/^Alt text: /, ALT);
  await app.sees("Nothing blocks approval.");
  await app.isSaved();

  await app.click("button", "Submit");
  await app.sees("In review");

  // The editor looks, and signs what she sees.
  await app.run("Act as Ed Editor");
  await app.finds("button", "Acting as Ed Editor");
  await app.press("Control+1");
  await app.finds("row", /Morning ferry to stay until the new year/);
  await app.press("Enter");
  await app.sees("It carries 400 people a day.");
  await app.click("button", "Approve");
  await app.sees("Approved");

  // The page leaves.
  const site = join(desk.home, "site");
  await mkdir(site);
  await app.press("Control+3");
  await app.click("checkbox", "Choose “Morning ferry to stay until the new year”");
  await app.click("button", /^Folder/);
  await app.choose("Where shall the stories be written?", site);
  await app.click("button", "Formats");
  await app.click("checkbox", /^NITF/);
  await app.click("button", "Done");
  await app.finds("button", "Formats, 1 more");
  await app.click("button", "Export");
  await app.sees("1 story written");

  const written = await readdir(site, { recursive: true });
  const pages = written.filter((path) => basename(path) === "index.html");
  assert.equal(pages.length, 1);
  assert.equal(basename(dirname(pages[0])), "morning-ferry");
  const page = await readFile(join(site, pages[0]), "utf8");
  const nitf = await readFile(join(site, dirname(pages[0]), "nitf.xml"), "utf8");
  assert.ok(nitf.includes("The ferry that leaves at seven will go on until the new year."));
  for (const words of [...SAID, ALT]) assert.ok(page.includes(words), `the page says “${words}”`);
  assert.doesNotMatch(page, /TK/);

  // Readers are told what was put right, once it is approved again.
  await app.click("button", /^Correct “Morning ferry/);
  await app.write("What readers are told", "The ferry leaves at seven, not at eight.");
  await app.click("button", "Add it");
  await app.sees("leaves with it once it is approved again");
  await app.sees("changed after it was approved (a correction)");
});
