//! Tests of the whole crate: what is written is what is read, and no fault costs a word.

#![allow(clippy::unwrap_used)]

mod backups;
mod faults;
mod full_disk;
mod kills;
mod rows;
mod taken_back;
mod texts;

use crate::{Desk, NewHistory, StorageFailure};
use model::document::{Block, Document, Paragraph, Splice, text_of};
use model::story::{Person, Role, Status, Story, StoryFields};
use model::{PersonId, StoryId, Timestamp};
use uuid::Uuid;

/// A moment `seconds` after the tests began.
pub(crate) fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + seconds).unwrap()
}

/// An empty desk in a folder that goes away.
pub(crate) fn desk() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::create(folder.path()).unwrap();
    (folder, desk)
}

pub(crate) fn person(number: u128, name: &str) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(number)),
        name: name.into(),
        role: Role::Editor,
        has_passphrase: false,
        created_at: moment(0),
    }
}

pub(crate) fn story(number: u128, slug: &str) -> Story {
    Story {
        id: StoryId(Uuid::from_u128(number)),
        slug: slug.into(),
        status: Status::Draft,
        fields: StoryFields { headline: format!("About {slug}"), ..StoryFields::default() },
        authors: vec![],
        measure: Default::default(),
        approval: None,
        flags: Default::default(),
        seq: 0,
        created_at: moment(0),
        updated_at: moment(0),
        published_at: None,
        revised_at: None,
    }
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text_of(text), ..Paragraph::default() })
}

/// A desk with one story of one paragraph.
pub(crate) fn desk_with_story() -> (tempfile::TempDir, Desk, Story) {
    let (folder, desk) = desk();
    let story = story(1, "ridge");
    desk.change(|change| change.insert_story(&story, &Document::of(vec![paragraph("Start.")]))).unwrap();
    (folder, desk, story)
}

/// Replaces the first block by a paragraph.
pub(crate) fn type_text(desk: &Desk, story: &Story, base: u64, text: &str) -> Result<u64, StorageFailure> {
    let splice = Splice { at: 0, remove: 1, insert: vec![paragraph(text)] };
    desk.change(|change| {
        let edit = crate::Edit {
            story: story.id,
            base,
            at: moment(1),
            by: None,
            splice: &splice,
            measure: Default::default(),
        };
        change.append_edit(&edit).map(|(seq, _)| seq)
    })
}

pub(crate) fn text(desk: &Desk, story: &Story) -> String {
    let loaded = desk.read(|read| read.load(story.id)).unwrap();
    model::document::plain_text(&loaded.document)
}

pub(crate) fn entry(what: &str) -> NewHistory {
    NewHistory {
        kind: Default::default(),
        at: moment(0),
        by: None,
        story: None,
        photo: None,
        what: what.into(),
        before: None,
        after: None,
    }
}
