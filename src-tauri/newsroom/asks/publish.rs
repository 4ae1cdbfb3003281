//! What leaves: exports, corrections, and the page before it is out.

use super::{FailedFile, Scheduled};
use model::publish::Withdrawal;
use model::story::Story;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A line to readers about a change of a story that is out.
    CorrectStory {
        /// Slug or id.
        story: String,
        /// `correction`, `clarification` or `update`.
        kind: String,
        /// What was wrong and what is right; plain words.
        text: String,
    }
    /// The last line to readers of a story.
    TakeBackCorrection {
        /// Slug or id.
        story: String,
    }
    /// A story as a page to be looked at.
    ProofStory {
        /// Slug or id.
        story: String,
        /// Where pictures of the library are found, as the beginning of an address: `photo://localhost/`.
        library: String,
    }
    /// Stories to write as publishable folders.
    ExportStories {
        /// Slugs or ids.
        stories: Vec<String>,
        /// The folder that receives the story folders.
        out: String,
        /// Only say what would happen.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        dry_run: bool,
        /// Ids of formats to be written besides those that always are; see the catalogue.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        formats: Vec<String>,
        /// For a partner who shows a copy: the page names ours as its home and asks not to be indexed.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        partner: bool,
        /// Also write the site around the stories in this theme: one of the catalogue's, or a folder of templates.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        site: String,
    }
}

answer! {
    /// A page to be looked at. Each block of its text begins with a comment that holds the block's id.
    Proof {
        /// The page, without its stylesheet.
        html: String,
        /// The stylesheet.
        css: String,
        /// What an editor should know, in sentences.
        warnings: Vec<String>,
    }
    /// What leaves, or why it does not.
    PublishRow {
        /// The story.
        story: Story,
        /// Why it is held; `null` when it may leave.
        held: Option<String>,
        /// How often it has left.
        revision: u32,
        /// The last folder it was written to.
        folder: Option<String>,
        /// When it goes out by itself; `null` when somebody has to export it.
        scheduled: Option<Scheduled>,
        /// How far its pictures are; `null` where it shows none, or has left as it stands.
        prints: Option<Prints>,
        /// The published page is older than the story.
        outdated: bool,
        /// It was taken back from readers; `null` when it was not, or has left again since.
        withdrawn: Option<Withdrawal>,
        /// It was taken back, and still stands in these folders and destinations.
        standing: Vec<String>,
    }
    /// How many photos of a story have the pictures that leave.
    Prints {
        /// Those that have.
        made: u32,
        /// All that it shows.
        photos: u32,
    }
    /// What an export wrote.
    Exported {
        /// One per story that left.
        stories: Vec<ExportedStory>,
        /// One per story that did not.
        held: Vec<FailedFile>,
        /// The site around them, where it was asked for.
        site: Option<WrittenSite>,
    }
    /// The site around the stories of a folder.
    WrittenSite {
        /// Its front page.
        page: String,
        /// Stories on it.
        stories: u32,
        /// Its own files, the stories' apart.
        files: u32,
        /// Those that changed and were written; in a dry run all of them.
        written: u32,
        /// Those of an earlier site that were removed.
        removed: u32,
        /// Folders that were left out, and why.
        warnings: Vec<String>,
    }
    /// A story that was written.
    ExportedStory {
        /// Its slug.
        slug: String,
        /// The folder that holds it.
        folder: String,
        /// The page in it.
        page: String,
        /// Files written, or to be written.
        files: u32,
        /// Their size, in bytes.
        #[ts(type = "number")]
        bytes: u64,
        /// What could be better.
        warnings: Vec<String>,
        /// BLAKE3 of the manifest.
        manifest: String,
    }
}
