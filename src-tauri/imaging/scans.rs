//! JPEGs whose colours stand one after the other, each in a scan of its own, as encoders that count before they write do.
//!
//! The general decoder mixes the parts of such files up and says nothing; the older one of the same makers reads them.

use crate::PictureFault;
use crate::metadata::containers::jpeg::Segments;
use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_decoder::{Decoder, PixelFormat};

/// Bytes of a pixel while it is decoded: three numbers of two bytes, and three for the picture.
const EACH: u64 = 9;

/// The picture; `None` when its colours stand together. `most` is the memory there is, in bytes.
pub(crate) fn decode(bytes: &[u8], most: u64) -> Result<Option<DynamicImage>, PictureFault> {
    if !are_separate(bytes) {
        return Ok(None);
    }
    let damaged = |error: jpeg_decoder::Error| PictureFault::Damaged(error.to_string());
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(damaged)?;
    let Some(info) = decoder.info() else { return Ok(None) };
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    if u64::from(width) * u64::from(height) * EACH > most {
        return Err(PictureFault::TooLarge {
            what: "it needs too much memory".into(),
            limit: format!("{} MB", most / 1024 / 1024),
        });
    }
    let pixels = decoder.decode().map_err(damaged)?;
    let picture = match info.pixel_format {
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
        PixelFormat::L16 | PixelFormat::CMYK32 => {
            return Err(PictureFault::Unsupported("a JPEG of four inks in separate scans".into()));
        }
    };
    picture.map(Some).ok_or_else(|| PictureFault::Damaged("it ends in the middle".into()))
}

/// Are there fewer colours in the first scan than in the frame?
fn are_separate(bytes: &[u8]) -> bool {
    let mut segments = Segments(bytes.get(2..).unwrap_or_default());
    // Baseline, extended and progressive frames: depth, height, width, and how many colours.
    let frame = segments.by_ref().filter_map(|(marker, data)| match (marker, data) {
        (0xC0..=0xC2, [_, _, _, _, _, colours, ..]) => Some(*colours),
        _ => None,
    });
    let colours = frame.last().unwrap_or_default();
    matches!(segments.0, [0xFF, 0xDA, _, _, first, ..] if *first < colours)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::Rgb;
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    #[test]
    fn every_arrangement_of_scans_shows_the_same_picture() {
        let [width, height] = [90_u16, 70];
        #[allow(clippy::cast_possible_truncation)] // a pattern
        let picture = RgbImage::from_fn(width.into(), height.into(), |x, y| {
            Rgb([(x * 2) as u8, (y * 3) as u8, (120 + x / 2) as u8])
        });
        for factor in [SamplingFactor::F_1_1, SamplingFactor::F_2_2, SamplingFactor::F_2_1] {
            for (counted, progressive) in [(false, false), (true, false), (false, true), (true, true)] {
                let mut file = Vec::new();
                let mut encoder = Encoder::new(&mut file, 95);
                encoder.set_sampling_factor(factor);
                encoder.set_optimized_huffman_tables(counted);
                encoder.set_progressive(progressive);
                encoder.encode(picture.as_raw(), width, height, ColorType::Rgb).unwrap();
                let shown = crate::open::open(&file).unwrap().image.into_rgb8();
                let most = shown.as_raw().iter().zip(picture.as_raw()).map(|(a, b)| a.abs_diff(*b)).max();
                assert!(most.unwrap() < 24, "{factor:?}, {counted}, {progressive}: {most:?}");
                assert_eq!(are_separate(&file), counted || progressive, "{factor:?} {counted} {progressive}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_answered(tail: Vec<u8>) {
            let head = b"\xFF\xD8\xFF\xC0\0\x11\x08\0\x08\0\x08\x03\x01\x11\0\x02\x11\0\x03\x11\0\xFF\xDA\0\x08\x01\x01\0\0\x3F\0";
            let _ = decode(&[head.as_slice(), &tail].concat(), 1 << 20);
        }
    }
}
