//! A photo: an original file, never altered, with what is known about it.
//!
//! The pixels live in the desk's folder under the original's hash; this module holds what people
//! and rules need to know. What the fields are called in files stands in [`fields`]; reading them
//! is `imaging`'s work.

pub mod crops;
mod data_mining;
pub mod fields;
pub mod marks;
pub mod merging;
pub mod metadata;
pub mod rights;
pub mod sidecar;
pub mod source_types;
pub mod stand;
mod taken;
pub mod wording;

pub use crops::{CropFault, FREE, Framing, RATIOS, Ratio};
pub use fields::{Choice, FIELDS, Field, FieldKind, field, join_parts, split_parts};
pub use marks::{Colour, Marks, Pick};
pub use merging::{Difference, Merged, merge};
pub use metadata::{Conflict, Metadata, RawMetadata, Value, reconcile};
pub use rights::{CATEGORIES, Category, Concern, Lease, LeaseKind, Rights, category};
pub use sidecar::{Reread, reread};
pub use source_types::{Made, made};
pub use stand::{Look, Stand};
pub use taken::Taken;
pub use wording::{Filled, Placing, fill, placed};

use crate::{PersonId, PhotoId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A photo of the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Photo {
    /// Its identity on the desk.
    pub id: PhotoId,
    /// BLAKE3 of the original's bytes, in lower-case hex; also its place on disk.
    pub hash: String,
    /// The name the file had when it was added, for people.
    pub file_name: String,
    /// `image/jpeg`, `image/png`, `image/webp`, `image/tiff`, a camera's raw kind (`image/x-…`), or `image/heic` and
    /// `image/avif`, of which only the metadata can be read.
    pub media_type: String,
    /// Size of the original, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Width as it is looked at (oriented, turned and straightened), in pixels.
    pub width: u32,
    /// Height as it is looked at, in pixels.
    pub height: u32,
    /// What Galley shows and publishes; edited by people.
    pub metadata: Metadata,
    /// What the three blocks of the file said when it was added, and its sidecar when it was last read; never edited.
    pub raw: RawMetadata,
    /// Fields in which the blocks of the file disagree and nobody has chosen yet.
    pub conflicts: Vec<Conflict>,
    /// The point automatic crops keep, as fractions of width and height; unset until a person sets it.
    pub focal_point: Option<FocalPoint>,
    /// How it stands, and the crops people drew.
    #[serde(default)]
    pub framing: Framing,
    /// Stars, colour, picked or rejected.
    #[serde(default)]
    pub marks: Marks,
    /// What it may be used for.
    #[serde(default)]
    pub rights: Rights,
    /// When it was added.
    #[ts(type = "string")]
    pub added_at: Timestamp,
    /// Who added it.
    pub added_by: Option<PersonId>,
}

/// A point on a photo as fractions (0–1) of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct FocalPoint {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

impl Photo {
    /// What stops this photo from being published: the labels of the needed fields that are empty.
    ///
    /// A credit line and a creator are demanded; nobody may override it.
    pub fn missing_rights(&self) -> Vec<&'static Field> {
        FIELDS.iter().filter(|field| field.needed && self.metadata.text(field.id).is_empty()).collect()
    }

    /// Can its pixels be decoded? What cannot be shown is kept with its metadata and stands in no published story.
    pub fn can_be_shown(&self) -> bool {
        !matches!(self.media_type.as_str(), "image/heic" | "image/avif")
    }

    /// The credit as a reader sees it, or empty when nobody has entered one.
    pub fn credit(&self) -> String {
        self.metadata.text("credit")
    }
}
