//! Opening a picture: its kind, its limits before a pixel is decoded, its pixels the right way up.

use crate::metadata::containers::heif;
use crate::metadata::rewrite::{self, Wording};
use crate::metadata::{self, Blocks};
use crate::{Examined, Order, PictureFault, Place, Rendition, inks, likeness, raw, render, scans};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use model::photo::Look;
use std::io::Cursor;

/// The largest file, in bytes.
pub(crate) const LARGEST_FILE: u64 = 100_000_000;
const LONGEST_SIDE: u32 = 30_000;
const MOST_PIXELS: u64 = 120_000_000;
const MOST_MEMORY: u64 = 800 * 1024 * 1024;
/// What may stand in front of the pixels, unpacked, in bytes; no profile is so long.
const MOST_IN_FRONT: u64 = 64 * 1024 * 1024;

/// A decoded picture.
pub(crate) struct Opened {
    /// The right way up.
    pub(crate) image: DynamicImage,
    /// Its ICC profile.
    pub(crate) profile: Option<Vec<u8>>,
    media_type: &'static str,
    blocks: Blocks,
}

/// What is in a picture, and what it looks like, if that is asked for. It is decoded once, so that one that cannot be
/// shown is found out now; of HEIC and AVIF only what the boxes say is known.
pub(crate) fn examine(
    bytes: &[u8],
    look: Option<&Order>,
) -> Result<(Examined, Option<Rendition>), PictureFault> {
    if let Kind::Boxes(media_type) = kind(bytes)? {
        let read = heif::read(bytes);
        let (width, height) =
            read.size.ok_or_else(|| PictureFault::Damaged("it does not say how large it is".into()))?;
        within_limits(width, height)?;
        return Ok((examined(bytes, media_type, (width, height), None, &read.blocks), None));
    }
    let opened = open(bytes)?;
    let size = (opened.image.width(), opened.image.height());
    let likeness = likeness::of(&opened.image);
    let examined = examined(bytes, opened.media_type, size, likeness, &opened.blocks);
    // What it looks like can be made another time; nothing is refused for that.
    let made = look
        .and_then(|order| render::of_opened(opened, Look::default(), std::slice::from_ref(order), 1).ok());
    Ok((examined, made.and_then(|made| made.into_iter().next())))
}

/// A copy or a sidecar. No pixel is decoded.
pub(crate) fn write(bytes: &[u8], wording: &Wording, place: Place) -> Result<Vec<u8>, PictureFault> {
    if place == Place::Copy {
        kind(bytes)?;
        return rewrite::copy(bytes, wording);
    }
    let blocks = match kind(bytes)? {
        Kind::Pixels(format, _) => metadata::containers::blocks(format, bytes),
        Kind::Raw(_) => metadata::containers::blocks(ImageFormat::Tiff, bytes),
        Kind::Boxes(_) => heif::read(bytes).blocks,
    };
    Ok(rewrite::sidecar(&blocks, wording))
}

fn examined(
    bytes: &[u8],
    media_type: &str,
    (width, height): (u32, u32),
    likeness: Option<u64>,
    blocks: &Blocks,
) -> Examined {
    Examined {
        media_type: media_type.to_owned(),
        bytes: bytes.len() as u64,
        width,
        height,
        likeness,
        raw: metadata::read(blocks),
    }
}

/// Decodes a picture within the limits.
pub(crate) fn open(bytes: &[u8]) -> Result<Opened, PictureFault> {
    match kind(bytes)? {
        Kind::Pixels(format, media_type) => {
            let blocks = metadata::containers::blocks(format, bytes);
            let (image, profile) = decode(format, bytes, None)?;
            Ok(Opened { image, profile, media_type, blocks })
        }
        Kind::Raw(raw) => {
            let preview = raw.preview.ok_or_else(|| {
                PictureFault::Unsupported("a camera's raw file without a picture for looking at".into())
            })?;
            let blocks = metadata::containers::blocks(ImageFormat::Tiff, bytes);
            let (image, profile) = decode(ImageFormat::Jpeg, preview, Some(raw.orientation))?;
            Ok(Opened { image, profile, media_type: raw.media_type, blocks })
        }
        Kind::Boxes(media_type) => {
            Err(PictureFault::Unsupported(media_type.replace("image/", "").to_uppercase()))
        }
    }
}

/// Pixels the right way up, and their ICC profile. Who knows how the camera was held says so; else the file does.
fn decode(
    format: ImageFormat,
    bytes: &[u8],
    held: Option<Orientation>,
) -> Result<(DynamicImage, Option<Vec<u8>>), PictureFault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // A profile or a text in front of the pixels can swell as well.
    limits.max_alloc = Some(MOST_IN_FRONT);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    within_limits(width, height)?;
    // Every block of eight by eight pixels takes a bit at least; the decoder would fill what is missing with grey.
    let blocks = u64::from(width / 8) * u64::from(height / 8);
    if format == ImageFormat::Jpeg && bytes.len() as u64 * 8 < blocks {
        return Err(PictureFault::Damaged("it has far fewer data than pixels".into()));
    }
    limits.max_alloc = Some(MOST_MEMORY);
    limits.clone().reserve(decoder.total_bytes()).map_err(fault)?;
    decoder.set_limits(limits).map_err(fault)?;
    let orientation = held.unwrap_or_else(|| decoder.orientation().unwrap_or(Orientation::NoTransforms));
    // A block that cannot be read is none; the pixels are worth having without it.
    let profile = decoder.icc_profile().unwrap_or_default();
    let special = if format == ImageFormat::Jpeg { special(bytes, profile.as_deref())? } else { None };
    let mut image = match special {
        Some(image) => image,
        None => DynamicImage::from_decoder(decoder).map_err(fault)?,
    };
    if format == ImageFormat::Jpeg && !jpeg_is_whole(bytes) {
        return Err(PictureFault::Damaged("it ends in the middle".into()));
    }
    image.apply_orientation(orientation);
    Ok((image, profile))
}

/// A JPEG that the general decoder would show in wrong colours.
fn special(bytes: &[u8], profile: Option<&[u8]>) -> Result<Option<DynamicImage>, PictureFault> {
    if let Some(image) = scans::decode(bytes, MOST_MEMORY)? {
        return Ok(Some(image));
    }
    let Some(profile) = profile else { return Ok(None) };
    Ok(inks::decode(bytes, profile, MOST_MEMORY)?.map(DynamicImage::from))
}

/// Does a JPEG's picture end with the marker for its end? The decoder fills what is missing with grey.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xDA;
    // Segment by segment to the first scan, because a thumbnail in front has an end of its own.
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xFF, marker, tail @ ..] = rest {
        if *marker == START_OF_SCAN {
            return tail.windows(2).any(|pair| pair == [0xFF, 0xD9]);
        }
        let [high, low, ..] = tail else { return false };
        let filler = *marker == 0xFF;
        let length = if filler { 0 } else { usize::from(u16::from_be_bytes([*high, *low])) };
        rest = if filler { rest.get(1..) } else { tail.get(length..) }.unwrap_or_default();
    }
    false
}

/// What kind of file it is, with its media type.
enum Kind<'a> {
    /// Its pixels can be decoded.
    Pixels(ImageFormat, &'static str),
    /// A camera's raw file.
    Raw(raw::Raw<'a>),
    /// HEIC or AVIF: only its boxes can be read.
    Boxes(&'static str),
}

/// The kind of picture, by its first bytes and never by its name.
fn kind(bytes: &[u8]) -> Result<Kind<'_>, PictureFault> {
    if bytes.is_empty() {
        return Err(PictureFault::Empty);
    }
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(PictureFault::TooLarge {
            what: format!("its file has more than {} MB", LARGEST_FILE / 1_000_000),
            limit: format!("{} MB", LARGEST_FILE / 1_000_000),
        });
    }
    if let Some(media_type) = heif::media_type(bytes) {
        return Ok(Kind::Boxes(media_type));
    }
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => Ok(Kind::Pixels(ImageFormat::Jpeg, "image/jpeg")),
        Ok(ImageFormat::Png) => Ok(Kind::Pixels(ImageFormat::Png, "image/png")),
        Ok(ImageFormat::WebP) => Ok(Kind::Pixels(ImageFormat::WebP, "image/webp")),
        Ok(ImageFormat::Tiff) => {
            Ok(raw::of(bytes).map_or(Kind::Pixels(ImageFormat::Tiff, "image/tiff"), Kind::Raw))
        }
        Ok(other) => Err(PictureFault::Unsupported(format!("{other:?}"))),
        Err(_) if bytes.get(4..8) == Some(b"ftyp") => {
            Err(PictureFault::Unsupported("a film, or a raw file of another kind".into()))
        }
        Err(_) => Err(PictureFault::NotAPicture),
    }
}

fn within_limits(width: u32, height: u32) -> Result<(), PictureFault> {
    if width == 0 || height == 0 {
        return Err(PictureFault::Damaged("it has no pixels".into()));
    }
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFault::TooLarge {
            what: format!("{width} × {height} pixels"),
            limit: format!("{} megapixels, {LONGEST_SIDE} on a side", MOST_PIXELS / 1_000_000),
        });
    }
    Ok(())
}

fn fault(error: ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => {
            PictureFault::TooLarge { what: "it needs too much memory".into(), limit: "800 MB".into() }
        }
        ImageError::Unsupported(error) => PictureFault::Unsupported(error.to_string()),
        other => PictureFault::Damaged(other.to_string()),
    }
}
