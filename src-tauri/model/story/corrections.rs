//! What readers are told when a story that is out is put right.
//!
//! A correction is part of what is signed: adding one ends an approval, and it leaves only with the next one.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A line to readers about a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What kind of change it was.
    pub kind: CorrectionKind,
    /// What was wrong and what is right, in a sentence or two; plain words.
    pub text: String,
    /// When it was written.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// The kinds of change readers are told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something was right but could be misread.
    Clarification,
    /// Something new has happened.
    Update,
}

impl CorrectionKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Correction, Self::Clarification, Self::Update];

    /// What people call it, and what it is asked for by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Clarification => "clarification",
            Self::Update => "update",
        }
    }
}
