//! TIFF, and what is built like it: tags of the first directory.
//!
//! XMP is tag 700, IIM tag 33723 or, in Photoshop's resources, tag 34377; EXIF is the file itself.

use super::{Blocks, MOST_BLOCK};

const XMP: u16 = 700;
const IIM: u16 = 33_723;
const PHOTOSHOP: u16 = 34_377;
/// The first byte of every dataset of IIM.
const DATASET: u8 = 0x1C;

/// The blocks of a TIFF.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let Some(file) = Tiff::of(bytes) else { return blocks };
    let mut resources = None;
    for (tag, data) in file.first_directory() {
        match tag {
            XMP => blocks.xmp.push(data.to_vec()),
            IIM => blocks.iim = Some(in_order(data)),
            PHOTOSHOP => resources = Some(data.to_vec()),
            _ => {}
        }
    }
    blocks.iim = blocks.iim.or(resources);
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
struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
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

    /// Tags with the bytes of their values.
    fn first_directory(&self) -> impl Iterator<Item = (u16, &'a [u8])> {
        let start = self.long(4).unwrap_or(usize::MAX);
        let count = self.short(start).unwrap_or(0);
        (0..usize::from(count)).filter_map(move |number| self.entry(start.checked_add(2 + number * 12)?))
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
    fn iim_the_wrong_way_round_is_turned() {
        assert_eq!(in_order(&[0, 5, 2, DATASET, 9, 8, 7, 6]), [DATASET, 2, 5, 0, 6, 7, 8, 9]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(tail: Vec<u8>) {
            blocks(&tail);
            blocks(&[b"MM\0*\0\0\0\x08".as_slice(), &tail].concat());
            blocks(&[b"II*\0\x08\0\0\0".as_slice(), &tail].concat());
        }
    }
}
