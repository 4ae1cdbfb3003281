//! Taking back: a story of ours from its readers, an item of others from everybody who built on it.

use super::FailedFile;
use model::publish::Kill;
use model::story::{Status, Story};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A story to be taken back from its readers.
    WithdrawStory {
        /// Slug or id.
        story: String,
        /// What readers are told in its place, in plain words; empty says no more than that it was withdrawn.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        words: String,
        /// Why, for the desk.
        reason: String,
    }
    /// An item of somebody else that must not be used any more.
    KillItem {
        /// The item, as its sender names it and as stories say they are built on it.
        item: String,
        /// Why.
        reason: String,
    }
    /// A story that may leave although it is built on a killed item.
    ReleaseDespiteKill {
        /// Slug or id.
        story: String,
        /// The killed item.
        item: String,
        /// Why.
        reason: String,
    }
}

answer! {
    /// A story that was taken back.
    Withdrawn {
        /// The story.
        story: Story,
        /// Folders in which the page now says so.
        taken_down: Vec<String>,
        /// Folders in which the story still stands, and why.
        standing: Vec<FailedFile>,
        /// Destinations to which it was pushed; the next push takes it down there.
        pushed: Vec<String>,
    }
    /// A story that is built on an item that was killed.
    KilledStory {
        /// The story.
        story: Story,
        /// The kill.
        kill: Kill,
        /// Readers have it.
        out: bool,
    }
    /// A killed item, and what is built on it.
    Killed {
        /// The kill.
        kill: Kill,
        /// The stories that are built on it and that no editor has spoken for.
        stories: Vec<BuiltOn>,
    }
    /// A story that is built on an item.
    BuiltOn {
        /// Its slug.
        slug: String,
        /// Where it stands.
        status: Status,
        /// Readers have it.
        out: bool,
    }
}
