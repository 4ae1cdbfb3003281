//! A story: one piece of journalism through its whole life.
//!
//! Its text is a [`Document`](crate::document::Document); everything else a reader or the desk knows
//! about it stands in [`StoryFields`]. Which step leads from one status to the next, and who may take
//! it, is data in [`steps`].

pub mod corrections;
pub mod fields;
pub mod flags;
pub mod history;
pub mod people;
pub mod slug;
pub mod steps;
pub mod template;

pub use corrections::{Correction, CorrectionKind};
pub use fields::{STORY_FIELDS, StoryField, StoryFields};
pub use flags::{FLAGS, Flag, FlagDecision, FlagRefusal, FlagRow, FlagRule, FlagRules, FlagState, Flags};
pub use history::{HISTORY_KINDS, HistoryKind, HistoryKindRow};
pub use people::{Person, Role};
pub use slug::{is_slug, slug_of};
pub use steps::{Refusal, STEPS, Status, Step, may_take};
pub use template::{LAYOUTS, Need, PageLayout, Template, Thing};

use crate::document::Measure;
use crate::{PersonId, StoryId, Timestamp, VersionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A story without its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Story {
    /// Its identity.
    pub id: StoryId,
    /// The short working name, unique on the desk.
    pub slug: String,
    /// Where it stands.
    pub status: Status,
    /// Everything but the text.
    pub fields: StoryFields,
    /// Who writes it; at first whoever created it. An author does not approve her own story.
    pub authors: Vec<PersonId>,
    /// Words and missing facts of the agreed text.
    pub measure: Measure,
    /// The last sign-off, also when it has lapsed.
    pub approval: Option<Approval>,
    /// The last decision about each of its flags.
    pub flags: Flags,
    /// Number of the last acknowledged edit of its text.
    #[ts(type = "number")]
    pub seq: u64,
    /// When it was created.
    #[ts(type = "string")]
    pub created_at: Timestamp,
    /// When its text or a field last changed.
    #[ts(type = "string")]
    pub updated_at: Timestamp,
    /// When it first left as a published page.
    #[ts(type = "string | null")]
    pub published_at: Option<Timestamp>,
    /// When what readers see last changed in a publication; never before `published_at`.
    #[ts(type = "string | null")]
    pub revised_at: Option<Timestamp>,
}

/// A person's sign-off of exact bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approval {
    /// The version that was seen.
    pub version: VersionId,
    /// The hash of what was seen (see [`crate::review::Seen`]).
    pub hash: String,
    /// Who signed.
    pub by: PersonId,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Why it no longer holds; `None` while it holds.
    pub lapsed: Option<Lapse>,
}

/// How an approval came to an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lapse {
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Whose change it was.
    pub by: Option<PersonId>,
    /// What changed, in words: "the text", "the headline", "the photo's credit line".
    pub what: String,
}

impl Story {
    /// The approval, if it holds.
    pub fn standing_approval(&self) -> Option<&Approval> {
        self.approval.as_ref().filter(|approval| approval.lapsed.is_none())
    }

    /// What people call the story: its headline, or its slug while it has none.
    pub fn title(&self) -> &str {
        if self.fields.headline.is_empty() { &self.slug } else { &self.fields.headline }
    }
}
