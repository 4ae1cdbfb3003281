//! The desk itself: what it holds, its tables and settings, and what it tells of changes and of work.

use super::{CheckRow, DestinationKindRow, FailedFile};
use crate::Failure;
use model::photo::{Category, Field, Photo, Ratio};
use model::publish::Site;
use model::story::{FlagRow, HistoryKindRow, PageLayout, Person, Status, Story, StoryField};
use model::{PhotoId, StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

ask! {
    /// Words to look for everywhere.
    Search {
        /// At least one letter.
        words: String,
    }
    /// Long work to stop.
    CancelWork {
        /// Its number, from the progress notices.
        work: u32,
    }
}

answer! {
    /// The desk at a glance.
    DeskOverview {
        /// Its name.
        name: String,
        /// Its folder.
        folder: String,
        /// Who is acting; nobody until a person is chosen.
        acting: Option<Person>,
        /// The seat from which this was asked: each window has one of its own.
        seat: u32,
        /// Everybody.
        people: Vec<Person>,
        /// Stories that are not spiked.
        stories: u32,
        /// Photos in the library.
        photos: u32,
        /// Approved stories that have not left.
        ready: u32,
        /// The desk's settings.
        settings: Settings,
        /// Why nothing can be saved at present; `null` while all is well.
        halted: Option<Failure>,
        /// Galley's version.
        version: String,
    }
    /// What was found.
    Found {
        /// Stories, best first.
        stories: Vec<FoundStory>,
        /// Photos, best first.
        photos: Vec<Photo>,
    }
    /// A story that was found.
    FoundStory {
        /// The story.
        story: Story,
        /// The words around the place.
        excerpt: String,
    }
    /// What is the same for every desk: tables the forms draw themselves from.
    Catalogue {
        /// Fields of a photo.
        photo_fields: Vec<Field>,
        /// Ratios people crop to.
        ratios: Vec<Ratio>,
        /// Kinds of usage rights.
        categories: Vec<Category>,
        /// Fields of a story.
        story_fields: Vec<StoryField>,
        /// Statuses with their labels, in order.
        statuses: Vec<StatusRow>,
        /// Checks, by id and label.
        checks: Vec<CheckRow>,
        /// Ways in which a page can be laid out.
        layouts: Vec<PageLayout>,
        /// Words that a reader reads in a minute; reading time is rounded up.
        words_per_minute: u32,
        /// Formats in which a story can leave besides its page.
        formats: Vec<FormatRow>,
        /// Themes that come with Galley.
        themes: Vec<ThemeRow>,
        /// Kinds of destination.
        destinations: Vec<DestinationKindRow>,
        /// Sign-offs that a story may need beside its approval.
        flags: Vec<FlagRow>,
        /// Kinds of what stands in the history.
        history_kinds: Vec<HistoryKindRow>,
    }
    /// A theme of the site.
    ThemeRow {
        /// What it is asked for by.
        id: String,
        /// What people call it.
        label: String,
        /// Whom it suits.
        about: String,
    }
    /// A format in which a story can leave.
    FormatRow {
        /// What it is asked for by.
        id: String,
        /// What people call it.
        label: String,
        /// Who takes it.
        about: String,
        /// The file in the story's folder.
        file: String,
        /// Is it in every folder, asked for or not?
        always: bool,
    }
    /// A status and its label.
    StatusRow {
        /// The status.
        status: Status,
        /// As people say it.
        label: String,
    }
    /// A backup that was made and tried.
    BackupRow {
        /// Its name.
        name: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// Size, in bytes.
        #[ts(type = "number")]
        bytes: u64,
    }
    /// What became stale by a change; the window fetches it again.
    Changed {
        /// Stories.
        stories: Vec<StoryId>,
        /// Photos.
        photos: Vec<PhotoId>,
        /// Those of them whose pictures look otherwise, because they were turned or straightened.
        turned: Vec<PhotoId>,
        /// People, settings or the desk itself.
        desk: bool,
        /// Stories at which somebody came, went, began or ceased to write, or asks to.
        presence: Vec<StoryId>,
        /// Approved stories of which more pictures are ready to leave.
        prints: Vec<StoryId>,
        /// The seat from which it was changed.
        seat: u32,
    }
    /// How long work gets on.
    Progress {
        /// Its number, to cancel it.
        work: u32,
        /// What is being done: "Adding photos".
        what: String,
        /// Done so far.
        done: u32,
        /// In all; 0 while nobody knows.
        total: u32,
        /// The file at hand.
        now: String,
        /// So far.
        failed: Vec<FailedFile>,
        /// What comes of it, failures with their reasons among it, is reported where it is looked at; nothing of it has to
        /// be kept on the way.
        reported: bool,
        /// Nothing more will come.
        finished: bool,
    }
    /// What a desk's check of itself found.
    DeskReport {
        /// Everything is as it should be.
        clean: bool,
        /// What is wrong, in words.
        problems: Vec<String>,
        /// What was looked at, in words.
        looked_at: Vec<String>,
    }
}

/// The desk's settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The desk's name.
    pub name: String,
    /// Where stories are published.
    pub site: Site,
    /// Sections a story can stand in.
    pub sections: Vec<String>,
    /// Authors may approve their own stories.
    pub own_approval: bool,
    /// Words that stand for codes while somebody types.
    pub snippets: Vec<Snippet>,
    /// Characters that fit a field of a story, by its id, where they are not as usual.
    pub limits: BTreeMap<String, u32>,
}

/// Words that the desk types often: `\code\` becomes them while somebody types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// Letters, figures, `-` and `_`, at most 32 of them; unlike every other code.
    pub code: String,
    /// What stands in its place, on one line.
    pub words: String,
}
