//! The boxes of an AVIF file that holds one picture, its EXIF and its XMP, after ISO/IEC 14496-12 and 23008-12 and the
//! Alliance for Open Media's AV1 Image File Format.
//!
//! `ftyp` says what it is, `meta` what is in it and where, and in `mdat` stand the metadata in front of the picture, so that
//! whoever wants to know whose it is reads the beginning only.

use crate::Metadata;

/// One picture as the encoder made it.
pub(crate) struct Still {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Bits of a sample.
    pub(crate) bits: u8,
    /// How the data is coded, in the four bytes of the box `av1C`.
    pub(crate) configuration: [u8; 4],
    /// The frame, as units of AV1.
    pub(crate) data: Vec<u8>,
}

/// Something that is in the file.
struct Item<'a> {
    number: u16,
    kind: &'static [u8; 4],
    /// Its media type, where the kind does not say it.
    media: &'static [u8],
    data: Vec<&'a [u8]>,
}

/// The number of the picture among the items.
const PICTURE: u16 = 1;
/// The unit that begins a moment of a film. A still picture has none.
const MOMENT: &[u8] = &[0x12, 0];

/// The whole file.
pub(crate) fn file(still: &Still, metadata: Option<Metadata<'_>>) -> Vec<u8> {
    let mut items = Vec::new();
    if let Some(Metadata { exif, xmp }) = metadata {
        // In front of EXIF stands how many bytes are to be passed over to where it begins.
        items.push(Item { number: 2, kind: b"Exif", media: b"", data: vec![&[0; 4], exif] });
        items.push(Item { number: 3, kind: b"mime", media: b"application/rdf+xml\0", data: vec![xmp] });
    }
    let picture = still.data.strip_prefix(MOMENT).unwrap_or(&still.data);
    items.push(Item { number: PICTURE, kind: b"av01", media: b"", data: vec![picture] });

    let kind = named(b"ftyp", &[b"avif", &[0; 4], b"avif", b"mif1", b"miaf"]);
    // How long the boxes in front of the data are does not depend on where they say that it begins.
    let begin = kind.len() + meta(still, &items, 0).len() + HEAD;
    let meta = meta(still, &items, begin);
    let data: Vec<&[u8]> = items.iter().flat_map(|item| item.data.iter().copied()).collect();
    [kind, meta, named(b"mdat", &data)].concat()
}

/// What is in the file and where, if the data begins at that byte.
fn meta(still: &Still, items: &[Item<'_>], begin: usize) -> Vec<u8> {
    let picture = PICTURE.to_be_bytes();
    let handler = full(b"hdlr", 0, &[&[0; 4], b"pict", &[0; 12], &[0]]);
    let primary = full(b"pitm", 0, &[&picture]);
    let descriptions: Vec<Vec<u8>> = items
        .iter()
        .map(|i| full(b"infe", 2, &[&i.number.to_be_bytes(), &[0; 2], i.kind, &[0], i.media]))
        .collect();
    let descriptions = full(b"iinf", 0, &[&count(items), &descriptions.concat()]);
    let about: Vec<Vec<u8>> = items
        .iter()
        .filter(|item| item.number != PICTURE)
        .map(|item| named(b"cdsc", &[&item.number.to_be_bytes(), &[0, 1], &picture]))
        .collect();
    let about = if about.is_empty() { Vec::new() } else { full(b"iref", 0, &[&about.concat()]) };
    full(b"meta", 0, &[&handler, &primary, &places(items, begin), &descriptions, &about, &properties(still)])
}

/// Where the bytes of each item stand.
fn places(items: &[Item<'_>], mut begin: usize) -> Vec<u8> {
    let mut places = Vec::new();
    for item in items {
        let length = item.data.iter().map(|part| part.len()).sum();
        // In one piece of this very file.
        places.extend([&item.number.to_be_bytes()[..], &[0, 0, 0, 1], &long(begin), &long(length)].concat());
        begin += length;
    }
    // Places and lengths are four bytes each.
    full(b"iloc", 0, &[&[0x44, 0], &count(items), &places])
}

/// What is to be known of the picture before it is decoded.
fn properties(still: &Still) -> Vec<u8> {
    let Still { width, height, bits, configuration, .. } = still;
    let size = full(b"ispe", 0, &[&width.to_be_bytes(), &height.to_be_bytes()]);
    let depth = full(b"pixi", 0, &[&[3, *bits, *bits, *bits]]);
    let coding = named(b"av1C", &[configuration]);
    // sRGB: the primaries 1, the curve 13, the matrix 6, and all values from black to white.
    let colour = named(b"colr", &[b"nclx", &[0, 1, 0, 13, 0, 6, 0x80]]);
    let all = named(b"ipco", &[&size, &depth, &coding, &colour]);
    // All four, by their number; the highest bit says that nobody can do without.
    let of_picture = full(b"ipma", 0, &[&long(1), &PICTURE.to_be_bytes(), &[4, 1, 2, 0x80 | 3, 4]]);
    named(b"iprp", &[&all, &of_picture])
}

/// Of a box: its length and its name.
const HEAD: usize = 8;

/// A box.
fn named(name: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    [&long(HEAD + length), &name[..], &parts.concat()].concat()
}

/// A box with a version; none of its flags is set.
fn full(name: &[u8; 4], version: u8, parts: &[&[u8]]) -> Vec<u8> {
    named(name, &[&[version, 0, 0, 0], &parts.concat()])
}

/// No picture and no metadata are so long that it does not fit.
fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

fn count(items: &[Item<'_>]) -> [u8; 2] {
    u16::try_from(items.len()).unwrap_or(u16::MAX).to_be_bytes()
}
