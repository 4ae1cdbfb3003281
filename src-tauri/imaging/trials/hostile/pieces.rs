//! What files are put together from, sound or not: chunks, segments, directories, boxes, and streams that swell.

use flate2::{Compress, Compression, Crc, FlushCompress};

pub(crate) const MEGA: usize = 1024 * 1024;

/// A zlib stream that becomes so many megabytes of zeros, made without ever having them.
pub(crate) fn swelling(megabytes: usize) -> Vec<u8> {
    let mut block = Vec::with_capacity(64 * 1024);
    let mut packer = Compress::new(Compression::best(), false);
    // A full flush ends at a whole byte and leaves nothing to refer to, so that blocks can follow each other.
    packer.compress_vec(&vec![0; MEGA], &mut block, FlushCompress::Full).unwrap();
    [vec![0x78, 0xDA], block.repeat(megabytes), vec![3, 0, 0, 0, 0, 1]].concat()
}

/// A chunk of a PNG, with its sum.
pub(crate) fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(name);
    sum.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes(), name.as_slice(), data, &sum.sum().to_be_bytes()].concat()
}

/// A PNG of that size, depth and colour type, with these chunks between its header and its end.
pub(crate) fn png(width: u32, height: u32, depth: u8, colour: u8, chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    let head = [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header)].concat();
    [head, chunks.concat(), chunk(b"IEND", &[])].concat()
}

/// A segment of a JPEG.
pub(crate) fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let length = u16::try_from(data.len() + 2).unwrap();
    [&[0xFF, marker], length.to_be_bytes().as_slice(), &data].concat()
}

/// A JPEG with further segments behind its first marker.
pub(crate) fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

/// A TIFF of one directory at byte eight, of numbers of four bytes; what follows it stands behind.
pub(crate) fn tiff(entries: &[(u16, u32)], next: u32, behind: &[u8]) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, value) in entries {
        out.extend(tag.to_le_bytes());
        out.extend([4, 0, 1, 0, 0, 0]);
        out.extend(value.to_le_bytes());
    }
    out.extend(next.to_le_bytes());
    out.extend(behind);
    out
}

/// A box of an ISO file.
pub(crate) fn boxed(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len() + 8).unwrap();
    [&length.to_be_bytes(), name.as_slice(), data].concat()
}

/// A chunk of a RIFF file.
pub(crate) fn riff(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap();
    let pad = vec![0; data.len() % 2];
    [name.as_slice(), &length.to_le_bytes(), data, &pad].concat()
}

/// A WebP of these chunks.
pub(crate) fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    riff(b"RIFF", &[b"WEBP".to_vec(), chunks.concat()].concat())
}
