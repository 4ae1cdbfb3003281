//! Comments and facts to be checked: said, answered, settled, and where they stand.

use model::review::{FactState, Mention, Span};
use model::{BlockId, StoryId, ThreadId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A new comment.
    AddComment {
        /// Slug or id.
        story: String,
        /// What it is about.
        on: CommentOn,
        /// What is said; `@` and a name speaks to somebody.
        text: String,
    }
    /// An answer to a comment.
    ReplyComment {
        /// The comment.
        thread: ThreadId,
        /// What is said.
        text: String,
    }
    /// One comment.
    ThreadRef {
        /// Which.
        thread: ThreadId,
    }
    /// How a fact stands.
    SetFact {
        /// The comment that names it.
        thread: ThreadId,
        /// To be checked, checked or wrong; `null` makes it a mere comment again.
        state: Option<FactState>,
        /// Where it comes from; left out, what is known stays.
        #[serde(default)]
        #[ts(optional)]
        source: Option<String>,
    }
}

answer! {
    /// The comments of a story.
    Comments {
        /// Number of the edit their places are of.
        #[ts(type = "number")]
        seq: u64,
        /// How many are open.
        open: u32,
        /// How many name a fact.
        facts: u32,
        /// All of them, in the order of the text; those whose words are gone come last.
        threads: Vec<CommentRow>,
    }
    /// A comment with what was answered to it.
    CommentRow {
        /// Identity.
        id: ThreadId,
        /// The story.
        story: StoryId,
        /// Where it stands now.
        place: CommentPlace,
        /// The words it was made on, as they were then; empty when it is about something else.
        quote: String,
        /// Who took it for done, and when; `null` while it is open.
        resolved: Option<ResolvedRow>,
        /// How the fact stands that it names; `null` when it names none.
        fact: Option<FactRow>,
        /// What was said, oldest first; at least one.
        remarks: Vec<RemarkRow>,
    }
    /// A fact of the ledger.
    FactRow {
        /// How it stands.
        state: FactState,
        /// Where it comes from; empty while nobody knows.
        source: String,
        /// Who decided last.
        by: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// Something that somebody said.
    RemarkRow {
        /// Who.
        by: String,
        /// It is nobody of the desk but a name in a file that came in.
        outside: bool,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// In plain words.
        text: String,
        /// Who is spoken to in it, and where.
        mentions: Vec<Mention>,
    }
    /// That a comment was taken for done.
    ResolvedRow {
        /// By whom; `null` when it came resolved in a file.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
    }
}

/// What a comment is about.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
pub enum CommentOn {
    /// The story as a whole.
    Story,
    /// A field.
    Field {
        /// Its id in the table of story fields.
        field: String,
    },
    /// A whole block: a figure, a table.
    Block {
        /// The top-level block.
        block: BlockId,
    },
    /// Words where they stand.
    Words {
        /// Where, a span for each block.
        spans: Vec<QuotedSpan>,
    },
    /// Words that the text has once.
    Quote {
        /// The words, within one paragraph.
        words: String,
    },
}

/// Words where they stand; refused when other words stand there now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotedSpan {
    /// The top-level block.
    pub block: BlockId,
    /// First character among the block's words, in UTF-16 units; its texts are apart by a line feed.
    pub from: u32,
    /// One past the last, in UTF-16 units.
    pub to: u32,
    /// The words.
    pub words: String,
}

/// Where a comment stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum CommentPlace {
    /// On the story as a whole.
    Story,
    /// On a field.
    Field {
        /// Its id in the table of story fields.
        field: String,
        /// As people call it.
        label: String,
    },
    /// On a whole block.
    Block {
        /// Its index among the top-level blocks.
        index: u32,
        /// Its id.
        block: BlockId,
    },
    /// On words.
    Words {
        /// Index of the first top-level block.
        index: u32,
        /// The words, in the order of the text.
        spans: Vec<Span>,
    },
    /// What it was about is not in the text any more.
    Lost,
}
