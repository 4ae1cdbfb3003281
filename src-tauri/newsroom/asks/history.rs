//! Versions and the history of who did what.

use model::document::Node;
use model::story::HistoryKind;
use model::{Timestamp, VersionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// One version of a story.
    VersionRef {
        /// Slug or id.
        story: String,
        /// Which.
        version: VersionId,
    }
    /// A state of a story to keep.
    KeepVersion {
        /// Slug or id.
        story: String,
        /// Why it is kept: "before replacing".
        reason: String,
        /// What people will call it: at most 80 characters, empty for nothing.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        name: String,
    }
    /// Which history.
    #[derive(Default)]
    ListHistory {
        /// Only of this story.
        #[serde(default)]
        #[ts(optional)]
        story: Option<String>,
        /// Only of this photo.
        #[serde(default)]
        #[ts(optional)]
        photo: Option<String>,
        /// Only what this person did.
        #[serde(default)]
        #[ts(optional)]
        by: Option<String>,
        /// Only of this kind.
        #[serde(default)]
        #[ts(optional)]
        kind: Option<HistoryKind>,
        /// Only from this moment on.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        from: Option<Timestamp>,
        /// Only before this moment.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        until: Option<Timestamp>,
        /// At most so many, newest first; 0 for 200.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        limit: u32,
    }
    /// The history as a file.
    WriteHistory {
        /// Where; a table when it ends in `.csv`, JSON when it ends in `.json`.
        path: String,
        /// Which entries; here a limit of 0 means all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        of: ListHistory,
    }
}

answer! {
    /// A version in the list.
    VersionRow {
        /// Identity.
        id: VersionId,
        /// 1, 2, 3 … on its story.
        number: u32,
        /// Why it was kept: "submitted", "approved", "before restoring".
        reason: String,
        /// What people call it, if they do.
        name: Option<String>,
        /// Who.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// BLAKE3 of its content.
        hash: String,
        /// The standing approval is bound to it.
        approved: bool,
    }
    /// A version's content.
    VersionText {
        /// The row.
        version: VersionRow,
        /// Headline at that time.
        headline: String,
        /// The text, in ProseMirror's JSON.
        #[ts(type = "unknown")]
        document: Node,
    }
    /// Who did what when.
    HistoryRow {
        /// Number on the desk.
        #[ts(type = "number")]
        id: i64,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// Who; empty for the desk itself.
        by: String,
        /// What it is about.
        kind: HistoryKind,
        /// What, in words.
        what: String,
        /// The story's slug, if it is about one.
        story: Option<String>,
        /// The photo's file name, if it is about one.
        photo: Option<String>,
        /// State before, as far as it can be said in a line.
        before: Option<String>,
        /// State after.
        after: Option<String>,
    }
    /// A history that was written.
    WrittenHistory {
        /// The file.
        path: String,
        /// How many entries it holds.
        entries: u32,
    }
}
