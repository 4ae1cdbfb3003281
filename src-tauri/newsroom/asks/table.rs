//! What is said and asked at the light table: tiles, marks, words for many photos.

use model::photo::{Colour, Marks, Pick, Placing, Value};
use model::{PhotoId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

ask! {
    /// Some photos.
    PhotoRefs {
        /// Ids or file names.
        photos: Vec<String>,
    }
    /// Marks for photos; what is absent stays as it is.
    MarkPhotos {
        /// Ids or file names.
        photos: Vec<String>,
        /// 0 to 5; 0 takes them away.
        #[serde(default)]
        #[ts(optional)]
        stars: Option<u8>,
        /// A colour.
        #[serde(default)]
        #[ts(optional)]
        colour: Option<Colour>,
        /// Takes the colour away.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        no_colour: bool,
        /// Picked or rejected.
        #[serde(default)]
        #[ts(optional)]
        pick: Option<Pick>,
        /// Neither picked nor rejected any more.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        no_pick: bool,
    }
    /// Words for a field of many photos.
    WordPhotos {
        /// Ids or file names.
        photos: Vec<String>,
        /// Id of the field.
        field: String,
        /// The words, with places like `{city}` and codes like `=kc=`.
        text: String,
        /// How they go to what is there.
        placing: Placing,
        /// Only says what would stand there.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        dry_run: bool,
    }
    /// Fields of many photos.
    SetFieldsOfPhotos {
        /// Each photo with its fields.
        edits: Vec<FieldsOfPhoto>,
    }
    /// The desk's codes.
    SetCodes {
        /// Words by code.
        codes: BTreeMap<String, String>,
    }
}

/// Values for one photo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldsOfPhoto {
    /// Id or file name.
    pub photo: String,
    /// Values by field id; an empty value empties the field.
    pub fields: BTreeMap<String, Value>,
}

answer! {
    /// A photo as it lies on the light table.
    Tile {
        /// The photo.
        id: PhotoId,
        /// Its file name.
        file_name: String,
        /// Its credit line; empty when nobody has entered one.
        credit: String,
        /// What it shows; may be empty.
        description: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Stars, colour, picked or rejected.
        marks: Marks,
        /// Why it cannot be published; `null` when it can.
        stopped: Option<String>,
        /// Fields in which its file contradicts itself.
        conflicts: u32,
        /// When it was added.
        #[ts(type = "string")]
        added_at: Timestamp,
    }
    /// What words for many photos come to.
    Worded {
        /// What each photo's field says then, in the order given.
        photos: Vec<WordedPhoto>,
        /// Places and codes that nobody knows, as typed.
        unknown: Vec<String>,
        /// Puts everything back, given to `set_fields_of_photos`.
        back: Vec<FieldsOfPhoto>,
    }
    /// A field of one photo before and after.
    WordedPhoto {
        /// The photo.
        photo: PhotoId,
        /// Its file name.
        file_name: String,
        /// What the field said.
        before: String,
        /// What it says then.
        after: String,
    }
    /// What became of fields of many photos.
    FieldsSet {
        /// How many photos say something else now.
        changed: u32,
        /// Puts everything back, given to the same command.
        back: Vec<FieldsOfPhoto>,
    }
}
