//! What is taken back: a story of ours from its readers, an item of others from everybody who built on it.

use crate::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A story that was out and was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Withdrawal {
    /// What readers are told in its place, in plain words; empty says no more than that it was withdrawn.
    pub words: String,
    /// Why, for the desk.
    pub reason: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Who took it back.
    pub by: Option<PersonId>,
}

/// An item that must not be used: its sender killed it, or an editor did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Kill {
    /// The item, as its sender names it.
    pub item: String,
    /// Why; may be empty.
    pub reason: String,
    /// When the desk learned of it.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// The editor who killed it; `None` when its sender did.
    pub by: Option<PersonId>,
}
