//! What came in by wire: which edition of an item became which story, and which files of the watched folders are known.

use crate::rows::{Columns, count, id, name, time};
use crate::{Change, Outcome, Read};
use model::{StoryId, Timestamp};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// What became of a file in a watched folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WireOutcome {
    /// It lay there when the folder was laid down, and was not asked for.
    Before,
    /// It was read.
    Read,
    /// It is nothing to import.
    Left,
    /// It could not be read.
    Unreadable,
}

/// A file of a watched folder, as it was when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireFile {
    /// The watched folder.
    pub folder: String,
    /// Its place in the folder.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// When it was last changed, in nanoseconds since 1970; what stands for that where a system does not know.
    pub changed: i64,
    /// When it was looked at.
    pub at: Timestamp,
    /// What became of it.
    pub outcome: WireOutcome,
    /// What it is, or why it could not be read.
    pub words: String,
    /// How many stories it brought.
    pub stories: u32,
}

const FILE: &str = "SELECT folder, file, bytes, changed, at, outcome, words, stories FROM wire_files";

impl Change<'_> {
    /// Records that an edition of an item became a story; the first story stands.
    pub fn insert_edition(
        &mut self,
        item: &str,
        version: &str,
        story: StoryId,
        at: Timestamp,
    ) -> Outcome<()> {
        self.run(
            "INSERT INTO editions (item, version, story, at, seal)
             VALUES (?1, ?2, ?3, ?4, row_seal('editions', ?1, ?2, ?3, ?4)) ON CONFLICT (item, version) DO NOTHING",
            params![item, version, id(story), time(at)],
        )?;
        Ok(())
    }

    /// Says what became of a file, or what became of it now that it is another.
    pub fn set_wire_file(&mut self, file: &WireFile) -> Outcome<()> {
        self.run(
            "INSERT INTO wire_files (folder, file, bytes, changed, at, outcome, words, stories, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_seal('wire_files', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))
             ON CONFLICT (folder, file) DO UPDATE SET bytes = excluded.bytes, changed = excluded.changed, at = excluded.at,
                outcome = excluded.outcome, words = excluded.words, stories = excluded.stories, seal = excluded.seal",
            params![
                file.folder,
                file.file,
                count(file.bytes),
                file.changed,
                time(file.at),
                name(&file.outcome)?,
                file.words,
                file.stories,
            ],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The story that this edition of an item became.
    pub fn edition(&self, item: &str, version: &str) -> Outcome<Option<StoryId>> {
        let sql = "SELECT story FROM editions WHERE item = ?1 AND version = ?2";
        self.one(sql, [item, version], |row| row.parse())
    }

    /// The story that the last edition of an item became, whichever that was.
    pub fn last_edition(&self, item: &str) -> Outcome<Option<StoryId>> {
        let sql = "SELECT story FROM editions WHERE item = ?1 ORDER BY at DESC, version DESC LIMIT 1";
        self.one(sql, [item], |row| row.parse())
    }

    /// Every file of a watched folder that was looked at.
    pub fn wire_files(&self, folder: &str) -> Outcome<Vec<WireFile>> {
        self.all(&format!("{FILE} WHERE folder = ?1"), [folder], read_file)
    }

    /// The files of a watched folder that were read or could not be, the last ones first.
    pub fn last_wire_files(&self, folder: &str, outcome: WireOutcome, most: usize) -> Outcome<Vec<WireFile>> {
        let sql = format!("{FILE} WHERE folder = ?1 AND outcome = ?2 ORDER BY at DESC, file LIMIT ?3");
        self.all(&sql, params![folder, name(&outcome)?, count(most)], read_file)
    }
}

fn read_file(row: &mut Columns<'_>) -> Outcome<WireFile> {
    Ok(WireFile {
        folder: row.take()?,
        file: row.take()?,
        bytes: row.number()?,
        changed: row.take()?,
        at: row.parse()?,
        outcome: row.name()?,
        words: row.take()?,
        stories: row.number()?,
    })
}
