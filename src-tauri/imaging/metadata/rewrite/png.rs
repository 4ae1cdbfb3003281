//! A PNG with other blocks: `eXIf`, XMP as international text and IIM as a raw profile, in front of the pixels, because
//! programs that stop reading there are many. All other chunks are taken over byte by byte.

use super::Rewritten;
use crate::PictureFault;
use crate::metadata::containers::png::{RAW_PROFILES, XMP, cut};
use flate2::Compression;
use flate2::Crc;
use flate2::write::ZlibEncoder;
use std::io::Write;

const PIXELS: &[u8; 4] = b"IDAT";

/// The file with these blocks instead of its own.
pub(super) fn rewritten(bytes: &[u8], blocks: &Rewritten) -> Result<Vec<u8>, PictureFault> {
    let (head, mut rest) = bytes.split_at_checked(8).ok_or(PictureFault::NotAPicture)?;
    let mut out = head.to_vec();
    let mut put = false;
    while let Some((chunk, after)) = chunk(rest) {
        if chunk.name == PIXELS && !put {
            ours(&mut out, blocks)?;
            put = true;
        }
        if !is_ours(&chunk) {
            out.extend(chunk.whole);
        }
        rest = after;
    }
    if !put {
        return Err(PictureFault::Damaged("it has no pixels".into()));
    }
    out.extend(rest);
    Ok(out)
}

/// A chunk, with all of its bytes.
struct Chunk<'a> {
    name: &'a [u8; 4],
    data: &'a [u8],
    whole: &'a [u8],
}

/// The first chunk, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let size = usize::try_from(u32::from_be_bytes(*bytes.first_chunk()?)).ok()?;
    let name = bytes.get(4..)?.first_chunk()?;
    let end = size.checked_add(12)?;
    let data = bytes.get(8..size.checked_add(8)?)?;
    Some((Chunk { name, data, whole: bytes.get(..end)? }, bytes.get(end..)?))
}

fn is_ours(chunk: &Chunk<'_>) -> bool {
    let keyword = cut(chunk.data).map(|(keyword, _)| keyword).unwrap_or_default();
    match chunk.name {
        b"eXIf" => true,
        b"iTXt" | b"zTXt" | b"tEXt" => keyword == XMP || RAW_PROFILES.contains(&keyword),
        _ => false,
    }
}

fn ours(out: &mut Vec<u8>, blocks: &Rewritten) -> Result<(), PictureFault> {
    if let Some(exif) = &blocks.exif {
        add(out, b"eXIf", &[exif])?;
    }
    // Not compressed, no language, no translated keyword.
    add(out, b"iTXt", &[XMP, &[0, 0, 0, 0, 0], &blocks.xmp])?;
    if let Some(iim) = &blocks.iim {
        let packed = profile(iim).map_err(|error| PictureFault::Io(error.to_string()))?;
        add(out, b"zTXt", &[b"Raw profile type iptc\0\0", &packed])?;
    }
    Ok(())
}

/// A line feed, a name, a length, and the bytes as hexadecimal digits, compressed.
fn profile(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    write!(packer, "\niptc\n{:8}\n", bytes.len())?;
    for line in bytes.chunks(36) {
        line.iter().try_for_each(|byte| write!(packer, "{byte:02x}"))?;
        writeln!(packer)?;
    }
    packer.finish()
}

fn add(out: &mut Vec<u8>, name: &[u8; 4], parts: &[&[u8]]) -> Result<(), PictureFault> {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let too_long = |_| PictureFault::Unwritable("its metadata are too long".into());
    out.extend(u32::try_from(length).map_err(too_long)?.to_be_bytes());
    let mut sum = Crc::new();
    for part in [name.as_slice()].iter().chain(parts) {
        sum.update(part);
        out.extend(*part);
    }
    out.extend(sum.sum().to_be_bytes());
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::metadata::containers;
    use image::ImageFormat;

    fn blocks() -> Rewritten {
        Rewritten {
            exif: Some(b"MM\0*\0\0\0\x08".to_vec()),
            xmp: b"<packet>".to_vec(),
            more_xmp: None,
            iim: Some(b"\x1c\x02\x69\0\x03New".to_vec()),
        }
    }

    #[test]
    fn blocks_stand_in_front_of_the_pixels_and_take_the_place_of_older_ones() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(9, 7).write_to(&mut bytes, ImageFormat::Png).unwrap();
        let plain = bytes.into_inner();
        let made = rewritten(&plain, &blocks()).unwrap();
        assert_eq!(rewritten(&made, &blocks()).unwrap(), made);
        let back = containers::blocks(ImageFormat::Png, &made);
        assert_eq!((back.exif, back.xmp, back.iim), (blocks().exif, vec![blocks().xmp], blocks().iim));
        let place = |file: &[u8], name: &[u8]| file.windows(4).position(|part| part == name).unwrap();
        assert!(made.ends_with(&plain[place(&plain, PIXELS)..]));
        assert!(place(&made, b"zTXt") < place(&made, PIXELS));
        // The decoder looks at the sums of all chunks.
        assert!(image::load_from_memory(&made).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_rewritten_or_refused(bytes: Vec<u8>) {
            let _ = rewritten(&[b"\x89PNG\r\n\x1a\n".as_slice(), &bytes].concat(), &blocks());
        }
    }
}
