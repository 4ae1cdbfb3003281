//! The desk looks at itself: database, seals, versions, approvals, texts, and every original photo.

use crate::{Desk, Outcome, Read, StorageFailure, seal};
use model::{PhotoId, StoryId, VersionId};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// People.
    pub people: u64,
    /// Stories.
    pub stories: u64,
    /// Photos.
    pub photos: u64,
    /// Versions.
    pub versions: u64,
    /// Edits in the journal.
    pub edits: u64,
    /// History entries.
    pub history: u64,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// SQLite's own check found it.
    #[error("The database: {0}")]
    Database(String),
    /// A table, an index or a trigger is not the one that Galley makes.
    #[error("The database: “{0}” is not as Galley makes it")]
    Shape(String),
    /// A row was changed by something else than Galley.
    #[error("A row is not what was written: {0}")]
    Row(String),
    /// A version does not match its hash.
    #[error("The version {0} does not match its hash")]
    Version(VersionId),
    /// An approval is bound to a version with another hash.
    #[error("An approval of story {0} does not match its version")]
    Approval(StoryId),
    /// A text cannot be put together.
    #[error("The text of story {story}: {what}")]
    Text {
        /// The story.
        story: StoryId,
        /// What is wrong.
        what: String,
    },
    /// A photo's original is gone or damaged.
    #[error("The original of {file} ({photo}) is missing or damaged")]
    Original {
        /// The photo.
        photo: PhotoId,
        /// Its file name.
        file: String,
    },
}

/// What the desk found out about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How much was looked at.
    pub counts: Counts,
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

impl Desk {
    /// Looks at everything. Changes nothing and holds up nobody.
    pub fn verify(&self) -> Outcome<Report> {
        let db = self.second_look()?;
        db.execute_batch("BEGIN")?;
        let misshapen = crate::migrate::misshapen(&db)?;
        if !misshapen.is_empty() {
            // Nothing in it can be asked for by its name.
            let problems = misshapen.into_iter().map(Problem::Shape).collect();
            return Ok(Report { counts: Counts::default(), problems });
        }
        let mut problems = database(&db)?;
        if problems.is_empty() {
            problems.extend(seal::broken(&db)?.into_iter().map(Problem::Row));
        }
        let read = Read::of(&db);
        problems.extend(versions(&read)?);
        problems.extend(approvals(&read)?);
        problems.extend(texts(&read)?);
        let originals = self.originals();
        let photos = read.photos(&crate::PhotoFilter::default())?.photos;
        problems.extend(
            photos
                .into_iter()
                .filter(|photo| !originals.is_whole(&photo.hash))
                .map(|photo| Problem::Original { photo: photo.id, file: photo.file_name }),
        );
        Ok(Report { counts: count_rows(&db)?, problems })
    }
}

fn database(db: &Connection) -> Outcome<Vec<Problem>> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let answers: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut problems: Vec<Problem> =
        answers.into_iter().filter(|answer| answer != "ok").map(Problem::Database).collect();
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        problems.push(Problem::Database(format!("a row of {table} points to nothing")));
    }
    Ok(problems)
}

fn versions(read: &Read<'_>) -> Outcome<Vec<Problem>> {
    let ids: Vec<VersionId> = read.all("SELECT id FROM versions", [], |row| row.parse())?;
    let mut problems = Vec::new();
    for version in ids {
        match read.version_content(version) {
            Ok(_) => {}
            Err(StorageFailure::Damaged(_)) => problems.push(Problem::Version(version)),
            Err(failure) => return Err(failure),
        }
    }
    Ok(problems)
}

fn approvals(read: &Read<'_>) -> Outcome<Vec<Problem>> {
    let wrong: Vec<StoryId> = read.all(
        "SELECT a.story FROM approvals a LEFT JOIN versions v ON v.id = a.version
         WHERE v.hash IS NOT a.hash OR v.story IS NOT a.story",
        [],
        |row| row.parse(),
    )?;
    Ok(wrong.into_iter().map(Problem::Approval).collect())
}

fn texts(read: &Read<'_>) -> Outcome<Vec<Problem>> {
    let stories: Vec<StoryId> = read.all("SELECT id FROM stories", [], |row| row.parse())?;
    let mut problems = Vec::new();
    for story in stories {
        match read.load(story) {
            Ok(loaded) if loaded.mended => {
                problems.push(Problem::Text { story, what: "its newest snapshot is damaged".into() });
            }
            Ok(_) => {}
            Err(StorageFailure::Damaged(what)) => problems.push(Problem::Text { story, what }),
            Err(failure) => return Err(failure),
        }
    }
    Ok(problems)
}

/// Counts what a database holds.
pub(crate) fn count_rows(db: &Connection) -> Outcome<Counts> {
    let count = |table: &str| -> Outcome<u64> {
        let number: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(u64::try_from(number).unwrap_or_default())
    };
    Ok(Counts {
        people: count("people")?,
        stories: count("stories")?,
        photos: count("photos")?,
        versions: count("versions")?,
        edits: count("journal")?,
        history: count("history")?,
    })
}
