// The picture files: every address leads to a file of the declared size and type, every file carries its
// credit, and none carries what must stay at the desk.

import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packaged } from './packages.mjs';

const run = promisify(execFile);

// Names of tags, without their group, that no published picture may carry.
const FORBIDDEN = /^(GPS|SerialNumber|InternalSerialNumber|LensSerialNumber|CameraSerialNumber|BodySerialNumber|OwnerName|CameraOwnerName|MakerNote|ThumbnailImage|ThumbnailOffset|PreviewImage|PhotoshopThumbnail|RegionInfo|RegionList|ImageRegion|Instructions|SpecialInstructions|CaptionWriter|Writer-Editor|HistoryAction|DerivedFrom|DocumentAncestors)/;
const TYPES = { '.jpg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif' };

/** Reports what is wrong with the pictures. */
export async function pictures(story, report) {
  const files = await readPictures(story.folder);
  addresses(story, files, report);
  shapes(story, report);
  credits(story, files, report);
  for (const [name, tags] of files) {
    for (const tag of Object.keys(tags)) {
      const [group, plain] = tag.includes(':') ? tag.split(':') : ['', tag];
      if (group === 'GPS' || group === 'IFD1' || FORBIDDEN.test(plain)) report(17, `${name} carries ${tag}`);
    }
  }
  const preview = story.facts.meta.find(({ property }) => property === 'og:image')?.content;
  if (preview) {
    const name = `img/${preview.split('/').pop()}`;
    const { size } = await stat(join(story.folder, name)).catch(() => ({ size: Infinity }));
    if (size > 1_000_000) report(25, `${name} has ${size} bytes`);
  }
}

/** Every picture's tags as exiftool reads them, by path in the folder. */
async function readPictures(folder) {
  const names = await readdir(join(folder, 'img')).catch(() => []);
  if (names.length === 0) return new Map();
  const args = [packaged('exiftool-vendored.pl/bin/exiftool'), '-j', '-G1', '-struct', '-a', '-u', '-charset', 'iptc=utf8', ...names];
  const { stdout } = await run('perl', args, { cwd: join(folder, 'img'), maxBuffer: 256 << 20 });
  return new Map(JSON.parse(stdout).map((tags) => [`img/${tags.SourceFile}`, tags]));
}

const value = (tags, name) => Object.entries(tags).find(([tag]) => tag.split(':').pop() === name)?.[1];
const size = (tags) => [Number(value(tags, 'ImageWidth')), Number(value(tags, 'ImageHeight'))];

function addresses({ facts, jsonLd }, files, report) {
  const check = (address, [width, height], where, type) => {
    const name = address.replace(jsonLd.url ?? '', '');
    const tags = files.get(name);
    if (!tags) return report(12, `${where} speaks of ${name}, which is not there`);
    const [w, h] = size(tags);
    if ((width && Number(width) !== w) || (height && Number(height) !== h)) {
      report(12, `${where} says ${width} × ${height} of ${name}, which is ${w} × ${h}`);
    }
    const found = value(tags, 'MIMEType');
    if (found !== type || found !== TYPES[name.slice(name.lastIndexOf('.'))]) report(12, `${name} is ${found}`);
  };
  const set = (srcset, where, type) => {
    for (const [file, width] of srcset.split(', ').map((candidate) => candidate.split(' '))) {
      check(file, [parseInt(width, 10)], where, type);
    }
  };
  for (const { image, sources } of facts.figures) {
    check(image.src, [image.width, image.height], 'img', 'image/jpeg');
    set(image.srcset, 'img srcset', 'image/jpeg');
    for (const source of sources) set(source.srcset, 'source', source.type);
  }
  const images = [...(jsonLd.image ?? []), jsonLd.mainEntityOfPage?.primaryImageOfPage].filter(Boolean);
  for (const image of images) check(image.contentUrl, [image.width, image.height], 'JSON-LD', 'image/jpeg');
  const meta = (name) => facts.meta.find(({ property }) => property === name)?.content;
  if (meta('og:image')) {
    check(meta('og:image'), [meta('og:image:width'), meta('og:image:height')], 'og:image', meta('og:image:type'));
  }
}

/** 16:9, 4:3 and 1:1 of the main picture, unless a folder has none of them because the photo is small. */
function shapes({ jsonLd }, report) {
  const images = jsonLd.image ?? [];
  const ratios = [16 / 9, 4 / 3, 1];
  const found = ratios.map((ratio) => images.filter(({ width, height }) => Math.abs(width / height / ratio - 1) < 0.01 && width >= 1200).length);
  const large = images.some(({ width, height }) => width >= 1200 && height >= 1200);
  if (large && found.some((number) => number !== 1)) report(11, `shapes 16:9, 4:3, 1:1 stand ${found.join(', ')} times`);
}

const normal = (text) => String(text ?? '').replace(/\s+/g, ' ').trim();
const names = (text) => [text ?? []].flat().flatMap((part) => String(part).split('; ')).map(normal);

/** Does an IIM value say the whole, or its beginning up to the limit in bytes? */
const iimAgrees = (said, whole, limit) => normal(said) === whole || (Buffer.byteLength(whole) > limit && whole.startsWith(normal(said)));

function credits({ facts, jsonLd, credits, metadata }, files, report) {
  const entries = credits.pictures;
  if (entries.length !== facts.figures.length) report(14, `${entries.length} credits for ${facts.figures.length} pictures`);
  const listed = entries.flatMap((entry) => entry.files);
  for (const name of files.keys()) {
    if (!listed.includes(name)) report(14, `${name} is in no credit`);
  }
  for (const entry of entries) {
    const figure = facts.figures.find(({ image }) => entry.files.includes(image.src));
    if (!figure) { report(14, `credits.json speaks of ${entry.used_as}, which the page does not show`); continue; }
    if (figure.credit === '' || figure.credit !== normal(entry.credit)) report(14, `the page says “${figure.credit}”, credits.json “${entry.credit}”`);
    if (figure.image.alt !== entry.alt) report(13, `credits.json records another alt text of ${figure.image.src}`);
    if (figure.image.alt === '' && entry.alt_decision === 'described') report(13, `no decision about ${figure.image.src}`);
    for (const image of (jsonLd.image ?? []).filter(({ contentUrl }) => entry.files.includes(contentUrl.replace(jsonLd.url, '')))) {
      if (normal(image.creditText) !== normal(entry.credit)) report(14, `JSON-LD credits “${image.creditText}”`);
      if ((image.license ?? null) !== (entry.licence ?? null)) report(16, `JSON-LD licence ${image.license}, credits.json ${entry.licence}`);
      if ((image.acquireLicensePage ?? null) !== (entry.acquire_licence ?? null)) report(16, `JSON-LD licensor ${image.acquireLicensePage}`);
    }
    if (metadata) for (const name of entry.files) inFile(name, files.get(name) ?? {}, entry, report);
  }
}

/** Creator, credit and copyright in XMP, EXIF and, for JPEG, IIM. */
function inFile(name, tags, entry, report) {
  const credit = normal(entry.credit);
  const agree = (what, said, expected) => {
    if (said !== expected) report(name.endsWith('.jpg') ? '14, 15' : '15', `${name}: ${what} is “${said}”, not “${expected}”`);
  };
  agree('XMP credit', normal(tags['XMP-photoshop:Credit']), credit);
  agree('XMP creator', JSON.stringify([tags['XMP-dc:Creator'] ?? []].flat().map(normal)), JSON.stringify(entry.creator));
  agree('EXIF artist', JSON.stringify(names(tags['IFD0:Artist'])), JSON.stringify(entry.creator));
  if (entry.copyright) {
    agree('XMP rights', normal(tags['XMP-dc:Rights']), normal(entry.copyright));
    agree('EXIF copyright', normal(tags['IFD0:Copyright']), normal(entry.copyright));
  }
  if (name.endsWith('.jpg') && tags['IPTC:Credit'] !== undefined && !iimAgrees(tags['IPTC:Credit'], credit, 32)) {
    agree('IIM credit', normal(tags['IPTC:Credit']), credit);
  }
}
