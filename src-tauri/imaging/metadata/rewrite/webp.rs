//! A WebP with other blocks, in its extended form, which has room for EXIF and XMP; all other chunks are taken over.
//!
//! After the WebP container specification: a header that says what there is, colours, pictures, EXIF, XMP.

use super::Rewritten;
use crate::PictureFault;
use image::{ImageDecoder, codecs::webp::WebPDecoder};
use std::io::Cursor;

const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;
const HAS_ALPHA: u8 = 0b1_0000;
const HEADER: &[u8; 4] = b"VP8X";

/// The file with these blocks instead of its own.
pub(super) fn rewritten(bytes: &[u8], blocks: &Rewritten) -> Result<Vec<u8>, PictureFault> {
    let chunks = chunks(bytes.get(12..).unwrap_or_default());
    let mut header: Vec<u8> = match chunks.iter().find(|(name, _)| *name == HEADER) {
        Some((_, header)) if header.len() >= 10 => header.to_vec(),
        _ => fresh_header(bytes)?,
    };
    header[0] = (header[0] | HAS_XMP) & !HAS_EXIF | if blocks.exif.is_some() { HAS_EXIF } else { 0 };
    let mut body = b"WEBP".to_vec();
    add(&mut body, HEADER, &header)?;
    for (name, data) in &chunks {
        if ![HEADER, b"EXIF", b"XMP "].contains(name) {
            add(&mut body, name, data)?;
        }
    }
    if let Some(exif) = &blocks.exif {
        add(&mut body, b"EXIF", exif)?;
    }
    add(&mut body, b"XMP ", &blocks.xmp)?;
    Ok([b"RIFF".as_slice(), &size(body.len())?, &body].concat())
}

/// Names and data of the chunks; what is damaged at the end is left out.
fn chunks(mut rest: &[u8]) -> Vec<(&[u8; 4], &[u8])> {
    let mut found = Vec::new();
    while let Some((name, tail)) = rest.split_first_chunk::<4>() {
        let Some((size, tail)) = tail.split_first_chunk::<4>() else { break };
        let size = u32::from_le_bytes(*size) as usize;
        let Some(data) = tail.get(..size) else { break };
        found.push((name, data));
        rest = tail.get(size + size % 2..).unwrap_or_default();
    }
    found
}

/// The header of a file that had none: its size, and whether something shows through.
fn fresh_header(bytes: &[u8]) -> Result<Vec<u8>, PictureFault> {
    let damaged = |error: image::ImageError| PictureFault::Damaged(error.to_string());
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let alpha = if decoder.color_type().has_alpha() { HAS_ALPHA } else { 0 };
    let mut header = vec![alpha, 0, 0, 0];
    for side in [width, height] {
        let [a, b, c, _] = side.saturating_sub(1).to_le_bytes();
        header.extend([a, b, c]);
    }
    Ok(header)
}

fn add(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) -> Result<(), PictureFault> {
    out.extend(name);
    out.extend(size(data.len())?);
    out.extend(data);
    out.extend(std::iter::repeat_n(0, data.len() % 2));
    Ok(())
}

fn size(bytes: usize) -> Result<[u8; 4], PictureFault> {
    let too_long = |_| PictureFault::Unwritable("it becomes too large".into());
    u32::try_from(bytes).map(u32::to_le_bytes).map_err(too_long)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::metadata::containers;
    use image::{ImageFormat, Rgba, RgbaImage};

    #[test]
    fn a_plain_file_becomes_an_extended_one_with_the_same_pixels() {
        for alpha in [255, 120] {
            let picture = RgbaImage::from_fn(21, 13, |x, y| Rgba([x as u8 * 9, y as u8 * 9, 40, alpha]));
            let mut bytes = Cursor::new(Vec::new());
            picture.write_to(&mut bytes, ImageFormat::WebP).unwrap();
            let plain = bytes.into_inner();
            let blocks = Rewritten {
                exif: Some(b"MM\0*\0\0\0\x08\0".to_vec()),
                xmp: b"<packet>".to_vec(),
                more_xmp: None,
                iim: None,
            };
            let made = rewritten(&plain, &blocks).unwrap();
            assert_eq!(rewritten(&made, &blocks).unwrap(), made);
            let back = containers::blocks(ImageFormat::WebP, &made);
            assert_eq!((back.exif, back.xmp), (blocks.exif.clone(), vec![blocks.xmp.clone()]));
            let pixels = |file: &[u8]| image::load_from_memory(file).unwrap();
            assert_eq!(pixels(&made), pixels(&plain));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_rewritten_or_refused(bytes: Vec<u8>) {
            let blocks = Rewritten { exif: None, xmp: vec![], more_xmp: None, iim: None };
            let _ = rewritten(&[b"RIFF\0\0\0\0WEBPVP8X".as_slice(), &bytes].concat(), &blocks);
        }
    }
}
