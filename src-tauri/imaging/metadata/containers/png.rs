//! PNG: `eXIf`, XMP as international text, and IIM the way ImageMagick and others keep it, as hexadecimal text.
//!
//! After the PNG specification (third edition) for the chunks and exiftool's documentation for the "raw profiles".

use super::{Blocks, MOST_BLOCK};
use flate2::read::ZlibDecoder;
use std::io::Read;

/// The keyword of XMP.
pub(in super::super) const XMP: &[u8] = b"XML:com.adobe.xmp";
/// Keywords of the raw profiles that are read.
pub(in super::super) const RAW_PROFILES: [&[u8]; 5] = [
    b"Raw profile type xmp",
    b"Raw profile type iptc",
    b"Raw profile type 8bim",
    b"Raw profile type exif",
    b"Raw profile type APP1",
];

/// The blocks of a PNG.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let (size, name) = head.split_at(4);
        let size = size.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let Some(data) = tail.get(..size) else { break };
        match name {
            b"eXIf" => blocks.exif = Some(data.to_vec()),
            b"iTXt" => take(&mut blocks, international(data)),
            b"zTXt" => take(&mut blocks, compressed(data)),
            b"tEXt" => take(&mut blocks, cut(data).map(|(name, text)| (name, text.to_vec()))),
            _ => {}
        }
        // Behind the data stands a checksum, which is not worth losing a credit for.
        rest = tail.get(size + 4..).unwrap_or_default();
    }
    blocks
}

fn take(blocks: &mut Blocks, text: Option<(&[u8], Vec<u8>)>) {
    match text {
        Some((XMP, packet)) => blocks.xmp.push(packet),
        Some((b"Raw profile type xmp", text)) => blocks.xmp.extend(raw_profile(&text)),
        Some((b"Raw profile type iptc" | b"Raw profile type 8bim", text)) => blocks.iim = raw_profile(&text),
        Some((b"Raw profile type exif" | b"Raw profile type APP1", text)) if blocks.exif.is_none() => {
            match raw_profile(&text) {
                Some(data) if data.starts_with(b"http://ns.adobe.com/xap/1.0/\0") => {
                    blocks.xmp.extend(cut(&data).map(|(_, packet)| packet.to_vec()));
                }
                data => blocks.exif = data,
            }
        }
        _ => {}
    }
}

/// What stands before and after the first zero.
pub(in super::super) fn cut(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = data.iter().position(|byte| *byte == 0)?;
    Some((data.get(..end)?, data.get(end + 1..)?))
}

/// Keyword, compression flag and method, language, translated keyword, text.
fn international(data: &[u8]) -> Option<(&[u8], Vec<u8>)> {
    let (name, rest) = cut(data)?;
    let ([packed, _method], rest) = rest.split_first_chunk::<2>()?;
    let (_, rest) = cut(rest)?;
    let (_, text) = cut(rest)?;
    let text = if *packed == 1 { inflate(text)? } else { text.to_vec() };
    Some((name, text))
}

fn compressed(data: &[u8]) -> Option<(&[u8], Vec<u8>)> {
    let (name, rest) = cut(data)?;
    let (_method, packed) = rest.split_first()?;
    Some((name, inflate(packed)?))
}

/// What was compressed, unless it grows beyond a block.
fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    ZlibDecoder::new(packed).take(MOST_BLOCK as u64 + 1).read_to_end(&mut text).ok()?;
    Some(text).filter(|text| text.len() <= MOST_BLOCK)
}

/// A line feed, a name, a length, and the bytes as hexadecimal digits.
fn raw_profile(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?.trim_start();
    let mut lines = text.splitn(3, '\n');
    let (_name, _length) = (lines.next()?, lines.next()?);
    let digits: Vec<u8> = lines
        .next()?
        .chars()
        .filter_map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    Some(digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_profiles_are_bytes() {
        assert_eq!(
            raw_profile(b"\niptc\n       3\n1c 02\n69\n").as_deref(),
            Some([0x1C, 2, 0x69].as_slice())
        );
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(name in "eXIf|iTXt|zTXt|tEXt", text: Vec<u8>) {
            blocks(&text);
            let length = u32::try_from(text.len()).unwrap_or_default().to_be_bytes();
            blocks(&[b"\x89PNG\r\n\x1a\n", length.as_slice(), name.as_bytes(), &text, &[0; 4]].concat());
        }
    }
}
