//! What an entry of the history is about.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Kinds of what is done at a desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// The text of a story.
    Text,
    /// Its fields.
    Details,
    /// Its steps, and approvals that ended.
    Steps,
    /// Its sign-offs.
    SignOffs,
    /// What is said about it.
    Comments,
    /// What left, and what readers are told.
    Publishing,
    /// Photos and what is known about them.
    Photos,
    /// People, rules and settings.
    Desk,
    /// Of an older desk, which did not say.
    #[default]
    Other,
}

/// A row of the catalogue.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct HistoryKindRow {
    /// The kind.
    pub kind: HistoryKind,
    /// Its name on the command line.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
}

const fn row(kind: HistoryKind, id: &'static str, label: &'static str) -> HistoryKindRow {
    HistoryKindRow { kind, id, label }
}

/// All kinds, in the order in which they are offered.
pub const HISTORY_KINDS: &[HistoryKindRow] = &[
    row(HistoryKind::Text, "text", "Text"),
    row(HistoryKind::Details, "details", "Details"),
    row(HistoryKind::Steps, "steps", "Steps"),
    row(HistoryKind::SignOffs, "sign_offs", "Sign-offs"),
    row(HistoryKind::Comments, "comments", "Comments"),
    row(HistoryKind::Publishing, "publishing", "Publishing"),
    row(HistoryKind::Photos, "photos", "Photos"),
    row(HistoryKind::Desk, "desk", "Desk"),
    row(HistoryKind::Other, "other", "Other"),
];

impl HistoryKind {
    /// Its row of the catalogue.
    pub fn row(self) -> &'static HistoryKindRow {
        // Every kind has a row (tested below); the first row answers for a kind without one.
        HISTORY_KINDS.iter().find(|row| row.kind == self).unwrap_or(&HISTORY_KINDS[0])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_offered_under_its_own_name() {
        for row in HISTORY_KINDS {
            assert_eq!(row.kind.row().id, row.id);
            assert_eq!(serde_json::to_value(row.kind).unwrap(), row.id);
        }
    }
}
