//! What comparing, naming and reading versions are given, and what they answer.

use super::VersionRow;
use model::review::Comparison;
use model::{PhotoId, Timestamp, VersionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A point in the life of a story that people look back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SinceWhat {
    /// When the acting person last left it.
    Read,
    /// When it was last approved, whether or not that still holds.
    Approved,
    /// When it last left the desk.
    Published,
}

impl SinceWhat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Approved, Self::Published];

    /// By the name it has in commands.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "read" => Some(Self::Read),
            "approved" => Some(Self::Approved),
            "published" => Some(Self::Published),
            _ => None,
        }
    }
}

/// What a compared state is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StandsFor {
    /// The present text.
    Now,
    /// A version.
    Version,
    /// What the acting person last read.
    Read,
}

ask! {
    /// Two states of a story to compare.
    CompareVersions {
        /// Slug or id.
        story: String,
        /// The old one: a version's number or id, `now`, `read` (by whoever is acting), `approved` or `published`.
        from: String,
        /// The new one, named in the same way.
        #[serde(default = "now")]
        #[ts(as = "Option<_>", optional)]
        to: String,
    }
    /// What a version is to be called.
    NameVersion {
        /// Slug or id.
        story: String,
        /// Which.
        version: VersionId,
        /// At most 80 characters; empty takes the name away.
        name: String,
    }
}

fn now() -> String {
    "now".to_owned()
}

answer! {
    /// Two states of a story, compared.
    Compared {
        /// The old one.
        from: ComparedState,
        /// The new one.
        to: ComparedState,
        /// What differs.
        comparison: Comparison,
        /// File names of the photos that are spoken of.
        photo_names: BTreeMap<PhotoId, String>,
    }
    /// One of two states that are compared.
    ComparedState {
        /// What it is.
        what: StandsFor,
        /// The version, if it is one.
        version: Option<VersionRow>,
        /// Who kept or read it.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// How much changed since a point people look back to.
    SinceRow {
        /// Since what.
        since: SinceWhat,
        /// When that was.
        #[ts(type = "string")]
        at: Timestamp,
        /// Who it was.
        by: Option<String>,
        /// How many changes there are.
        changes: u32,
    }
    /// Who wrote which sentence of a story.
    WhoWrote {
        /// The lines of the text, in order.
        lines: Vec<WrittenLine>,
        /// Number of the oldest version that was looked at, when there are older ones.
        earliest: Option<u32>,
    }
    /// A line of a text with its writers.
    WrittenLine {
        /// Kind of what holds the words, by its name in the JSON.
        kind: String,
        /// Its sentences, in order.
        sentences: Vec<WrittenSentence>,
    }
    /// A sentence with its writer.
    WrittenSentence {
        /// The words, with the blank behind them.
        text: String,
        /// Who wrote most of it, as far as is known.
        by: Option<String>,
        /// Who else wrote words of it.
        others: Vec<String>,
        /// The version it came in with; `null` when it is newer than all of them.
        version: Option<u32>,
    }
}
