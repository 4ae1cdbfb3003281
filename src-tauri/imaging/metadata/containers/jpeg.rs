//! JPEG: application segments in front of the first scan.
//!
//! EXIF and XMP stand in APP1, Photoshop's resources in APP13. What is too long for one segment goes on in others:
//! resources in more APP13 segments, XMP as an extended packet in pieces (XMP Specification, part 3, 1.1.3).

use super::{Blocks, MOST_BLOCK};
use std::collections::BTreeMap;

pub(in super::super) const EXIF: &[u8] = b"Exif\0\0";
pub(in super::super) const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
pub(in super::super) const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
pub(in super::super) const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
pub(in super::super) const APP1: u8 = 0xE1;
pub(in super::super) const APP13: u8 = 0xED;
const START_OF_SCAN: u8 = 0xDA;
/// The name of an extended packet, in hexadecimal digits.
const NAME: usize = 32;

/// The blocks of a JPEG.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let mut resources = Vec::new();
    let mut extended: BTreeMap<&[u8], Vec<(usize, &[u8])>> = BTreeMap::new();
    for (marker, data) in Segments(bytes.get(2..).unwrap_or_default()) {
        if marker == APP1 {
            if let Some(exif) = data.strip_prefix(EXIF) {
                blocks.exif.get_or_insert_with(|| exif.to_vec());
            } else if let Some(xmp) = data.strip_prefix(XMP) {
                blocks.xmp.push(xmp.to_vec());
            } else if let Some((name, offset, piece)) = data.strip_prefix(XMP_MORE).and_then(piece) {
                extended.entry(name).or_default().push((offset, piece));
            }
        } else if marker == APP13 && resources.len() < MOST_BLOCK {
            resources.extend_from_slice(data.strip_prefix(PHOTOSHOP).unwrap_or_default());
        }
    }
    // Only the packet that the first one names belongs to it; another is left over from an earlier writer.
    for (name, pieces) in extended {
        let named = blocks.xmp.iter().any(|packet| packet.windows(NAME).any(|part| part == name));
        blocks.xmp.extend(Some(pieces).filter(|_| named).and_then(joined));
    }
    blocks.iim = Some(resources).filter(|resources| !resources.is_empty());
    blocks
}

/// Name, place and bytes of a piece of an extended packet; its whole length stands between name and place.
fn piece(data: &[u8]) -> Option<(&[u8], usize, &[u8])> {
    let (name, rest) = data.split_at_checked(NAME)?;
    let (_, rest) = rest.split_at_checked(4)?;
    let (offset, piece) = rest.split_first_chunk::<4>()?;
    Some((name, usize::try_from(u32::from_be_bytes(*offset)).ok()?, piece))
}

/// The pieces in order; `None` when one is missing.
fn joined(mut pieces: Vec<(usize, &[u8])>) -> Option<Vec<u8>> {
    pieces.sort_by_key(|(offset, _)| *offset);
    let mut whole = Vec::new();
    for (offset, piece) in pieces {
        if offset != whole.len() || whole.len() + piece.len() > MOST_BLOCK {
            return None;
        }
        whole.extend_from_slice(piece);
    }
    Some(whole)
}

/// Markers and contents of the segments up to the first scan.
pub(crate) struct Segments<'a>(pub(crate) &'a [u8]);

impl<'a> Iterator for Segments<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.0 {
                // Filling in front of a marker.
                [0xFF, 0xFF, ..] => self.0 = self.0.get(1..)?,
                [0xFF, START_OF_SCAN, ..] => return None,
                [0xFF, marker, high, low, ..] => {
                    let length = usize::from(u16::from_be_bytes([*high, *low]));
                    let data = self.0.get(4..2 + length)?;
                    self.0 = self.0.get(2 + length..)?;
                    return Some((*marker, data));
                }
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
        let data = parts.concat();
        let length = u16::try_from(data.len() + 2).unwrap_or_default().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), &data].concat()
    }

    #[test]
    fn an_extended_packet_is_put_together_whatever_the_order_of_its_pieces() {
        let (name, other) = ([b'A'; NAME], [b'B'; NAME]);
        let more = |name: &[u8], offset: u32, text: &[u8]| {
            segment(APP1, &[XMP_MORE, name, &10_u32.to_be_bytes(), &offset.to_be_bytes(), text])
        };
        let file = [
            vec![0xFF, 0xD8],
            segment(APP1, &[XMP, b"<first>", &name]),
            more(&name, 5, b"world"),
            more(&other, 0, b"an older one"),
            more(&name, 0, b"hello"),
        ]
        .concat();
        assert_eq!(blocks(&file).xmp.get(1).map(Vec::as_slice), Some(b"helloworld".as_slice()));
        assert_eq!(blocks(&file).xmp.len(), 2);
        let missing = [vec![0xFF, 0xD8], segment(APP1, &[XMP, &name]), more(&name, 5, b"world")].concat();
        assert_eq!(blocks(&missing).xmp.len(), 1, "half a packet is none");
    }

    #[test]
    fn resources_go_on_in_the_next_segment() {
        let file = [
            vec![0xFF, 0xD8],
            segment(APP13, &[PHOTOSHOP, b"8BIM and"]),
            segment(APP13, &[PHOTOSHOP, b" more"]),
        ]
        .concat();
        assert_eq!(blocks(&file).iim.as_deref(), Some(b"8BIM and more".as_slice()));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(bytes: Vec<u8>) {
            blocks(&bytes);
            blocks(&[&[0xFF, 0xD8, 0xFF, APP1, 0, 40], XMP_MORE, &bytes].concat());
        }
    }
}
