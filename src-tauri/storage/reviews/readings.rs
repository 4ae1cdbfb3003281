//! What each person has read of a story: its state when they last left it. Overwritten by every later reading.

use crate::rows::{id, time};
use crate::{Change, Outcome, Read};
use model::{PersonId, StoryId, Timestamp};
use rusqlite::params;

/// A story as a person last read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When the person left it.
    pub at: Timestamp,
    /// Its state then, as the caller wrote it.
    pub content: Vec<u8>,
}

impl Change<'_> {
    /// Keeps what a person has read of a story in the place of what was kept before.
    pub fn keep_reading(&mut self, story: StoryId, person: PersonId, reading: &Reading) -> Outcome<()> {
        self.run(
            "INSERT INTO readings (story, person, at, content, seal)
             VALUES (?1, ?2, ?3, ?4, row_seal('readings', ?1, ?2, ?3, ?4))
             ON CONFLICT (story, person) DO UPDATE SET at = excluded.at, content = excluded.content,
                    seal = excluded.seal",
            params![id(story), id(person), time(reading.at), reading.content],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// What a person has read of a story, if anything.
    pub fn reading(&self, story: StoryId, person: PersonId) -> Outcome<Option<Reading>> {
        self.one(
            "SELECT at, content FROM readings WHERE story = ?1 AND person = ?2",
            params![id(story), id(person)],
            |row| Ok(Reading { at: row.parse()?, content: row.take()? }),
        )
    }
}
