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
    /// A file that was read.
    ReadFile {
        /// Its name, with the folder it was found in.
        file: String,
        /// What it is: `NewsML-G2`.
        what: String,
        /// How many stories it brought.
        stories: u32,
    }
    /// A file that was left alone.
    LeftFile {
        /// Its name, with the folder it was found in.
        file: String,
        /// Why, as a sentence.
        why: String,
    }
    /// What an import brought.
    Imported {
        /// Every story that came of it.
        stories: Vec<ImportedStory>,
        /// The files that were read, in their order.
        read: Vec<ReadFile>,
        /// Items that their senders took back, with what is built on them.
        killed: Vec<Killed>,
        /// The others.
        failed: Vec<FailedFile>,
        /// Files of a folder that are neither stories nor pictures; they were left alone.
        left: Vec<LeftFile>,
        /// How many files were not reached because a person stopped the work.
        stopped: u32,
    }
}
