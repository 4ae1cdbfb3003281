//! What left the desk: story, version, folder and the hash of the manifest. Rows are only added.

mod deliveries;
mod standing;
mod taken_back;

pub use deliveries::{Delivered, Delivery, DeliveryKind};
pub use standing::Standing;
pub use taken_back::KillOverride;

use crate::rows::{Columns, count, id, time};
use crate::{Change, Outcome, Read};
use model::{PersonId, StoryId, Timestamp, VersionId};
use rusqlite::params;
use serde::Serialize;

/// A story that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// The story.
    pub story: StoryId,
    /// 1 for the first time it left, 2 for the second …
    pub revision: u32,
    /// What left.
    pub version: VersionId,
    /// When.
    pub at: Timestamp,
    /// Who sent it.
    pub by: Option<PersonId>,
    /// The folder it was written to.
    pub folder: String,
    /// BLAKE3 of the manifest that was written, in lower-case hex.
    pub manifest: String,
}

/// A publication to be recorded; the fields mean what they mean in [`Publication`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPublication<'a> {
    /// The story.
    pub story: StoryId,
    /// What left.
    pub version: VersionId,
    /// When.
    pub at: Timestamp,
    /// Who sent it.
    pub by: Option<PersonId>,
    /// The folder it was written to.
    pub folder: &'a str,
    /// BLAKE3 of the manifest.
    pub manifest: &'a str,
}

const PUBLICATION: &str = "SELECT story, revision, version, at, by, folder, manifest FROM publications";

impl Change<'_> {
    /// Records that a story left, and answers its revision.
    ///
    /// `published_at` and `revised_at` of the story are the caller's to write.
    pub fn insert_publication(&mut self, new: &NewPublication<'_>) -> Outcome<u32> {
        let revision = self.revision(new.story)?.saturating_add(1);
        self.run(
            "INSERT INTO publications (story, revision, version, at, by, folder, manifest, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, row_seal('publications', ?1, ?2, ?3, ?4, ?5, ?6, ?7))",
            params![
                id(new.story),
                count(revision),
                id(new.version),
                time(new.at),
                new.by.map(id),
                new.folder,
                new.manifest
            ],
        )?;
        Ok(revision)
    }
}

impl Read<'_> {
    /// How often a story has left; 0 when never.
    pub fn revision(&self, story: StoryId) -> Outcome<u32> {
        let sql = "SELECT coalesce(max(revision), 0) FROM publications WHERE story = ?1";
        Ok(self.one(sql, [id(story)], |row| row.number())?.unwrap_or(0))
    }

    /// The times a story left, newest first.
    pub fn publications(&self, story: StoryId) -> Outcome<Vec<Publication>> {
        let sql = format!("{PUBLICATION} WHERE story = ?1 ORDER BY revision DESC");
        self.all(&sql, [id(story)], read_publication)
    }

    /// The last time each story left, newest first.
    pub fn last_publications(&self) -> Outcome<Vec<Publication>> {
        let sql = format!(
            "{PUBLICATION} p WHERE revision = (SELECT max(revision) FROM publications WHERE story = p.story)
             ORDER BY at DESC, story"
        );
        self.all(&sql, [], read_publication)
    }
}

fn read_publication(row: &mut Columns<'_>) -> Outcome<Publication> {
    Ok(Publication {
        story: row.parse()?,
        revision: row.number()?,
        version: row.parse()?,
        at: row.parse()?,
        by: row.parse_some()?,
        folder: row.take()?,
        manifest: row.take()?,
    })
}
