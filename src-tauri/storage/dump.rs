//! Everything a desk holds, as one value: for people who look inside, and for tests that compare.

use crate::{
    Desk, HistoryEntry, HistoryFilter, JournalEntry, Outcome, Publication, Read, StoryFilter, Version,
};
use model::document::Document;
use model::photo::Photo;
use model::review::Thread;
use model::story::{Approval, Person, Story};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Edits of each story that a dump shows.
const TAIL: u32 = 50;

/// A whole desk.
#[derive(Debug, Clone, Serialize)]
pub struct Dump {
    /// Number of the desk's shape.
    pub schema: u32,
    /// Everybody.
    pub people: Vec<Person>,
    /// Every story.
    pub stories: Vec<DumpedStory>,
    /// Every photo.
    pub photos: Vec<Photo>,
    /// Everything that was done, oldest first.
    pub history: Vec<HistoryEntry>,
    /// The settings.
    pub settings: BTreeMap<String, Value>,
}

/// A story with all that hangs on it.
#[derive(Debug, Clone, Serialize)]
pub struct DumpedStory {
    /// The story.
    pub story: Story,
    /// Its text.
    pub document: Document,
    /// Its last edits.
    pub journal: Vec<JournalEntry>,
    /// Its versions, newest first.
    pub versions: Vec<Version>,
    /// Its sign-offs, newest first.
    pub approvals: Vec<Approval>,
    /// Its comments, oldest first.
    pub comments: Vec<Thread>,
    /// The times it left, newest first.
    pub publications: Vec<Publication>,
}

impl Desk {
    /// Everything the desk holds, at one moment. Holds up nobody.
    pub fn dump(&self) -> Outcome<Dump> {
        let db = self.second_look()?;
        db.execute_batch("BEGIN")?;
        let read = Read::of(&db);
        let mut listed = read.stories(&StoryFilter::default())?;
        listed.sort_by_key(|listing| listing.story.id);
        let stories =
            listed.into_iter().map(|listing| dump_story(&read, listing.story)).collect::<Outcome<_>>()?;
        let mut history = read.history(&HistoryFilter::default())?;
        history.reverse();
        let mut photos = read.photos(&crate::PhotoFilter::default())?.photos;
        photos.sort_by_key(|photo| photo.id);
        Ok(Dump {
            schema: crate::SCHEMA,
            people: read.people()?,
            stories,
            photos,
            history,
            settings: read.settings()?,
        })
    }
}

fn dump_story(read: &Read<'_>, story: Story) -> Outcome<DumpedStory> {
    Ok(DumpedStory {
        document: read.load(story.id)?.document,
        journal: read.journal(story.id, TAIL)?,
        versions: read.versions(story.id)?,
        approvals: read.approvals(story.id)?,
        comments: read.threads(story.id)?,
        publications: read.publications(story.id)?,
        story,
    })
}
