//! A JPEG with other blocks: they stand behind the JFIF header, where every program looks; all other segments and
//! everything from the first scan on are taken over.

use super::Rewritten;
use super::xmp::name_of;
use crate::PictureFault;
use crate::metadata::containers::jpeg::{APP1, APP13, EXIF, PHOTOSHOP, Segments, XMP, XMP_MORE};

const APP0: u8 = 0xE0;
const APP2: u8 = 0xE2;
/// A list of further pictures behind the first one, with how far away they are.
const PICTURES: &[u8] = b"MPF\0";
/// The most that stands in one segment, behind its length.
const MOST: usize = 65_533;
/// Room for the head of a piece.
const PIECE: usize = 65_000;

/// The file with these blocks instead of its own.
pub(super) fn rewritten(bytes: &[u8], blocks: &Rewritten) -> Result<Vec<u8>, PictureFault> {
    let mut out = vec![0xFF, 0xD8];
    let mut rest = Vec::new();
    let mut segments = Segments(bytes.get(2..).unwrap_or_default());
    let mut pictures_seen = false;
    let mut taken_behind = 0;
    for (marker, data) in segments.by_ref() {
        let ours = match marker {
            APP1 => [EXIF, XMP, XMP_MORE].iter().any(|name| data.starts_with(name)),
            APP13 => data.starts_with(PHOTOSHOP),
            _ => false,
        };
        if ours {
            taken_behind += if pictures_seen { data.len() + 4 } else { 0 };
            continue;
        }
        pictures_seen |= marker == APP2 && data.starts_with(PICTURES);
        segment(if marker == APP0 { &mut out } else { &mut rest }, marker, &[data])?;
    }
    if let Some(exif) = &blocks.exif {
        segment(&mut out, APP1, &[EXIF, exif])?;
    }
    segment(&mut out, APP1, &[XMP, &blocks.xmp])?;
    if let Some(more) = &blocks.more_xmp {
        let (name, length) = (name_of(more), of(more.len())?);
        for (number, piece) in more.chunks(PIECE).enumerate() {
            let offset = of(number * PIECE)?;
            segment(&mut out, APP1, &[XMP_MORE, name.as_bytes(), &length, &offset, piece])?;
        }
    }
    if let Some(resources) = &blocks.iim {
        for piece in resources.chunks(PIECE) {
            segment(&mut out, APP13, &[PHOTOSHOP, piece])?;
        }
    }
    out.extend(rest);
    // The further pictures are counted from their list. What is gone behind it is filled up in front of the next marker.
    out.extend(std::iter::repeat_n(0xFF, taken_behind));
    out.extend(segments.0);
    Ok(out)
}

fn segment(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) -> Result<(), PictureFault> {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let too_long = || PictureFault::Unwritable("its metadata leave no room".into());
    let written = u16::try_from(length + 2).ok().filter(|_| length <= MOST).ok_or_else(too_long)?;
    out.extend([0xFF, marker]);
    out.extend(written.to_be_bytes());
    parts.iter().for_each(|part| out.extend(*part));
    Ok(())
}

fn of(number: usize) -> Result<[u8; 4], PictureFault> {
    let too_long = |_| PictureFault::Unwritable("its metadata leave no room".into());
    u32::try_from(number).map(u32::to_be_bytes).map_err(too_long)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::metadata::containers::{self};
    use image::ImageFormat;

    fn blocks() -> Rewritten {
        Rewritten {
            exif: Some(b"MM\0*\0\0\0\x08".to_vec()),
            xmp: b"<first>".to_vec(),
            more_xmp: None,
            iim: Some([b"8BIM".as_slice(), &[7; 70_000]].concat()),
        }
    }

    #[test]
    fn further_pictures_stay_as_far_away_as_they_were() {
        let mut file = vec![0xFF, 0xD8];
        segment(&mut file, APP0, &[b"JFIF\0"]).unwrap();
        segment(&mut file, APP2, &[PICTURES, b"list"]).unwrap();
        segment(&mut file, APP1, &[XMP, b"<older than that>"]).unwrap();
        segment(&mut file, 0xFE, &[b"a comment"]).unwrap();
        let scan = b"\xFF\xDA\0\x02pixels\xFF\xD9\xFF\xD8the second picture";
        file.extend(scan);
        let away = |file: &[u8]| {
            let place = |what: &[u8]| file.windows(what.len()).position(|part| part == what).unwrap();
            place(b"the second") - place(PICTURES)
        };
        let made = rewritten(&file, &blocks()).unwrap();
        assert_eq!(away(&made), away(&file));
        assert!(made.ends_with(scan));
        let order: Vec<u8> = Segments(&made[2..]).map(|(marker, _)| marker).collect();
        assert_eq!(order, [APP0, APP1, APP1, APP13, APP13, APP2, 0xFE]);
        let back = containers::blocks(ImageFormat::Jpeg, &made);
        assert_eq!((back.xmp, back.iim), (vec![b"<first>".to_vec()], blocks().iim));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_rewritten_or_refused(bytes: Vec<u8>) {
            let made = rewritten(&bytes, &blocks()).unwrap();
            proptest::prop_assert!(made.len() > blocks().xmp.len());
        }
    }
}
