//! Metadata in picture files: three blocks in, three blocks out, by the names in the table of fields.

pub(crate) mod containers;
mod exif;
mod iim;
pub(crate) mod rewrite;
mod xmp_read;
mod xmp_write;

pub(crate) use iim::photoshop_segment;

use model::photo::{FIELDS, Field, Metadata, RawMetadata};

/// The blocks as they stand in a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks {
    /// IIM, bare or in Photoshop's resources.
    pub(crate) iim: Option<Vec<u8>>,
    /// Packets: the first one, and what was too long for it.
    pub(crate) xmp: Vec<Vec<u8>>,
    /// A TIFF with tags.
    pub(crate) exif: Option<Vec<u8>>,
}

/// Blocks to be put into a file.
pub(crate) struct Written {
    pub(crate) iim: Vec<u8>,
    pub(crate) xmp: Vec<u8>,
    pub(crate) exif: Vec<u8>,
}

/// What the blocks say. A block that cannot be read says nothing.
pub(crate) fn read(blocks: &Blocks) -> RawMetadata {
    RawMetadata {
        iim: blocks.iim.as_deref().map(iim::read).unwrap_or_default(),
        xmp: xmp_read::read(&blocks.xmp),
        exif: blocks.exif.as_deref().map(exif::read).unwrap_or_default(),
        sidecar: Metadata::default(),
    }
}

/// What a sidecar says; one that cannot be read says nothing.
pub(crate) fn read_sidecar(packet: Vec<u8>) -> Metadata {
    xmp_read::read(&[packet])
}

/// The blocks that say what may be published, and nothing else.
pub(crate) fn write(metadata: &Metadata) -> Written {
    Written { iim: iim::write(metadata), xmp: xmp_write::write(metadata), exif: exif::write(metadata) }
}

/// The fields that may leave.
fn published() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.published)
}
