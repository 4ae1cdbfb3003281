//! Files of word processors and of other systems, in and out.

use super::{FailedFile, Killed};
use model::story::Story;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A story as a Word file, to be edited by somebody else.
    WriteDocx {
        /// Slug or id.
        story: String,
        /// The file; one that is there is replaced.
        path: String,
        /// Only the agreed text: without open proposals and comments.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        clean: bool,
    }
    /// Files to import as stories.
    ImportFiles {
        /// Word, OpenDocument, plain text, Markdown, HTML, ninjs, NITF, NewsML-G2, RSS, Atom or WordPress exports, or folders of such files.
        paths: Vec<String>,
    }
    /// Text to import as a story, such as a paste.
    ImportText {
        /// What was pasted.
        text: String,
        /// `txt`, `md` or `html`.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        kind: String,
    }
}

answer! {
    /// A Word file that was written.
    WrittenDocx {
        /// Where it is.
        path: String,
        /// Its size.
        #[ts(type = "number")]
        bytes: u64,
        /// What whoever sends it should know: an embargo, terms of photos, pictures that are not in it.
        warnings: Vec<String>,
    }
    /// A story that was imported.
    ImportedStory {
        /// The story.
        story: Story,
        /// What was guessed, and why.
        guesses: Vec<GuessRow>,
        /// What was kept as what, and what was dropped.
        notes: Vec<String>,
    }
    /// A guess.
    GuessRow {
        /// The field.
        field: String,
        /// What was taken for it.
        value: String,
        /// Why.
        why: String,
    }
    /// What an import brought.
    Imported {
        /// One per file that became a story.
        stories: Vec<ImportedStory>,
        /// Items that their senders took back, with what is built on them.
        killed: Vec<Killed>,
        /// The others.
        failed: Vec<FailedFile>,
        /// Files of a folder that are neither stories nor pictures, by name; they were left alone.
        left: Vec<String>,
        /// How many files were not reached because a person stopped the work.
        stopped: u32,
    }
}
