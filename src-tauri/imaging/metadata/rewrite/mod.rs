//! What the desk says of a photo, written into a copy of its file, or into a sidecar.
//!
//! Only blocks of metadata are exchanged; every other byte of the file, and with it every pixel, is taken over as it
//! stands. In the blocks only what the desk says is exchanged: properties, datasets and tags that are not in the table of
//! fields stay. What cannot be changed without losing some of that is refused. One file for each block and each
//! container.

mod exif;
mod iim;
mod jpeg;
mod png;
mod webp;
mod xmp;

use super::Blocks;
use super::containers;
use crate::PictureFault;
use image::ImageFormat;
use model::photo::{FIELDS, Field, Metadata, Value};
use serde::{Deserialize, Serialize};

/// What the desk says of a photo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The values of the fields.
    pub metadata: Metadata,
    /// Ids of fields that the file had and the desk emptied. Other fields without a value are left as the file has them.
    pub emptied: Vec<String>,
    /// Write IIM also into a file that had none.
    pub iim: bool,
}

/// What is to be done about a field in one block.
enum Doing<'a> {
    /// What stands there says the same, or the desk has no word on it.
    Leave,
    Write(&'a Value),
    Remove,
}

impl Wording {
    /// What is to be done where a block says `there`.
    fn about(&self, field: &Field, there: Option<&Value>) -> Doing<'_> {
        match self.metadata.get(field.id) {
            Some(value) if there == Some(value) => Doing::Leave,
            Some(value) => Doing::Write(value),
            None if there.is_some() && self.emptied.iter().any(|id| id == field.id) => Doing::Remove,
            None => Doing::Leave,
        }
    }

    /// The fields in which a block has to be changed.
    fn changed(&self, there: &Metadata, known: impl Fn(&Field) -> bool) -> Vec<&'static Field> {
        let differs = |field: &&Field| !matches!(self.about(field, there.get(field.id)), Doing::Leave);
        FIELDS.iter().filter(|field| known(field)).filter(differs).collect()
    }
}

/// Blocks as a copy has them. `None` where there is none to be written.
struct Rewritten {
    exif: Option<Vec<u8>>,
    xmp: Vec<u8>,
    /// What is too long for the packet in a JPEG, and stands in one of its own.
    more_xmp: Option<Vec<u8>>,
    /// Photoshop's resources, or bare IIM where it stood so.
    iim: Option<Vec<u8>>,
}

/// The longest packet that a JPEG takes in one segment, in bytes.
const MOST_IN_SEGMENT: usize = 65_500;

/// The bytes of a copy with what the desk says in its metadata. JPEG, PNG and WebP; others are refused.
pub(crate) fn copy(bytes: &[u8], wording: &Wording) -> Result<Vec<u8>, PictureFault> {
    let format = image::guess_format(bytes).map_err(|_| PictureFault::NotAPicture)?;
    let blocks = containers::blocks(format, bytes);
    let most = if format == ImageFormat::Jpeg { MOST_IN_SEGMENT } else { usize::MAX };
    let (xmp, more_xmp) = xmp::rewritten(&blocks.xmp, wording, most)?;
    let exif = exif::rewritten(blocks.exif.as_deref(), wording)?;
    let iim = |always: bool| iim::rewritten(blocks.iim.as_deref(), wording, always);
    let blocks = |iim| Rewritten { exif, xmp, more_xmp, iim };
    match format {
        ImageFormat::Jpeg => jpeg::rewritten(bytes, &blocks(iim(wording.iim))),
        ImageFormat::Png => png::rewritten(bytes, &blocks(iim(wording.iim))),
        ImageFormat::WebP => webp::rewritten(bytes, &blocks(None)),
        _ => Err(PictureFault::Unwritable("nothing is written into files of this kind".into())),
    }
}

/// A sidecar: XMP of what the desk says, with what the file's own XMP says beyond that.
pub(crate) fn sidecar(blocks: &Blocks, wording: &Wording) -> Vec<u8> {
    match xmp::rewritten(&blocks.xmp, wording, usize::MAX) {
        Ok((packet, _)) => packet,
        // XMP that cannot be read cannot be taken over; the file keeps it.
        Err(_) => xmp::fresh(&wording.metadata),
    }
}
