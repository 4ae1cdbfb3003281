//! Photos: the library, and photos in stories.

use super::Tile;
use crate::Failure;
use model::document::Crop;
use model::photo::{Colour, Concern, Difference, Photo, Pick, Ratio, Value};
use model::story::{Status, Story};
use model::{PhotoId, StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

ask! {
    /// Sets the words of the house style.
    SetUsage {
        /// A line each: `e-mail = email`, `allegedly = ?` to look at it, `Grześiak = ok` for what is right.
        lines: Vec<String>,
    }
    /// Which photos.
    ListPhotos {
        /// Words that must occur in any field or the file name; empty for all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        search: String,
        /// Only those that cannot be published.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        missing_rights: bool,
        /// Only those with so many stars or more.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        stars: u8,
        /// Only those with this label.
        #[serde(default)]
        #[ts(optional)]
        colour: Option<Colour>,
        /// Only those picked, or rejected.
        #[serde(default)]
        #[ts(optional)]
        pick: Option<Pick>,
        /// Only those with rights of this kind; `none` for those without a word about it; empty for all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        category: String,
        /// Skip so many.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        offset: u32,
        /// At most so many; 0 for 500.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        limit: u32,
    }
    /// One photo.
    PhotoRef {
        /// Id or file name.
        photo: String,
    }
    /// Files to add to the library.
    AddPhotos {
        /// Files or folders, as chosen by a person.
        paths: Vec<String>,
    }
    /// Two photos that show the same.
    ComparePhotos {
        /// Id or file name of the one that would stay.
        kept: String,
        /// Id or file name of the other one.
        other: String,
    }
    /// A photo that is to become one with another.
    MergePhotos {
        /// Id or file name of the one that stays.
        kept: String,
        /// Id or file name of the one that leaves the library.
        other: String,
        /// What is right where they say different things: values by field id, or `category`.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        chosen: BTreeMap<String, Value>,
    }
    /// A file in quarantine.
    QuarantineRef {
        /// Its hash, or its name.
        file: String,
    }
    /// Metadata of a photo.
    SetPhotoFields {
        /// Id or file name.
        photo: String,
        /// Values by field id; an empty value empties the field.
        fields: BTreeMap<String, Value>,
    }
    /// The point automatic crops keep.
    SetFocalPoint {
        /// Id or file name.
        photo: String,
        /// Fraction from the left; `null` unsets it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        x: Option<f32>,
        /// Fraction from the top; `null` unsets it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        y: Option<f32>,
    }
    /// How a photo is shown; what is not named stays as it is.
    FramePhoto {
        /// Id or file name.
        photo: String,
        /// Quarter turns to the right of what the file says, 0 to 3.
        #[serde(default)]
        #[ts(optional)]
        turns: Option<u8>,
        /// Straightening to the right, in tenths of a degree, at most 100 either way.
        #[serde(default)]
        #[ts(optional)]
        tilt: Option<i16>,
        /// Crops of the photo as it then stands, by ratio (`16:9`, `free`); `null` takes one back.
        #[serde(default)]
        #[ts(as = "Option<BTreeMap<String, Option<Crop>>>", optional)]
        crops: BTreeMap<String, Option<Crop>>,
    }
    /// Photos that are to leave as files, with what the desk says of them.
    WritePhotos {
        /// Ids or file names.
        photos: Vec<String>,
        /// The folder; files that are there are not replaced.
        out: String,
        /// Only sidecars, no pictures.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        sidecar: bool,
        /// Write IPTC IIM also where the file had none, for programs that read nothing newer.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        iim: bool,
    }
    /// A photo that takes the place of another in a story.
    SwapPhoto {
        /// Slug or id.
        story: String,
        /// Id or file name of the photo that the story shows.
        photo: String,
        /// Id or file name of the one that takes its place.
        with: String,
        /// The alt text that the story wrote for the one holds for the other as well.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        keep_alt: bool,
    }
    /// A merged photo that is to be in the library again.
    PartPhotos {
        /// Its id.
        photo: String,
    }
    /// A photo put into a story.
    PlacePhoto {
        /// Slug or id.
        story: String,
        /// Id or file name.
        photo: String,
        /// As the lead photo; replaces the present one. Otherwise at the end of the text.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        lead: bool,
        /// Alt text for this use; empty takes the photo's own.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        alt: String,
        /// It needs no alt text.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        decorative: bool,
        /// Caption for this use; absent takes the photo's description.
        #[serde(default)]
        #[ts(optional)]
        caption: Option<String>,
    }
}

answer! {
    /// A page of photos.
    PhotoPage {
        /// Newest first.
        photos: Vec<Photo>,
        /// How many there are in all.
        total: u32,
    }
    /// A photo with its surroundings.
    PhotoDetails {
        /// The photo.
        photo: Photo,
        /// Labels of needed fields that are empty.
        missing: Vec<String>,
        /// What is to be known or settled about its rights; what stops a use comes first.
        concerns: Vec<Concern>,
        /// Stories that use it.
        used_in: Vec<PhotoUse>,
        /// Photos that look like it, the likest first.
        alike: Vec<AlikePhoto>,
        /// Photos that became one with it, the last first.
        merged: Vec<MergedFrom>,
        /// What is shown of it at every ratio.
        crops: Vec<CropRow>,
    }
    /// What an original says of its own making.
    PhotoCredentials {
        /// The claim; `null` when the file carries none, or is of a kind in which it is not looked for.
        claim: Option<CredentialsClaim>,
    }
    /// A claim in a file. Nobody here has checked its signature.
    CredentialsClaim {
        /// Manifests in the file: the present one and those of what it was made from.
        manifests: u32,
        /// The program that made the claim; empty when it cannot be read.
        generator: String,
        /// The title in the claim.
        title: String,
        /// What was done, in order, by its name in the standard.
        actions: Vec<String>,
        /// The manifest holds a signature.
        signed: bool,
    }
    /// What is shown of a photo at a ratio.
    CropRow {
        /// The ratio.
        ratio: Ratio,
        /// The part.
        crop: Crop,
        /// A person drew it; otherwise it is taken around the focal point, or around the middle as a guess.
        drawn: bool,
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The least height of a drawn crop in pixels, as `ratio` says the least width.
        needed_height: u32,
        /// It has the pixels that its use needs.
        enough: bool,
    }
    /// Where a photo is used.
    PhotoUse {
        /// The story.
        story: StoryId,
        /// Its slug.
        slug: String,
        /// As the lead photo.
        lead: bool,
        /// Where the story stands.
        status: Status,
    }
    /// What became of added files.
    AddedPhotos {
        /// New in the library, in the order of the files.
        added: Vec<Tile>,
        /// Were there already.
        already: Vec<Tile>,
        /// Were there already, and a sidecar said something new about them.
        reread: Vec<Tile>,
        /// Added ones that look like others in the library.
        alike: Vec<AlikePhoto>,
        /// Could not be added.
        failed: Vec<FailedFile>,
        /// How many files of folders are of other kinds and were passed over, by their endings.
        passed: BTreeMap<String, u32>,
        /// A person stopped it.
        cancelled: bool,
        /// How many files were not looked at, because it was stopped or could not go on. The same paths once more go on
        /// with them.
        left: u32,
    }
    /// A file that stopped the worker that was to read it: kept, and not tried again by itself.
    QuarantinedFile {
        /// BLAKE3 of its bytes, in lower-case hex.
        hash: String,
        /// The name it had.
        file_name: String,
        /// Its size, in bytes.
        #[ts(type = "number")]
        bytes: u64,
        /// It took too long; otherwise its worker stopped.
        slow: bool,
        /// How often it was tried.
        tries: u32,
        /// When it was tried last.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// Two photos side by side.
    ComparedPhotos {
        /// The one that would stay.
        kept: Photo,
        /// The other one.
        other: Photo,
        /// What they say differently, for a person to choose.
        differences: Vec<Difference>,
        /// Ids of fields in which the one that stays would take what the other says, or more than it says itself.
        brought: Vec<String>,
        /// Slugs of stories that show the one that would stay.
        kept_in: Vec<String>,
        /// Slugs of stories that show the other one, and would show the one that stays.
        other_in: Vec<String>,
    }
    /// What a merge came to.
    MergedPhotos {
        /// The one that stayed.
        photo: Tile,
        /// The one that left the library.
        other: PhotoId,
        /// Slugs of stories that show another file of the picture now.
        stories: Vec<String>,
    }
    /// A photo that became one with another.
    MergedFrom {
        /// The one that left the library.
        photo: PhotoId,
        /// Its file name.
        file_name: String,
        /// When; `null` where that was not kept yet.
        #[ts(type = "string | null")]
        at: Option<Timestamp>,
    }
    /// A merged photo that is in the library again.
    PartedPhotos {
        /// Slugs of stories that show it again.
        stories: Vec<String>,
        /// Slugs of stories that were edited there since, and show what they show.
        left: Vec<String>,
    }
    /// Two photos that look the same.
    AlikePhoto {
        /// The one that is spoken of.
        photo: PhotoId,
        /// Its file name.
        file_name: String,
        /// The one it looks like.
        like: PhotoId,
        /// The file name of that.
        like_name: String,
    }
    /// What of the library looks alike.
    LookAlikes {
        /// How many photos look like another.
        photos: u32,
        /// How many pairs they are: each photo is paired with the likest of those that were there before it.
        all: u32,
        /// The newest of these pairs.
        pairs: Vec<AlikePhoto>,
    }
    /// A file and why nothing became of it.
    FailedFile {
        /// Its name.
        file: String,
        /// Why.
        failure: Failure,
    }
    /// What became of photos that were to be written.
    WrittenPhotos {
        /// Written, in the order they were named.
        written: Vec<WrittenPhoto>,
        /// Could not be written.
        failed: Vec<FailedFile>,
        /// Work was cancelled before all were written.
        cancelled: bool,
    }
    /// A photo that was written.
    WrittenPhoto {
        /// The photo.
        photo: PhotoId,
        /// Its name in the library.
        file_name: String,
        /// The files: a copy, a sidecar, or both.
        files: Vec<String>,
        /// What whoever gets them should know.
        notes: Vec<String>,
    }
    /// A photo that was placed.
    PlacedPhoto {
        /// The story.
        story: Story,
        /// Index of the figure among the top-level blocks.
        index: u32,
    }
    /// A photo that took the place of another.
    SwappedPhoto {
        /// The story.
        story: Story,
        /// In how many places.
        places: u32,
    }
}
