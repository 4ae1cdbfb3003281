//! Camera raw files: the picture the camera itself made of them, which stands in the file as a JPEG.
//!
//! DNG, CR2, NEF and ARW are built like TIFF. Developing raw data is not for a newsroom on deadline; what is not built
//! like TIFF (CR3, RAF) is refused with its reason.

use crate::metadata::containers::jpeg::Segments;
use crate::metadata::containers::tiff::{Directory, Tiff};
use image::metadata::Orientation;

const COMPRESSION: u16 = 0x103;
const PHOTOMETRIC: u16 = 0x106;
const MAKE: u16 = 0x10F;
const STRIPS: (u16, u16) = (0x111, 0x117);
const ORIENTATION: u16 = 0x112;
const JPEG: (u16, u16) = (0x201, 0x202);
const DNG_VERSION: u16 = 0xC612;
/// Colour filter array: what a sensor sees.
const SENSOR: u32 = 32_803;

/// A raw file's picture.
pub(crate) struct Raw<'a> {
    /// `image/x-adobe-dng`, `image/x-canon-cr2`, `image/x-nikon-nef`, `image/x-sony-arw` or `image/x-raw`.
    pub(crate) media_type: &'static str,
    /// The largest JPEG in it, if there is one that can be shown.
    pub(crate) preview: Option<&'a [u8]>,
    /// How the camera was held.
    pub(crate) orientation: Orientation,
}

/// The picture of a raw file; `None` when it is a TIFF like any other.
pub(crate) fn of(bytes: &[u8]) -> Option<Raw<'_>> {
    let directories = Tiff::of(bytes)?.directories();
    let first = directories.first()?;
    let canon = bytes.get(8..10) == Some(b"CR");
    let sensor = || directories.iter().any(|directory| directory.number(PHOTOMETRIC) == Some(SENSOR));
    let media_type = match first.data(MAKE).unwrap_or_default() {
        _ if first.data(DNG_VERSION).is_some() => "image/x-adobe-dng",
        _ if canon => "image/x-canon-cr2",
        _ if !sensor() => return None,
        [b'N', b'I', b'K', b'O', b'N', ..] => "image/x-nikon-nef",
        [b'S', b'O', b'N', b'Y', ..] => "image/x-sony-arw",
        _ => "image/x-raw",
    };
    let orientation = first.number(ORIENTATION).and_then(|number| u8::try_from(number).ok());
    Some(Raw {
        media_type,
        preview: directories
            .iter()
            .filter_map(|directory| jpeg(bytes, directory))
            .max_by_key(|jpeg| pixels(jpeg)),
        orientation: orientation.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms),
    })
}

/// The JPEG a directory points to, if it is one for looking at.
fn jpeg<'a>(bytes: &'a [u8], directory: &Directory<'a>) -> Option<&'a [u8]> {
    let strip = matches!(directory.number(COMPRESSION), Some(6 | 7)).then_some(STRIPS);
    [Some(JPEG), strip].into_iter().flatten().find_map(|(place, length)| {
        let from = usize::try_from(directory.number(place)?).ok()?;
        let length = usize::try_from(directory.number(length)?).ok()?;
        let data = bytes.get(from..from.checked_add(length)?)?;
        (pixels(data) > 0).then_some(data)
    })
}

/// How many pixels a JPEG says it has; none when it is lossless, as sensors' data are.
fn pixels(jpeg: &[u8]) -> u64 {
    let segments = Segments(jpeg.strip_prefix(&[0xFF, 0xD8]).unwrap_or_default());
    for (marker, data) in segments {
        // Baseline, extended and progressive frames, with eight bits a sample.
        if let (0xC0..=0xC2, [8, a, b, c, d, ..]) = (marker, data) {
            return u64::from(u16::from_be_bytes([*a, *b])) * u64::from(u16::from_be_bytes([*c, *d]));
        }
    }
    0
}
