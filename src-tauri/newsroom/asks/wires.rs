//! Watched folders, and what comes in by them.

use super::{FailedFile, Killed};
use model::{StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A folder to watch for wires.
    SetWire {
        /// What people call it.
        name: String,
        /// The folder.
        folder: String,
        /// It is looked into; one that rests keeps what is known of its files.
        on: bool,
        /// Also take in what lies there already; otherwise only what comes from now on.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        whole: bool,
        /// Its name so far, when it is one that is there already.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        was: String,
    }
    /// One watched folder.
    WireRef {
        /// Its name.
        wire: String,
    }
}

answer! {
    /// A watched folder.
    WireRow {
        /// What people call it.
        name: String,
        /// The folder.
        folder: String,
        /// It is looked into.
        on: bool,
        /// The folder cannot be looked into now.
        gone: bool,
        /// When something last came in.
        #[ts(type = "string | null")]
        last: Option<Timestamp>,
        /// The last files that could not be read, newest first.
        unreadable: Vec<UnreadableFile>,
    }
    /// A file that could not be read.
    UnreadableFile {
        /// Its place in the folder.
        file: String,
        /// Why, as a sentence.
        why: String,
        /// When it was looked at.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// What came in by a watched folder.
    CameIn {
        /// What people call the folder.
        wire: String,
        /// The stories, in their order.
        stories: Vec<CameInStory>,
        /// Items that their senders took back, with what is built on them.
        killed: Vec<Killed>,
        /// What could not be read; each is told once.
        failed: Vec<FailedFile>,
        /// Files that may still be being written; they are taken when they stand still.
        waiting: u32,
    }
    /// A story that came in.
    CameInStory {
        /// The story.
        story: StoryId,
        /// Its slug.
        slug: String,
        /// Its headline; may be empty.
        headline: String,
    }
}
