//! What is asked of the darkroom and what it answers.

use model::document::Crop;
use model::photo::{Metadata, RawMetadata};
use serde::{Deserialize, Serialize};

/// What is in a picture file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// `image/jpeg`, `image/png`, `image/webp`, `image/tiff`, a camera's raw kind (`image/x-…`), or `image/heic` and
    /// `image/avif`, of which only the metadata can be read.
    pub media_type: String,
    /// Its size, in bytes.
    pub bytes: u64,
    /// Width as it is looked at (after orientation), in pixels.
    pub width: u32,
    /// Height as it is looked at, in pixels.
    pub height: u32,
    /// What it looks like from far away: pictures that look the same differ in few bits. `None` for one that cannot be
    /// shown, or in which there is too little to be seen.
    pub likeness: Option<u64>,
    /// What the blocks of the file say, by field id.
    pub raw: RawMetadata,
}

/// Where the desk's words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Into a copy of the file, whose pixels stay byte for byte. JPEG, PNG and WebP.
    Copy,
    /// Into a packet of XMP that stands beside the file.
    Sidecar,
}

impl Examined {
    /// Can the desk's words be written into copies of files of this kind?
    pub fn takes_metadata(media_type: &str) -> bool {
        matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
    }
}

/// A picture to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The part of the photo that is shown; `None` is all of it.
    pub crop: Option<Crop>,
    /// Its size.
    pub shape: Shape,
    /// Its format.
    pub format: Format,
    /// What is written into the file, as far as it may be published; `None` writes no metadata at all.
    pub metadata: Option<Metadata>,
}

/// The size of a picture, in pixels. Nothing is ever enlarged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// The longer side at most so long.
    Fit(u32),
    /// At most so wide; the height follows.
    Width(u32),
    /// Exactly this, cut around the focal point. A photo that is smaller is a fault.
    Exact {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
}

/// A file format, with a quality from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Baseline JPEG, 4:2:0 below quality 90.
    Jpeg {
        /// 1 to 100.
        quality: u8,
    },
    /// Lossy WebP.
    WebP {
        /// 1 to 100.
        quality: u8,
    },
    /// AVIF, 4:2:0 in eight bits.
    Avif {
        /// 1 to 100.
        quality: u8,
    },
}

/// A picture that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The file.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}
