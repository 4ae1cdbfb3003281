// Small files in every container, with every field, written by exiftool.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { packaged } from '../pages/packages.mjs';
import { FIELDS } from './fields.mjs';

const PROGRAM = packaged('exiftool-vendored.pl/bin/exiftool');
/** Runs exiftool; a warning of its own is printed and does not end it. */
export const exiftool = (...args) => execFileSync('perl', [PROGRAM, ...args], { encoding: 'utf8', maxBuffer: 64 << 20 });

const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABcRAAMBAAAAAAAAAAAAAAAAAAAEFVL/2gAMAwEAAhEDEQA/AJGzQFbGUyMrNaP/2Q==',
  'base64',
);
const WEBP = Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=', 'base64');
const AVIF = Buffer.from(
  'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAIAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAACAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAAChtZGF0EgAKBRgMv7AhMhUZgBBBBAQAAOHWl9vXPQgLQfh8PuA=',
  'base64',
);
const HEIC = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAABAACAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHOAAEAAAAAAAAANwACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADVaXBycAAAALNpcGNvAAAAc2h2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACdCAQEDcAAAAwCQAAADAAADAB6gIIEFluqumubAgAAAAwCAAAADAIQiAAEABkQBwXPBiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAEAAAAAgAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAD9tZGF0AAAAMygBr1IWqyTylDx/fjy+G4Qo9x7UKdp2jHM3hjNA7YQNX+xjfKBdvnsQlPlzWnaJhgaAwA==',
  'base64',
);

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function png(side) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  const rows = Buffer.alloc(side * (side * 3 + 1), 120);
  for (let row = 0; row < side; row += 1) rows[row * (side * 3 + 1)] = 0;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** A grey TIFF; a raw file when a picture for looking at goes with it. */
function tiff(side, preview) {
  const pixels = Buffer.alloc(side * side, 120);
  const entries = [
    [256, 4, side], [257, 4, side], [258, 4, 8], [259, 4, 1], [262, 4, 1],
    [273, 4, 8], [277, 4, 1], [278, 4, side], [279, 4, side * side],
  ];
  // JPEGInterchangeFormat, its length, and DNGVersion 1.4, which makes it a DNG.
  if (preview) entries.push([513, 4, 8 + pixels.length], [514, 4, preview.length], [50706, 1, 0x0401]);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length);
  entries.forEach(([tag, type, value], number) => {
    const at = 2 + number * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(type === 1 ? 4 : 1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  const data = Buffer.concat([pixels, preview ?? Buffer.alloc(0)]);
  const pad = Buffer.alloc(data.length % 2);
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(8 + data.length + pad.length, 4);
  return Buffer.concat([head, data, pad, directory]);
}

/** Endings and files without metadata. `iim`: does exiftool write IIM into it? */
export const CONTAINERS = {
  jpg: { bytes: JPEG, iim: true },
  png: { bytes: png(8), iim: true },
  webp: { bytes: WEBP, iim: false },
  tif: { bytes: tiff(8), iim: true },
  dng: { bytes: tiff(8, JPEG), iim: true },
  avif: { bytes: AVIF, iim: false },
  heic: { bytes: HEIC, iim: false },
};

/** How IIM text may be encoded, and whether the file says so. */
export const CHARSETS = {
  utf8: { charset: 'UTF8', args: ['-IPTC:CodedCharacterSet=UTF8'] },
  latin: { charset: 'Latin', args: [] },
  mac: { charset: 'MacRoman', args: [] },
};

const written = (value) => [value].flat();

/** Arguments that write all fields into the blocks. */
function tags(blocks) {
  const out = [];
  const licensors = FIELDS.licensor_name.value.map((name, at) => ({ LicensorName: name, LicensorURL: FIELDS.licensor_url.value[at] }));
  const struct = (entries) => `[${entries.map((entry) => `{${Object.entries(entry).filter(([, text]) => text).map(([name, text]) => `${name}=${text}`).join(',')}}`).join(',')}]`;
  for (const field of Object.values(FIELDS)) {
    if (field.time) {
      const [day, time] = field.value.split('T');
      if (blocks.includes('iptc')) out.push(`-IPTC:${field.iptc}=${day.replaceAll('-', ':')}`, `-IPTC:${field.time}=${time}`);
      if (blocks.includes('xmp')) out.push(`-${field.xmp}=${day.replaceAll('-', ':')} ${time}`);
      if (blocks.includes('exif')) out.push(`-${field.exif}=${day.replaceAll('-', ':')} ${time.slice(0, 8)}`, `-${field.zone}=${time.slice(8)}`);
      continue;
    }
    if (field.iptc && blocks.includes('iptc')) out.push(...written(field.value).map((text) => `-IPTC:${field.iptc}=${text}`));
    if (field.exif && blocks.includes('exif')) out.push(`-${field.exif}=${written(field.value).join(field.joined ?? '')}`);
    if (blocks.includes('xmp')) {
      if (field.places) out.push(`-${field.xmp}=${struct(field.places)}`);
      else if (field.part === 'LicensorName') out.push(`-${field.xmp}=${struct(licensors)}`);
      else if (field.code) out.push(`-${field.xmp}#=${field.code}`);
      else if (!field.part) out.push(...written(field.value).map((text) => `-${field.xmp}=${text}`));
    }
  }
  return out;
}

/** Writes a file with all fields in these blocks, and gives its path. */
export function make(folder, name, container, blocks, { charset = 'UTF8', args = [] } = {}) {
  const path = join(folder, name);
  writeFileSync(path, CONTAINERS[container].bytes);
  exiftool('-q', '-overwrite_original', '-charset', `iptc=${charset}`, '-charset', 'exif=UTF8', ...args, ...tags(blocks), path);
  return path;
}
