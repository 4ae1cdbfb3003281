//! A story's text: a snapshot and the journal of edits since.
//!
//! An edit is one short row; a snapshot is written when the caller is told that one is due. Two snapshots
//! are kept with all edits after the older one, so that one damaged row costs no word. Loading takes the
//! newest state that can be proven whole.

use super::StorageFailure;
use crate::failure::damaged;
use crate::rows::{count, fold, id, json, time};
use crate::{Change, Conflict, Outcome, Read};
use model::document::{Crop, Document, Measure, Node, Splice};
use model::{PersonId, PhotoId, StoryId, Timestamp};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// After so many edits a snapshot is due.
pub const SNAPSHOT_EDITS: u32 = 200;
/// After so many bytes of edits a snapshot is due.
pub const SNAPSHOT_BYTES: u64 = 256 * 1024;

/// An edit to be kept.
#[derive(Debug, Clone)]
pub struct Edit<'a> {
    /// The story.
    pub story: StoryId,
    /// Number of the edit it was made on.
    pub base: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
    /// What changes.
    pub splice: &'a Splice,
    /// Words and missing facts after it.
    pub measure: Measure,
}

/// An edit as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JournalEntry {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
    /// What changed.
    pub splice: StoredSplice,
}

/// A splice as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredSplice {
    at: usize,
    remove: usize,
    insert: Vec<Node>,
}

/// A place of a text where a photo stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoPlace {
    /// The photo.
    pub photo: PhotoId,
    /// It stands at the head of the story.
    pub lead: bool,
    /// The part of it that the place asks for, if it does.
    pub crop: Option<Crop>,
}

/// A text that was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The text.
    pub document: Document,
    /// Number of its last edit.
    pub seq: u64,
    /// A damaged snapshot was bridged by the older one.
    pub mended: bool,
}

impl Change<'_> {
    /// Keeps an edit and answers its number, and whether a snapshot is due.
    ///
    /// Conflict when the text has moved on since `base`; Missing when there is no such story.
    pub fn append_edit(&mut self, edit: &Edit<'_>) -> Outcome<(u64, bool)> {
        let current: Option<u64> =
            self.one("SELECT seq FROM stories WHERE id = ?1", [id(edit.story)], |row| row.number())?;
        let current = current.ok_or_else(|| StorageFailure::Missing(format!("story {}", edit.story)))?;
        if current != edit.base {
            return Err(Conflict::Base { story: edit.story, base: edit.base, current }.into());
        }
        let seq = current + 1;
        let stored =
            StoredSplice { at: edit.splice.at, remove: edit.splice.remove, insert: edit.splice.nodes() };
        let splice = json(&stored)?;
        self.run(
            "INSERT INTO journal (story, seq, at, by, splice, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, row_seal('journal', ?1, ?2, ?3, ?4, ?5))",
            params![id(edit.story), count(seq), time(edit.at), edit.by.map(id), splice],
        )?;
        self.run(
            "UPDATE stories SET seq = ?2, words = ?3, tk = ?4, updated_at = ?5,
                    open_edits = open_edits + 1, open_bytes = open_bytes + ?6
             WHERE id = ?1",
            params![
                id(edit.story),
                count(seq),
                count(edit.measure.words),
                count(edit.measure.tk),
                time(edit.at),
                count(splice.len()),
            ],
        )?;
        self.seal_story(edit.story)?;
        let open: Option<(u32, u64)> =
            self.one("SELECT open_edits, open_bytes FROM stories WHERE id = ?1", [id(edit.story)], |row| {
                Ok((row.number()?, row.number()?))
            })?;
        let due = open.is_some_and(|(edits, bytes)| edits >= SNAPSHOT_EDITS || bytes >= SNAPSHOT_BYTES);
        Ok((seq, due))
    }

    /// Keeps the whole text as it is at the story's last edit; the older of three snapshots goes.
    pub fn keep_snapshot(&mut self, story: StoryId, seq: u64, document: &Document) -> Outcome<()> {
        self.insert_snapshot(story, seq, document)?;
        self.run(
            "DELETE FROM snapshots WHERE story = ?1
               AND seq NOT IN (SELECT seq FROM snapshots WHERE story = ?1 ORDER BY seq DESC LIMIT 2)",
            [id(story)],
        )?;
        self.run(
            "DELETE FROM journal WHERE story = ?1 AND seq <= (SELECT min(seq) FROM snapshots WHERE story = ?1)",
            [id(story)],
        )?;
        self.run("UPDATE stories SET open_edits = 0, open_bytes = 0 WHERE id = ?1", [id(story)])?;
        self.seal_story(story)
    }

    pub(super) fn insert_snapshot(&mut self, story: StoryId, seq: u64, document: &Document) -> Outcome<()> {
        self.run(
            "INSERT OR IGNORE INTO snapshots (story, seq, document, seal)
             VALUES (?1, ?2, ?3, row_seal('snapshots', ?1, ?2, ?3))",
            params![id(story), count(seq), json(document)?],
        )?;
        Ok(())
    }

    /// Writes what is derived from a text at `seq`: reading text for search, photos in use, blocking findings.
    pub fn derive(
        &mut self,
        story: StoryId,
        seq: u64,
        text: &str,
        photos: &[PhotoPlace],
        blocking: u32,
    ) -> Outcome<()> {
        self.run(
            "INSERT INTO story_texts (story, seq, text, folded, seal)
             VALUES (?1, ?2, ?3, ?4, row_seal('story_texts', ?1, ?2, ?3, ?4))
             ON CONFLICT (story) DO UPDATE SET seq = excluded.seq, text = excluded.text,
                    folded = excluded.folded, seal = excluded.seal",
            params![id(story), count(seq), text, fold(text)],
        )?;
        self.run("DELETE FROM photo_uses WHERE story = ?1", [id(story)])?;
        for (place, PhotoPlace { photo, lead, crop }) in photos.iter().enumerate() {
            let crop = crop.as_ref().map(json).transpose()?;
            self.run(
                "INSERT INTO photo_uses (story, place, photo, lead, crop, seal)
                 VALUES (?1, ?2, ?3, ?4, ?5, row_seal('photo_uses', ?1, ?2, ?3, ?4, ?5))",
                params![id(story), count(place), id(*photo), i64::from(*lead), crop],
            )?;
        }
        self.run("UPDATE stories SET blocking = ?2 WHERE id = ?1", params![id(story), count(blocking)])?;
        self.seal_story(story)
    }
}

impl Read<'_> {
    /// A story's text: the newest sound snapshot with every edit after it. Missing when there is no such story.
    ///
    /// Damaged when no whole text can be proven.
    pub fn load(&self, story: StoryId) -> Outcome<Loaded> {
        let seq: Option<u64> =
            self.one("SELECT seq FROM stories WHERE id = ?1", [id(story)], |row| row.number())?;
        let seq = seq.ok_or_else(|| StorageFailure::Missing(format!("story {story}")))?;
        // Plain Rust below, not `note`: damage in one story's rows does not stop the desk.
        let snapshots: Vec<(u64, String, bool)> = self.all(
            "SELECT seq, document, seal IS row_seal('snapshots', story, seq, document)
             FROM snapshots WHERE story = ?1 ORDER BY seq DESC",
            [id(story)],
            |row| Ok((row.number()?, row.take()?, row.take()?)),
        )?;
        let mut problem = String::from("no snapshot");
        for (tried, (from, document, sound)) in snapshots.into_iter().enumerate() {
            match self.replay(story, from, &document, sound, seq) {
                Ok(document) => return Ok(Loaded { document, seq, mended: tried > 0 }),
                Err(StorageFailure::Damaged(what)) => problem = what,
                Err(failure) => return Err(failure),
            }
        }
        Err(StorageFailure::Damaged(format!("the text of story {story}: {problem}")))
    }

    /// A story's text as it was at an edit; `None` when the journal does not reach back to it, or not on to it.
    pub fn text_at(&self, story: StoryId, seq: u64) -> Outcome<Option<Document>> {
        let current: Option<u64> =
            self.one("SELECT seq FROM stories WHERE id = ?1", [id(story)], |row| row.number())?;
        let snapshot: Option<(u64, String, bool)> = self.one(
            "SELECT seq, document, seal IS row_seal('snapshots', story, seq, document)
             FROM snapshots WHERE story = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1",
            params![id(story), count(seq)],
            |row| Ok((row.number()?, row.take()?, row.take()?)),
        )?;
        match snapshot.filter(|_| current.is_some_and(|current| seq <= current)) {
            Some((from, document, sound)) => self.replay(story, from, &document, sound, seq).map(Some),
            None => Ok(None),
        }
    }

    fn replay(&self, story: StoryId, from: u64, document: &str, sound: bool, to: u64) -> Outcome<Document> {
        if !sound {
            return Err(StorageFailure::Damaged(format!("snapshot {from}")));
        }
        let mut document: Document = serde_json::from_str(document).map_err(damaged("snapshot"))?;
        let mut at = from;
        let edits: Vec<(u64, String, bool)> = self.all(
            "SELECT seq, splice, seal IS row_seal('journal', story, seq, at, by, splice)
             FROM journal WHERE story = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
            params![id(story), count(from), count(to)],
            |row| Ok((row.number()?, row.take()?, row.take()?)),
        )?;
        for (number, splice, sound) in edits {
            if number != at + 1 || !sound {
                return Err(StorageFailure::Damaged(format!("edit {}", at + 1)));
            }
            let stored: StoredSplice = serde_json::from_str(&splice).map_err(damaged("edit"))?;
            Splice::read_stored(stored.at, stored.remove, stored.insert)
                .and_then(|splice| splice.apply(&mut document))
                .map_err(|fault| StorageFailure::Damaged(format!("edit {number}: {fault}")))?;
            at = number;
        }
        if at == to {
            Ok(document)
        } else {
            Err(StorageFailure::Damaged(format!("edit {} is not there", at + 1)))
        }
    }

    /// Who made the last edit of a story: the outer `None` when there is none, the inner one when nobody was acting.
    pub fn last_writer(&self, story: StoryId) -> Outcome<Option<Option<PersonId>>> {
        self.one("SELECT by FROM journal WHERE story = ?1 ORDER BY seq DESC LIMIT 1", [id(story)], |row| {
            row.parse_some()
        })
    }

    /// The last edits of a story that are still in the journal, oldest first; at most `limit`.
    pub fn journal(&self, story: StoryId, limit: u32) -> Outcome<Vec<JournalEntry>> {
        let mut found = self.all(
            "SELECT seq, at, by, splice FROM journal WHERE story = ?1 ORDER BY seq DESC LIMIT ?2",
            params![id(story), count(limit)],
            |row| {
                Ok(JournalEntry {
                    seq: row.number()?,
                    at: row.parse()?,
                    by: row.parse_some()?,
                    splice: row.json()?,
                })
            },
        )?;
        found.reverse();
        Ok(found)
    }

    /// Are a story's derived columns as new as its text?
    pub fn is_derived(&self, story: StoryId) -> Outcome<bool> {
        let sql = "SELECT t.seq >= s.seq FROM stories s JOIN story_texts t ON t.story = s.id WHERE s.id = ?1";
        Ok(self.one(sql, [id(story)], |row| row.take())?.unwrap_or(false))
    }

    /// Stories whose derived columns are behind their text.
    pub fn underived(&self) -> Outcome<Vec<StoryId>> {
        self.all(
            "SELECT s.id FROM stories s LEFT JOIN story_texts t ON t.story = s.id
             WHERE t.seq IS NULL OR t.seq < s.seq ORDER BY s.updated_at",
            [],
            |row| row.parse(),
        )
    }
}
