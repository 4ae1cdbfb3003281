//! Picture files out of pixels, with the metadata that may leave.
//!
//! The same pixels and metadata give the same bytes.

use crate::metadata::{self, Written};
use crate::render::Pixels;
use crate::{Format, Order, PictureFault, Rendition, planes};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// Encodes pixels as ordered.
pub(crate) fn encode(pixels: &Pixels, order: &Order) -> Result<Rendition, PictureFault> {
    let written = order.metadata.as_ref().map(metadata::write);
    let bytes = match order.format {
        Format::Jpeg { quality } => jpeg(pixels, quality.clamp(1, 100), written.as_ref())?,
        Format::WebP { quality } => webp(pixels, quality.clamp(1, 100), written.as_ref()),
        Format::Avif { quality } => avif(pixels, quality, written.as_ref())?,
    };
    Ok(Rendition { bytes, width: pixels.width, height: pixels.height })
}

fn jpeg(pixels: &Pixels, quality: u8, written: Option<&Written>) -> Result<Vec<u8>, PictureFault> {
    let broken = |error: jpeg_encoder::EncodingError| {
        PictureFault::Damaged(format!("no JPEG could be made ({error})"))
    };
    let mut bytes = Vec::with_capacity(pixels.bytes.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(if quality < 90 { SamplingFactor::F_2_2 } else { SamplingFactor::F_1_1 });
    // Tables of its own would put each colour into a scan of its own, which several readers show in wrong colours; on
    // real photographs they would save 1.9 % (five photos in four widths, 3,354 against 3,416 kB).
    encoder.set_optimized_huffman_tables(false);
    if let Some(written) = written {
        encoder.add_app_segment(1, [b"Exif\0\0", written.exif.as_slice()].concat()).map_err(broken)?;
        // The form that fits into one segment has been cut to size already.
        encoder
            .add_app_segment(1, [b"http://ns.adobe.com/xap/1.0/\0", written.xmp.as_slice()].concat())
            .map_err(broken)?;
        encoder.add_app_segment(13, metadata::photoshop_segment(&written.iim)).map_err(broken)?;
    }
    let side = |side: u32| {
        u16::try_from(side).map_err(|_| PictureFault::TooLarge {
            what: format!("{side} pixels"),
            limit: "65,535 pixels".into(),
        })
    };
    encoder
        .encode(&pixels.bytes, side(pixels.width)?, side(pixels.height)?, ColorType::Rgb)
        .map_err(broken)?;
    Ok(bytes)
}

fn avif(pixels: &Pixels, quality: u8, written: Option<&Written>) -> Result<Vec<u8>, PictureFault> {
    let planes = planes::planes(pixels);
    let planes = planes.each_ref().map(|(row, samples)| (*row, samples.as_slice()));
    let picture = avif::Picture { width: pixels.width, height: pixels.height, planes };
    let metadata = written.map(|Written { exif, xmp, .. }| avif::Metadata { exif, xmp });
    avif::encode(picture, quality, metadata).map_err(|fault| PictureFault::Damaged(fault.to_string()))
}

fn webp(pixels: &Pixels, quality: u8, written: Option<&Written>) -> Vec<u8> {
    let plain = webp::Encoder::from_rgb(&pixels.bytes, pixels.width, pixels.height)
        .encode(f32::from(quality))
        .to_vec();
    match written {
        None => plain,
        Some(written) => extended_webp(&plain, pixels.width, pixels.height, &written.exif, &written.xmp),
    }
}

/// The same picture in WebP's extended form, which has room for EXIF and XMP.
///
/// Layout after the WebP container specification: a `VP8X` header chunk, the picture, `EXIF`, `XMP `.
fn extended_webp(plain: &[u8], width: u32, height: u32, exif: &[u8], xmp: &[u8]) -> Vec<u8> {
    const EXIF: u8 = 0b1000;
    const XMP: u8 = 0b0100;
    let mut header = vec![EXIF | XMP, 0, 0, 0];
    header.extend_from_slice(&(width - 1).to_le_bytes()[..3]);
    header.extend_from_slice(&(height - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        body.extend_from_slice(name);
        body.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
        body.extend_from_slice(data);
        if data.len() % 2 == 1 {
            body.push(0);
        }
    };
    chunk(b"VP8X", &header);
    // The plain form is `RIFF`, a size, `WEBP`, and one chunk that is taken over as it is.
    let picture = plain.get(12..).unwrap_or_default();
    let (name, data) = (picture.first_chunk::<4>().unwrap_or(b"VP8 "), picture.get(8..).unwrap_or_default());
    let size =
        picture.get(4..8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
    chunk(name, data.get(..size).unwrap_or(data));
    chunk(b"EXIF", exif);
    chunk(b"XMP ", xmp);
    let mut file = b"RIFF".to_vec();
    file.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(body);
    file
}
