//! What is said and asked about the rights of photos.

use model::photo::LeaseKind;
use model::{PhotoId, StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// With what rights photos are used.
    SetPhotoCategory {
        /// Ids or file names.
        photos: Vec<String>,
        /// Id of a category; empty unsets it.
        category: String,
    }
    /// A permission or a ban.
    AddLease {
        /// Id or file name.
        photo: String,
        /// Permission or ban.
        kind: LeaseKind,
        /// From when; absent for always.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        from: Option<Timestamp>,
        /// Until when; absent for ever.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        until: Option<Timestamp>,
        /// Why; a permission needs it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        note: String,
    }
    /// A permission or ban of a photo.
    LeaseRef {
        /// Id or file name.
        photo: String,
        /// Its place in the list, from 0.
        lease: u32,
        /// When it was given; another one may stand there by now, which is left alone then.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        given: Option<Timestamp>,
    }
}

answer! {
    /// A photo that is out in a story and may not be used any more.
    LapsedPhoto {
        /// The story.
        story: StoryId,
        /// Its slug.
        slug: String,
        /// The photo.
        photo: PhotoId,
        /// Its file name.
        file_name: String,
        /// What is the matter.
        sentence: String,
    }
}
