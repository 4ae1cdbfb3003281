//! JPEGs of four inks (CMYK, and YCCK as Photoshop writes it), as their own profile says they look in print.
//!
//! The general decoder mixes inks by a rule of thumb, which shows newspaper pictures far too bright. It is left to it
//! where there is no profile.

use crate::PictureFault;
use crate::colour::Way;
use crate::metadata::containers::jpeg::Segments;
use image::RgbImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

const APP14: u8 = 0xEE;
/// Bytes of a pixel while it is converted: four inks, and three for sRGB.
const EACH: u64 = 7;

/// The picture in sRGB; `None` when it is no JPEG of four inks with a profile for them. `most` is the memory there is,
/// in bytes.
pub(crate) fn decode(bytes: &[u8], profile: &[u8], most: u64) -> Result<Option<RgbImage>, PictureFault> {
    let Some(way) = Way::of(profile).filter(Way::is_from_inks) else { return Ok(None) };
    let damaged = |error: zune_jpeg::errors::DecodeErrors| PictureFault::Damaged(error.to_string());
    // The caller has looked at the size.
    let open = || {
        DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX)
    };
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), open());
    decoder.decode_headers().map_err(damaged)?;
    let stored = match decoder.input_colorspace() {
        Some(stored @ (ColorSpace::CMYK | ColorSpace::YCCK)) => stored,
        _ => return Ok(None),
    };
    let Some((width, height)) = decoder.dimensions() else { return Ok(None) };
    if width as u64 * height as u64 * EACH > most {
        return Err(PictureFault::TooLarge {
            what: "it needs too much memory".into(),
            limit: format!("{} MB", most / 1024 / 1024),
        });
    }
    decoder.set_options(open().jpeg_set_out_colorspace(stored));
    let mut inks = decoder.decode().map_err(damaged)?;
    if stored == ColorSpace::YCCK {
        inks.chunks_exact_mut(4).for_each(as_inks);
    }
    // Adobe's programs, and whoever follows them, store how much paper is left.
    if is_adobes(bytes) {
        inks.iter_mut().for_each(|sample| *sample = 255 - *sample);
    }
    let mut rgb = vec![0; width * height * 3];
    if !way.go(&inks, &mut rgb) {
        return Ok(None);
    }
    let side = |side: usize| u32::try_from(side).unwrap_or_default();
    Ok(RgbImage::from_raw(side(width), side(height), rgb))
}

/// Light and two colours as three inks, the way libjpeg does: what is not red is cyan.
fn as_inks(pixel: &mut [u8]) {
    let [y, cb, cr, _] = pixel else { return };
    let (light, blue, red) = (f32::from(*y), f32::from(*cb) - 128.0, f32::from(*cr) - 128.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // a cast from a float keeps to the bounds
    let rest = |colour: f32| (255.0 - colour).round() as u8;
    let inks = [
        rest(light + 1.402 * red),
        rest(light - 0.344_136 * blue - 0.714_136 * red),
        rest(light + 1.772 * blue),
    ];
    [*y, *cb, *cr] = inks;
}

fn is_adobes(bytes: &[u8]) -> bool {
    Segments(bytes.get(2..).unwrap_or_default())
        .any(|(marker, data)| marker == APP14 && data.starts_with(b"Adobe"))
}
