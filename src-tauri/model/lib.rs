//! The newsroom's types and rules, pure: no I/O, no clock, no SQL, no random choice.
//!
//! Time and identity are handed in as values; every rule is a function of values. What is
//! deliberately not here: reading Markdown or HTML (`formats`), reading photo files (`imaging`),
//! keeping anything (`storage`), and deciding when a rule is applied (`newsroom`).

pub mod document;
pub mod ids;
pub mod photo;
pub mod publish;
pub mod review;
pub mod story;

pub use ids::{BlockId, PersonId, PhotoId, StoryId, ThreadId, VersionId};
pub use jiff::Timestamp;
