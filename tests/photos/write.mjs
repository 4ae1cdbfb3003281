// What Galley writes into a copy of a photo is what exiftool reads there: every field, every container that is written
// into, without a warning, with what Galley does not know still there and every pixel as it was; and sidecars likewise.
//   node tests/photos/write.mjs PROGRAM      PROGRAM is galley-cli

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIELDS } from "./fields.mjs";
import { CHARSETS, exiftool, make } from "./files.mjs";

const [program] = process.argv.slice(2);
if (!program) {
  console.error("node tests/photos/write.mjs PROGRAM");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "galley-copies-"));
function galley(...args) {
  const done = spawnSync(program, ["--desk", join(folder, "desk"), "--json", ...args], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  if (done.error) throw done.error;
  return JSON.parse(done.stdout);
}

const problems = [];
let compared = 0;
function same(where, read, wanted) {
  compared += 1;
  if (JSON.stringify(read) !== JSON.stringify(wanted)) {
    problems.push(`${where} reads ${JSON.stringify(read)}, is ${JSON.stringify(wanted)}`);
  }
}

/** Other values than those the file came with, each of the same kind. */
const OTHERS = {
  data_mining: "http://ns.useplus.org/ldf/vocab/DMI-ALLOWED",
  digital_source_type: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
  date_created: "2026-03-15T08:01:02+01:00",
  country_code: "PRT",
  location_created: ["Sé | | Braga | Braga | Portugal | PT"],
  location_shown: ["Rua | | Faro | | | PT", "| | Évora | | Portugal"],
  licensor_name: ["Łódź Press", "Agency Two"],
};
const other = (id) =>
  OTHERS[id] ??
  (Array.isArray(FIELDS[id].value) ? [...FIELDS[id].value.slice(1), "Ánä"] : `${FIELDS[id].value} ñ2`);
const said = Object.fromEntries(Object.keys(FIELDS).map((id) => [id, other(id)]));

const PARTS = ["LocationName", "Sublocation", "City", "ProvinceState", "CountryName", "CountryCode"];
const bars = (place) =>
  PARTS.map((part) => place[part] ?? "")
    .join(" | ")
    .replace(/[ |]+$/, "")
    .trim()
    .replaceAll(/ {2,}/g, " ");
const dated = (text) => String(text).replace(/^(\d+):(\d+):(\d+) /, "$1-$2-$3T");

/** A field as exiftool read it in a block, in the shape it has on the desk. */
function read(tags, id, block) {
  const field = FIELDS[id];
  if (field.time && block === "iptc")
    return dated(`${tags[`IPTC:${field.iptc}`]} ${tags[`IPTC:${field.time}`]}`);
  const value = tags[block === "iptc" ? `IPTC:${field.iptc}` : field[block]];
  if (field.time) return dated(value);
  if (field.places) return value?.map(bars);
  if (field.part) return value?.map((licensor) => licensor[field.part]);
  if (field.code) return `http://ns.useplus.org/ldf/vocab/${String(value).split("/").at(-1)}`;
  return block !== "exif" && Array.isArray(field.value) ? [value].flat() : value;
}

const tagsOf = (path) =>
  JSON.parse(
    exiftool(
      "-j",
      "-a",
      "-G1",
      "-struct",
      "-n",
      "-charset",
      "exif=UTF8",
      "-api",
      "RequestTags=ImageDataHash,CurrentIPTCDigest",
      "-all",
      "-warning",
      "-error",
      path,
    ),
  )[0];

function compare(name, path, blocks) {
  const tags = tagsOf(path);
  for (const [id, field] of Object.entries(FIELDS)) {
    for (const block of blocks.filter((block) => field[block])) {
      // The camera's clock is no matter of the desk.
      if (field.time && block === "exif") continue;
      const wanted = block === "exif" && field.joined ? said[id].join(field.joined) : said[id];
      same(`${name}: ${block} ${id}`, read(tags, id, block), wanted);
    }
  }
  for (const kind of ["Warning", "Error"]) same(`${name}: ${kind}`, tags[`ExifTool:${kind}`], undefined);
  same(`${name}: a property nobody here knows`, tags["XMP-crs:Exposure2012"], 1.5);
  same(`${name}: a language beside the default`, tags["XMP-dc:Description-de"], "Auf Deutsch");
  return tags;
}

function add(path) {
  const id = galley("photos", "add", path).added?.[0]?.id;
  if (!id) throw new Error(`${path} was not added`);
  galley("call", "set_photo_fields", JSON.stringify({ photo: id, fields: said }));
  return id;
}

try {
  galley("init");
  const out = join(folder, "out");
  for (const [name, container, blocks, how] of [
    ["utf8.jpg", "jpg", ["iptc", "xmp", "exif"], CHARSETS.utf8],
    ["mac.jpg", "jpg", ["iptc", "xmp", "exif"], CHARSETS.mac],
    ["new.jpg", "jpg", ["xmp", "exif"], {}],
    ["utf8.png", "png", ["iptc", "xmp", "exif"], CHARSETS.utf8],
    ["new.png", "png", ["xmp", "exif"], {}],
    ["new.webp", "webp", ["xmp", "exif"], {}],
  ]) {
    const path = make(folder, name, container, blocks, how);
    const extra = [
      "-XMP-crs:Exposure2012=1.5",
      "-XMP-dc:Description-de=Auf Deutsch",
      "-EXIF:Software=Camera 1.0",
      "-EXIF:Orientation#=6",
    ];
    exiftool(
      "-q",
      "-overwrite_original",
      ...extra,
      ...(blocks.includes("iptc") ? ["-IPTC:Urgency=3"] : []),
      path,
    );
    const photo = add(path);
    galley("photos", "write", photo, "--out", out);
    const [before, after] = [tagsOf(path), compare(name, join(out, name), blocks)];
    same(`${name}: software`, after["IFD0:Software"], "Camera 1.0");
    same(`${name}: orientation`, after["IFD0:Orientation"], 6);
    same(
      `${name}: the camera's clock`,
      after["ExifIFD:DateTimeOriginal"],
      before["ExifIFD:DateTimeOriginal"],
    );
    same(`${name}: pixels`, after["File:ImageDataHash"], before["File:ImageDataHash"]);
    if (blocks.includes("iptc")) same(`${name}: urgency`, after["IPTC:Urgency"], 3);
    else same(`${name}: IIM where there was none`, after["IPTC:Credit"], undefined);
    if (blocks.includes("iptc") && container === "jpg") {
      same(`${name}: the digest`, after["Photoshop:IPTCDigest"], after["File:CurrentIPTCDigest"]);
    }
    galley("photos", "write", photo, "--out", join(folder, "sidecars"), "--sidecar");
    compare(`${name} sidecar`, join(folder, "sidecars", name.replace(/\.\w+$/, ".xmp")), ["xmp"]);
    rmSync(join(folder, "sidecars"), { recursive: true });
  }
  const plain = add(make(folder, "plain.jpg", "jpg", ["xmp"]));
  galley("photos", "write", plain, "--out", join(folder, "asked"), "--iim");
  same(
    "plain.jpg: IIM that was asked for",
    tagsOf(join(folder, "asked", "plain.jpg"))["IPTC:Credit"],
    said.credit,
  );
} finally {
  rmSync(folder, { recursive: true });
}
problems.forEach((problem) => console.log(problem));
console.log(
  problems.length === 0
    ? `Nothing wrong in ${compared} values.`
    : `${problems.length} of ${compared} values are wrong.`,
);
process.exit(problems.length === 0 ? 0 : 1);
