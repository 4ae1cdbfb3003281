//! WebP: chunks in a RIFF file, after the WebP container specification. It knows EXIF and XMP, and no IIM.

use super::Blocks;

/// The blocks of a WebP file.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut blocks = Blocks::default();
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, size @ ..] = *head;
        let size = u32::from_le_bytes(size) as usize;
        let Some(data) = tail.get(..size) else { break };
        match &[a, b, c, d] {
            b"EXIF" => drop(blocks.exif.get_or_insert_with(|| data.to_vec())),
            b"XMP " => blocks.xmp.push(data.to_vec()),
            _ => {}
        }
        // Chunks begin at even places.
        rest = tail.get(size + size % 2..).unwrap_or_default();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_bytes_are_walked_without_harm(bytes: Vec<u8>) {
            blocks(&bytes);
            blocks(&[b"RIFF\0\0\0\0WEBPEXIF".as_slice(), &bytes].concat());
        }
    }
}
