//! Where each kind of file keeps its metadata: the blocks, cut out of the bytes as they stand.
//!
//! One file for each container. All of them only walk lengths and names: no pixel is decoded, so a file whose pixels
//! cannot be shown still says whose it is. What is damaged is left out; nothing is looked for beyond [`MOST_BLOCK`].

pub(crate) mod heif;
pub(crate) mod jpeg;
pub(super) mod png;
mod riff;
pub(crate) mod tiff;

use super::Blocks;
use image::ImageFormat;

/// The longest block that is taken, in bytes; captions are never so long.
const MOST_BLOCK: usize = 16 * 1024 * 1024;

/// The blocks of a file of that format.
pub(crate) fn blocks(format: ImageFormat, bytes: &[u8]) -> Blocks {
    match format {
        ImageFormat::Jpeg => jpeg::blocks(bytes),
        ImageFormat::Png => png::blocks(bytes),
        ImageFormat::WebP => riff::blocks(bytes),
        ImageFormat::Tiff => tiff::blocks(bytes),
        _ => Blocks::default(),
    }
}
