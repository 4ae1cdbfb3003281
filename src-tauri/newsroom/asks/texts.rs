//! Texts: edits as they are typed, suggestions answered, and what is pasted.

use model::document::{Measure, Node};
use model::photo::Photo;
use model::story::Status;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// An edit of a story's text: top-level blocks replaced by others.
    EditText {
        /// Slug or id.
        story: String,
        /// Number of the last edit the sender knows.
        #[ts(type = "number")]
        base: u64,
        /// Index of the first block that changes.
        at: usize,
        /// How many blocks go.
        remove: usize,
        /// What comes in their place, in ProseMirror's JSON.
        #[ts(type = "unknown[]")]
        insert: Vec<Node>,
    }
    /// Open suggestions answered: these, else those of one person, else all.
    AnswerSuggestions {
        /// Slug or id.
        story: String,
        /// Accepted, or rejected.
        accept: bool,
        /// Ids of suggestions.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        ids: Vec<String>,
        /// Name or id of the person who suggested.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        by: String,
    }
    /// The whole text replaced, as a new version.
    ReplaceText {
        /// Slug or id.
        story: String,
        /// Galley Markdown; a front matter sets fields.
        markdown: String,
    }
    /// What lay on the clipboard.
    ReadPaste {
        /// As HTML; empty when there is none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        html: String,
        /// As plain text; empty when there is none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        text: String,
        /// Only its words.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        plain: bool,
        /// What it goes into: `quote`, `list_item`, `fact_box`, `footnote`; empty for the story itself.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        within: String,
        /// Names of footnotes that the story has already.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        taken: Vec<String>,
    }
}

answer! {
    /// An edit that is on the disk.
    Saved {
        /// Number of the edit.
        #[ts(type = "number")]
        seq: u64,
        /// Words and missing facts now.
        measure: Measure,
        /// Where the story stands now; an edit of an approved story sends it back to review.
        status: Status,
        /// This edit ended an approval or a sign-off.
        lapsed: bool,
        /// It was an edit of an older text, brought together with what came since: how many places both had changed.
        /// There the sender's words are a proposal. `null` when nothing had come in between.
        merged: Option<u32>,
    }
    /// What a paste became.
    Paste {
        /// The blocks that go there, in ProseMirror's JSON.
        #[ts(type = "unknown[]")]
        blocks: Vec<Node>,
        /// The blocks that cannot stand there and come behind it.
        #[ts(type = "unknown[]")]
        behind: Vec<Node>,
        /// Footnotes, which hang at the end of the story.
        #[ts(type = "unknown[]")]
        notes: Vec<Node>,
        /// It is only words, which go into the line of the cursor: the content of the one paragraph.
        inline: bool,
        /// Pictures that came along and are in the library now.
        photos: Vec<Photo>,
        /// All that became of it, in one line.
        said: String,
        /// There is nothing to tell: only words, and nothing left out.
        quiet: bool,
        /// What was kept as what.
        kept: Vec<String>,
        /// What became something else.
        turned: Vec<PasteLine>,
        /// What was left out.
        lost: Vec<PasteLine>,
    }
    /// Something that a paste turned or left out.
    PasteLine {
        /// In words.
        said: String,
        /// Its own words, as they stood there.
        words: Vec<String>,
    }
}
