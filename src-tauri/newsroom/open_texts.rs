//! Texts that are being worked on, kept in memory so that an edit costs what it changes and not what it is in.
//!
//! Each is exactly what the journal would give back at its number; a text that cannot be saved is taken back here too.

use crate::{Newsroom, Outcome, held};
use model::document::Document;
use model::{PersonId, StoryId};
use std::collections::HashMap;
use storage::Read;

/// More than one person has open at a time; the one that was used longest ago makes room.
const MOST: usize = 12;

/// The open texts.
#[derive(Default)]
pub(crate) struct OpenTexts {
    texts: HashMap<StoryId, OpenText>,
    clock: u64,
}

/// Who made the last edit of a text: the outer `None` when there is none, the inner one when nobody was acting.
pub(crate) type Writer = Option<Option<PersonId>>;

/// One open text.
#[derive(Debug, Clone)]
pub(crate) struct OpenText {
    pub(crate) document: Document,
    pub(crate) seq: u64,
    /// Who made its last edit; the outer `None` when it has none.
    pub(crate) writer: Writer,
    used: u64,
}

impl OpenTexts {
    /// The text of a story, loaded when it is not open yet.
    pub(crate) fn open(&mut self, read: &Read<'_>, story: StoryId) -> Outcome<&mut OpenText> {
        self.clock += 1;
        if !self.texts.contains_key(&story) {
            let loaded = read.load(story)?;
            if self.texts.len() >= MOST
                && let Some(oldest) = self.texts.iter().min_by_key(|(_, text)| text.used).map(|(id, _)| *id)
            {
                self.texts.remove(&oldest);
            }
            let writer = read.last_writer(story)?;
            let text = OpenText { document: loaded.document, seq: loaded.seq, writer, used: 0 };
            self.texts.insert(story, text);
        }
        match self.texts.get_mut(&story) {
            Some(text) => {
                text.used = self.clock;
                Ok(text)
            }
            None => Err(crate::Failure::bug("An opened text is not there.")),
        }
    }

    /// A text without opening it: the open one where there is one, else as the disk has it.
    pub(crate) fn look(&self, read: &Read<'_>, story: StoryId) -> Outcome<Document> {
        Ok(match self.texts.get(&story) {
            Some(open) => open.document.clone(),
            None => read.load(story)?.document,
        })
    }

    /// Forgets a text; the next look reads it from the disk.
    pub(crate) fn forget(&mut self, story: StoryId) {
        self.texts.remove(&story);
    }

    pub(crate) fn forget_all(&mut self) {
        self.texts.clear();
    }
}

impl Newsroom {
    /// A copy of a story's present text.
    pub(crate) fn text_of(&self, story: StoryId) -> Outcome<Document> {
        Ok(self.text_and_writer(story)?.0)
    }

    /// A copy of a story's present text, and who made its last edit.
    pub(crate) fn text_and_writer(&self, story: StoryId) -> Outcome<(Document, Writer)> {
        // Always the texts first and the desk second, so that nobody waits for the other.
        let mut texts = held(&self.texts);
        self.desk.read(|read| texts.open(read, story).map(|text| (text.document.clone(), text.writer)))
    }
}
