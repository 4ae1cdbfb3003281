//! TIFF, and what is built like it: tags of the first directory.
//!
//! XMP is tag 700, IIM tag 33723 or, in Photoshop's resources, tag 34377; EXIF is the file itself.

use super::{Blocks, MOST_BLOCK};
use std::collections::BTreeSet;

const XMP: u16 = 700;
const IIM: u16 = 33_723;
const PHOTOSHOP: u16 = 34_377;
/// Tag 330: where directories inside a directory stand.
const DIRECTORIES_INSIDE: u16 = 330;
/// Cameras write fewer than ten.
const MOST_DIRECTORIES: usize = 64;
/// The first byte of every dataset of IIM.
const DATASET: u8 = 0x1C;

/// The blocks of a TIFF.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let Some(file) = Tiff::of(bytes) else { return blocks };
    if let Some(first) = file.directories().first() {
        blocks.xmp.extend(first.data(XMP).map(<[u8]>::to_vec));
        blocks.iim = first.data(IIM).map(in_order).or_else(|| first.data(PHOTOSHOP).map(<[u8]>::to_vec));
    }
    blocks.exif = Some(bytes.to_vec());
    blocks
}

/// Some programs write IIM as numbers of four bytes, and so the wrong way round in one of the two byte orders.
fn in_order(data: &[u8]) -> Vec<u8> {
    match data {
        [DATASET, ..] => data.to_vec(),
        [_, _, _, DATASET, ..] => data.chunks(4).flat_map(|word| word.iter().rev()).copied().collect(),
        _ => data.to_vec(),
    }
}

/// The bytes of a TIFF and their order.
#[derive(Clone, Copy)]
pub(crate) struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { bytes, little: true }),
            b"MM\0*" => Some(Self { bytes, little: false }),
            _ => None,
        }
    }

    fn short(&self, at: usize) -> Option<u16> {
        let pair: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let word: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.little { u32::from_le_bytes(word) } else { u32::from_be_bytes(word) };
        usize::try_from(number).ok()
    }

    /// The directories in their order, each followed by the ones inside it.
    pub(crate) fn directories(self) -> Vec<Directory<'a>> {
        let mut found: Vec<Directory<'a>> = Vec::new();
        let mut places: Vec<usize> = self.long(4).into_iter().collect();
        // Places that were seen are not gone to again, or a file could lead in a circle.
        let mut seen = BTreeSet::new();
        while let Some(place) = places.pop() {
            if found.len() == MOST_DIRECTORIES || !seen.insert(place) {
                continue;
            }
            let Some(count) = self.short(place).map(usize::from) else { continue };
            let entries =
                (0..count).filter_map(|number| self.entry(place.checked_add(2 + number * 12)?)).collect();
            let directory = Directory { file: self, entries };
            places.extend(self.long(place.saturating_add(2 + count * 12)).filter(|next| *next > 0));
            let inside = directory.data(DIRECTORIES_INSIDE).unwrap_or_default();
            let inside =
                (0..inside.len() / 4).rev().filter_map(|at| Tiff { bytes: inside, ..self }.long(at * 4));
            places.extend(inside.collect::<Vec<_>>());
            found.push(directory);
        }
        found
    }

    /// An entry of twelve bytes: tag, type, number of values, and the values or where they stand.
    fn entry(&self, at: usize) -> Option<(u16, &'a [u8])> {
        let unit = match self.short(at.checked_add(2)?)? {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let size = self.long(at.checked_add(4)?)?.checked_mul(unit).filter(|size| *size <= MOST_BLOCK)?;
        let place = if size <= 4 { at.checked_add(8)? } else { self.long(at.checked_add(8)?)? };
        Some((self.short(at)?, self.bytes.get(place..place.checked_add(size)?)?))
    }
}

/// Tags with the bytes of their values.
pub(crate) struct Directory<'a> {
    file: Tiff<'a>,
    entries: Vec<(u16, &'a [u8])>,
}

impl<'a> Directory<'a> {
    /// The bytes of a tag's values.
    pub(crate) fn data(&self, wanted: u16) -> Option<&'a [u8]> {
        self.entries.iter().find(|(tag, _)| *tag == wanted).map(|(_, data)| *data)
    }

    /// A tag's only value, of two or four bytes.
    pub(crate) fn number(&self, wanted: u16) -> Option<u32> {
        let bytes = self.data(wanted)?;
        let value = Tiff { bytes, ..self.file };
        match bytes.len() {
            2 => value.short(0).map(u32::from),
            4 => value.long(0).and_then(|number| u32::try_from(number).ok()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_both_byte_orders_are_found() {
        let big = b"MM\0*\0\0\0\x08\0\x01\x02\xBC\0\x07\0\0\0\x05\0\0\0\x1A\0\0\0\0<xmp>";
        let little = b"II*\0\x08\0\0\0\x01\0\xBC\x02\x07\0\x05\0\0\0\x1A\0\0\0\0\0\0\0<xmp>";
        for file in [big.as_slice(), little.as_slice()] {
            assert_eq!(blocks(file).xmp, [b"<xmp>".to_vec()]);
        }
    }

    #[test]
    fn directories_that_lead_in_a_circle_end() {
        let circle = b"MM\0*\0\0\0\x08\0\0\0\0\0\x08";
        assert_eq!(Tiff::of(circle).map(|file| file.directories().len()), Some(1));
    }

    #[test]
    fn iim_the_wrong_way_round_is_turned() {
        assert_eq!(in_order(&[0, 5, 2, DATASET, 9, 8, 7, 6]), [DATASET, 2, 5, 0, 6, 7, 8, 9]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(tail: Vec<u8>) {
            blocks(&tail);
            let _ = crate::raw::of(&tail);
            blocks(&[b"MM\0*\0\0\0\x08".as_slice(), &tail].concat());
            let little = [b"II*\0\x08\0\0\0".as_slice(), &tail].concat();
            blocks(&little);
            let _ = crate::raw::of(&little);
        }
    }
}
