//! The desk's database and folder: rows in, model types out.
//!
//! A [`Desk`] is one folder, open in one program at a time. Everything that changes goes through
//! [`Desk::change`]: one transaction, durable on the disk before it answers. Everything that is looked at
//! goes through [`Desk::read`]: one consistent state. Original photos are files under their own hash
//! ([`Originals`]). After a fault of the disk writing stops ([`Desk::halted`]) until [`Desk::reopen`].
//!
//! This crate is the only owner of SQLite. It knows no use cases, no clock and no random choice: times and
//! ids are handed in. Who may do what, what belongs together in one change, and what a history entry says
//! is `newsroom`'s to decide.

mod backup;
mod change;
mod connection;
mod desk;
mod dump;
mod failure;
mod history;
mod migrate;
mod originals;
mod people;
mod photos;
mod publications;
mod readers;
mod reviews;
mod rows;
mod seal;
mod settings;
mod stories;
#[cfg(test)]
mod tests;
mod verify;
mod wires;

pub use backup::{Backup, Restored, keep, restore};
pub use change::{Change, Read};
pub use desk::{Condition, DATABASE, Desk};
pub use dump::{Dump, DumpedStory};
pub use failure::{Conflict, Outcome, StorageFailure};
pub use history::{HistoryEntry, HistoryFilter, NewHistory};
pub use migrate::SCHEMA;
pub use originals::{Kept, Originals};
pub use people::PersonSecret;
pub use photos::{Merge, PhotoFilter, PhotoList, PhotoUse, Quarantined};
pub use publications::{
    Delivered, Delivery, DeliveryKind, KillOverride, NewPublication, Publication, Standing,
};
pub use reviews::{NewVersion, Reading, Version, VersionKind};
pub use stories::{
    Edit, FoundText, JournalEntry, Loaded, PhotoPlace, SNAPSHOT_BYTES, SNAPSHOT_EDITS, StoryFilter,
    StoryListing,
};
pub use verify::{Counts, Problem, Report};
pub use wires::{WireFile, WireOutcome};
