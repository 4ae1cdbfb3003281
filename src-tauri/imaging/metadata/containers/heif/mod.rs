//! HEIC and AVIF: boxes of the ISO base media format, after ISO/IEC 23008-12. They know EXIF and XMP, and no IIM.
//!
//! Pixels are not decoded; what the boxes say is enough to know whose picture it is and how large.

mod boxes;

use super::{Blocks, MOST_BLOCK};
pub(crate) use boxes::boxes;
use boxes::{Numbers, full};
use std::collections::BTreeMap;

/// What the boxes of a file say.
#[derive(Debug, Default)]
pub(crate) struct Heif {
    pub(crate) blocks: Blocks,
    /// As it is looked at (after its rotation), in pixels.
    pub(crate) size: Option<(u32, u32)>,
}

/// Where the bytes of an item stand: in the file, or in the box of small items.
struct Place {
    inside: bool,
    pieces: Vec<(usize, usize)>,
}

/// The kind of file its first box says: HEIC or AVIF, as a media type; `None` for films.
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let (_, data) = boxes(bytes).next().filter(|(name, _)| name == b"ftyp")?;
    // The main brand, its version, and the brands it can also be read as.
    data.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1).find_map(|(_, brand)| match brand {
        b"avif" | b"avis" => Some("image/avif"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Some("image/heic"),
        _ => None,
    })
}

/// What the boxes of a file say.
pub(crate) fn read(bytes: &[u8]) -> Heif {
    let mut heif = Heif::default();
    let Some((_, meta)) = boxes(bytes).find(|(name, _)| name == b"meta") else { return heif };
    let Some((_, _, meta)) = full(meta) else { return heif };
    let find = |wanted: &[u8; 4]| boxes(meta).find(|(name, _)| name == wanted).map(|(_, data)| data);
    let places = find(b"iloc").and_then(places).unwrap_or_default();
    let small = find(b"idat").unwrap_or_default();
    for (item, kind) in find(b"iinf").map(items).unwrap_or_default() {
        let data =
            || places.get(&item).and_then(|place| gathered(if place.inside { small } else { bytes }, place));
        match kind {
            Kind::Exif => heif.blocks.exif = data().and_then(|data| after_offset(&data)),
            Kind::Xmp => heif.blocks.xmp.extend(data()),
            Kind::Other => {}
        }
    }
    heif.size = find(b"pitm").and_then(primary).and_then(|item| size(find(b"iprp")?, item));
    heif
}

enum Kind {
    Exif,
    Xmp,
    Other,
}

/// The items of the file and what they are.
fn items(data: &[u8]) -> Vec<(u64, Kind)> {
    let Some((version, _, data)) = full(data) else { return Vec::new() };
    let entries = data.get(if version == 0 { 2 } else { 4 }..).unwrap_or_default();
    boxes(entries).filter(|(name, _)| name == b"infe").filter_map(|(_, entry)| item(entry)).collect()
}

fn item(entry: &[u8]) -> Option<(u64, Kind)> {
    let (version, _, data) = full(entry)?;
    let mut numbers = Numbers(data);
    let id = numbers.next(if version >= 3 { 4 } else { 2 })?;
    numbers.next(2)?;
    let (kind, rest) = numbers.0.split_first_chunk::<4>()?;
    // Behind the name, which ends with a zero, stands the media type.
    let media = rest.split(|byte| *byte == 0).nth(1);
    let kind = match kind {
        b"Exif" => Kind::Exif,
        b"mime" if media == Some(b"application/rdf+xml") => Kind::Xmp,
        _ => Kind::Other,
    };
    Some((id, kind))
}

/// Places of the items.
fn places(data: &[u8]) -> Option<BTreeMap<u64, Place>> {
    let (version, _, data) = full(data)?;
    let mut numbers = Numbers(data);
    let sizes = numbers.next(2)?;
    let nibble = |shift: u32| usize::try_from(sizes >> shift & 15).ok();
    let (offset_size, length_size, base_size) = (nibble(12)?, nibble(8)?, nibble(4)?);
    let index_size = if version == 0 { 0 } else { nibble(0)? };
    let id_size = if version < 2 { 2 } else { 4 };
    let mut places = BTreeMap::new();
    for _ in 0..numbers.next(id_size)? {
        let id = numbers.next(id_size)?;
        let inside = version > 0 && numbers.next(2)? & 15 == 1;
        numbers.next(2)?;
        let base = numbers.next(base_size)?;
        let mut pieces = Vec::new();
        for _ in 0..numbers.next(2)? {
            numbers.next(index_size)?;
            let from = usize::try_from(base.checked_add(numbers.next(offset_size)?)?).ok()?;
            pieces.push((from, usize::try_from(numbers.next(length_size)?).ok()?));
        }
        places.insert(id, Place { inside, pieces });
    }
    Some(places)
}

fn gathered(bytes: &[u8], place: &Place) -> Option<Vec<u8>> {
    let mut data = Vec::new();
    for (from, length) in &place.pieces {
        data.extend_from_slice(bytes.get(*from..from.checked_add(*length)?)?);
        if data.len() > MOST_BLOCK {
            return None;
        }
    }
    Some(data)
}

/// In front of EXIF stands how many bytes are to be passed over.
fn after_offset(data: &[u8]) -> Option<Vec<u8>> {
    let (offset, rest) = data.split_first_chunk::<4>()?;
    Some(rest.get(u32::from_be_bytes(*offset) as usize..)?.to_vec())
}

/// The item that is the picture.
fn primary(data: &[u8]) -> Option<u64> {
    let (version, _, data) = full(data)?;
    Numbers(data).next(if version == 0 { 2 } else { 4 })
}

/// The size of an item by its properties.
fn size(properties: &[u8], item: u64) -> Option<(u32, u32)> {
    let find = |wanted: &[u8; 4]| boxes(properties).find(|(name, _)| name == wanted).map(|(_, data)| data);
    let all: Vec<([u8; 4], &[u8])> = boxes(find(b"ipco")?).collect();
    let (mut size, mut turned) = (None, false);
    for number in associated(find(b"ipma")?, item)? {
        match all.get(number.checked_sub(1)?).map(|(name, data)| (name.as_slice(), *data)) {
            Some((b"ispe", data)) => {
                let mut numbers = Numbers(full(data)?.2);
                let sides = (numbers.next(4)?, numbers.next(4)?);
                size = Some((u32::try_from(sides.0).ok()?, u32::try_from(sides.1).ok()?));
            }
            Some((b"irot", data)) => turned = data.first()? & 1 == 1,
            _ => {}
        }
    }
    size.map(|(width, height)| if turned { (height, width) } else { (width, height) })
}

/// The numbers of the properties of an item.
fn associated(data: &[u8], wanted: u64) -> Option<Vec<usize>> {
    let (version, flags, data) = full(data)?;
    let mut numbers = Numbers(data);
    // The highest bit says that the property must be understood.
    let (width, mask) = if flags & 1 == 1 { (2, 0x7FFF) } else { (1, 0x7F) };
    for _ in 0..numbers.next(4)? {
        let item = numbers.next(if version == 0 { 2 } else { 4 })?;
        let mut found = Vec::new();
        for _ in 0..numbers.next(1)? {
            found.push(usize::try_from(numbers.next(width)? & mask).ok()?);
        }
        if item == wanted {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_no_pictures() {
        assert_eq!(media_type(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Some("image/heic"));
        assert_eq!(media_type(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif"), Some("image/avif"));
        assert_eq!(media_type(b"\0\0\0\x14ftypisom\0\0\0\0mp42"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(name in "iloc|iinf|iprp|pitm", bytes: Vec<u8>) {
            read(&bytes);
            let length = |data: &[u8]| u32::try_from(data.len() + 8).unwrap_or_default().to_be_bytes();
            let inner = [length(&bytes).as_slice(), name.as_bytes(), &bytes].concat();
            let meta = [[0; 4].as_slice(), &inner].concat();
            read(&[length(&meta).as_slice(), b"meta", &meta].concat());
            places(&bytes);
            associated(&bytes, 1);
        }
    }
}
