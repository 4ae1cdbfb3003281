//! Review: approving, sending back, and what is looked at before.

use super::{AvailableStep, CheckRun, FlagView};
use model::review::Finding;
use model::story::{Approval, Story};
use model::{ThreadId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A sign-off.
    ApproveStory {
        /// Slug or id.
        story: String,
        /// Hash of what the approver saw; refused when the story is not exactly that any more.
        #[serde(default)]
        #[ts(optional)]
        hash: Option<String>,
        /// Why it is approved although comments are open; needed only while there are some.
        #[serde(default)]
        #[ts(optional)]
        despite: Option<DespiteComments>,
    }
    /// What an approver answers for while comments are open.
    DespiteComments {
        /// The open comments she has seen; refused when there is another one.
        threads: Vec<ThreadId>,
        /// Why she approves all the same; the history keeps it.
        reason: String,
    }
    /// A story sent back.
    RequestChanges {
        /// Slug or id.
        story: String,
        /// What to change.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        note: String,
    }
}

answer! {
    /// What an editor needs to decide.
    ReviewState {
        /// The story.
        story: Story,
        /// Hash of the present state, to approve exactly this.
        hash: String,
        /// What the checks found.
        findings: Vec<Finding>,
        /// Every check that ran.
        checks: Vec<CheckRun>,
        /// Steps from here.
        steps: Vec<AvailableStep>,
        /// Every flag and what can be done about it.
        flags: Vec<FlagView>,
        /// The last note of an editor who requested changes, while it is open.
        note: Option<ReviewNote>,
        /// Indexes of top-level blocks that differ from the last approved version; fields by id.
        changed_since_approval: Option<ChangedSince>,
    }
    /// What changed since a version.
    ChangedSince {
        /// Top-level blocks (index in the present text) that are new or differ.
        blocks: Vec<u32>,
        /// Plain text of blocks that are gone.
        removed: Vec<String>,
        /// Story fields that differ, by id.
        fields: Vec<String>,
        /// Photos whose metadata differ, by file name.
        photos: Vec<String>,
    }
    /// A note from an editor.
    ReviewNote {
        /// Who wrote it.
        by: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// What to change.
        text: String,
    }
}

/// An approval with the approver's name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SignedApproval {
    /// The sign-off.
    pub approval: Approval,
    /// Who signed.
    pub name: String,
}
