//! Versions and approvals: what was kept and what was signed. Neither is ever rewritten. Flags stand in `flags.rs`,
//! comments in `threads.rs`.
//!
//! A version is bytes with their BLAKE3; what they mean is the caller's ([`VersionKind`]). An approval is
//! bound to a version; the newest one of a story is the one [`Story`](model::story::Story) shows.

mod facts;
mod flags;
mod readings;
mod threads;

pub(crate) use flags::{LAST_FLAGS, read_flags};
pub use readings::Reading;

use crate::rows::{Columns, count, id, name, time};
use crate::{Change, Conflict, Outcome, Read, StorageFailure};
use model::story::{Approval, Lapse};
use model::{PersonId, StoryId, Timestamp, VersionId};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// What the bytes of a version are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionKind {
    /// Canonical bytes of [`model::review::Seen`]: what a reader would see, as it is signed.
    Seen,
    /// A whole state with open suggestions and notes, as the caller wrote it.
    State,
}

/// A version without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Identity.
    pub id: VersionId,
    /// The story.
    pub story: StoryId,
    /// 1, 2, 3 … on its story, without gaps.
    pub number: u32,
    /// What the content is.
    pub kind: VersionKind,
    /// Why it was kept, as the caller said it.
    pub reason: String,
    /// A name a person gave it.
    pub name: Option<String>,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// BLAKE3 of the content, in lower-case hex.
    pub hash: String,
    /// Size of the content.
    pub bytes: u64,
}

/// A version to be kept; number, hash and size are found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion<'a> {
    /// Identity, from the caller.
    pub id: VersionId,
    /// The story.
    pub story: StoryId,
    /// What the content is.
    pub kind: VersionKind,
    /// Why it is kept.
    pub reason: &'a str,
    /// A name a person gave it.
    pub name: Option<&'a str>,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// The bytes.
    pub content: &'a [u8],
}

const VERSION: &str =
    "SELECT v.id, v.story, v.number, v.kind, v.reason, coalesce(n.name, v.name), v.by, v.at, v.hash, v.bytes
     FROM versions v LEFT JOIN version_names n ON n.version = v.id";

impl Change<'_> {
    /// Keeps a version for good.
    pub fn insert_version(&mut self, new: &NewVersion<'_>) -> Outcome<Version> {
        let number: u32 = self
            .one(
                "SELECT coalesce(max(number), 0) + 1 FROM versions WHERE story = ?1",
                [id(new.story)],
                |row| row.number(),
            )?
            .unwrap_or(1);
        let version = Version {
            id: new.id,
            story: new.story,
            number,
            kind: new.kind,
            reason: new.reason.to_owned(),
            name: new.name.map(str::to_owned),
            by: new.by,
            at: new.at,
            hash: blake3::hash(new.content).to_hex().to_string(),
            bytes: new.content.len() as u64,
        };
        self.run(
            "INSERT INTO versions (id, story, number, kind, reason, name, by, at, hash, bytes, content, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                     row_seal('versions', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))",
            params![
                id(version.id),
                id(version.story),
                count(version.number),
                name(&version.kind)?,
                version.reason,
                version.name,
                version.by.map(id),
                time(version.at),
                version.hash,
                count(version.bytes),
                new.content
            ],
        )?;
        Ok(version)
    }

    /// Calls a version by a name, or by none again when it is empty.
    pub fn name_version(
        &mut self,
        version: VersionId,
        name: &str,
        by: Option<PersonId>,
        at: Timestamp,
    ) -> Outcome<()> {
        if name.is_empty() {
            self.run("DELETE FROM version_names WHERE version = ?1", [id(version)])?;
        } else {
            self.run(
                "INSERT INTO version_names (version, name, by, at, seal)
                 VALUES (?1, ?2, ?3, ?4, row_seal('version_names', ?1, ?2, ?3, ?4))
                 ON CONFLICT (version) DO UPDATE SET name = excluded.name, by = excluded.by,
                        at = excluded.at, seal = excluded.seal",
                params![id(version), name, by.map(id), time(at)],
            )?;
        }
        Ok(())
    }

    /// Records a sign-off; `approval.lapsed` is not looked at.
    pub fn insert_approval(&mut self, story: StoryId, approval: &Approval) -> Outcome<()> {
        self.run(
            "INSERT INTO approvals (story, version, hash, by, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id(story), id(approval.version), approval.hash, id(approval.by), time(approval.at)],
        )?;
        self.seal_approval(self.db.last_insert_rowid())
    }

    /// Ends the approval that holds. Conflict when none does.
    pub fn lapse_approval(&mut self, story: StoryId, lapse: &Lapse) -> Outcome<()> {
        let standing: Option<i64> = self
            .one(
                "SELECT id, lapsed_at IS NULL FROM approvals WHERE story = ?1 ORDER BY id DESC LIMIT 1",
                [id(story)],
                |row| Ok((row.take()?, row.take()?)),
            )?
            .and_then(|(number, holds): (i64, bool)| holds.then_some(number));
        let number = standing.ok_or(Conflict::NoApproval(story))?;
        self.run(
            "UPDATE approvals SET lapsed_at = ?2, lapsed_by = ?3, lapsed_what = ?4 WHERE id = ?1",
            params![number, time(lapse.at), lapse.by.map(id), lapse.what],
        )?;
        self.seal_approval(number)
    }

    fn seal_approval(&self, number: i64) -> Outcome<()> {
        self.run(
            "UPDATE approvals SET seal = row_seal('approvals', id, story, version, hash, by, at,
                                                  lapsed_at, lapsed_by, lapsed_what)
             WHERE id = ?1",
            [number],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The versions of a story, newest first.
    pub fn versions(&self, story: StoryId) -> Outcome<Vec<Version>> {
        self.all(&format!("{VERSION} WHERE v.story = ?1 ORDER BY v.number DESC"), [id(story)], read_version)
    }

    /// A version.
    pub fn version(&self, version: VersionId) -> Outcome<Option<Version>> {
        self.one(&format!("{VERSION} WHERE v.id = ?1"), [id(version)], read_version)
    }

    /// The newest version of a story with this hash.
    pub fn version_by_hash(&self, story: StoryId, hash: &str) -> Outcome<Option<Version>> {
        let sql = format!("{VERSION} WHERE v.story = ?1 AND v.hash = ?2 ORDER BY v.number DESC LIMIT 1");
        self.one(&sql, params![id(story), hash], read_version)
    }

    /// The bytes of a version. Missing when there is none; Damaged when they do not match their hash.
    pub fn version_content(&self, version: VersionId) -> Outcome<Vec<u8>> {
        let found: Option<(String, Vec<u8>)> =
            self.one("SELECT hash, content FROM versions WHERE id = ?1", [id(version)], |row| {
                Ok((row.take()?, row.take()?))
            })?;
        let (hash, content) = found.ok_or_else(|| StorageFailure::Missing(format!("version {version}")))?;
        if blake3::hash(&content).to_hex().as_str() == hash {
            Ok(content)
        } else {
            // The row is damaged, not the database: writing goes on.
            Err(StorageFailure::Damaged(format!("version {version} does not match its hash")))
        }
    }

    /// Every sign-off of a story, newest first.
    pub fn approvals(&self, story: StoryId) -> Outcome<Vec<Approval>> {
        self.all(
            "SELECT version, hash, by, at, lapsed_at, lapsed_by, lapsed_what
             FROM approvals WHERE story = ?1 ORDER BY id DESC",
            [id(story)],
            |row| {
                read_approval(row)?.ok_or_else(|| StorageFailure::Bug("an approval without a version".into()))
            },
        )
    }
}

/// Reads the seven columns of an approval; `None` when the first is empty, as in an outer join.
pub(crate) fn read_approval(row: &mut Columns<'_>) -> Outcome<Option<Approval>> {
    let Some(version) = row.parse_some()? else {
        row.skip(6);
        return Ok(None);
    };
    let (hash, by, at) = (row.take()?, row.parse()?, row.parse()?);
    let (lapsed_at, lapsed_by) = (row.parse_some()?, row.parse_some()?);
    let what: Option<String> = row.take()?;
    let lapsed = lapsed_at.map(|at| Lapse { at, by: lapsed_by, what: what.unwrap_or_default() });
    Ok(Some(Approval { version, hash, by, at, lapsed }))
}

fn read_version(row: &mut Columns<'_>) -> Outcome<Version> {
    Ok(Version {
        id: row.parse()?,
        story: row.parse()?,
        number: row.number()?,
        kind: row.name()?,
        reason: row.take()?,
        name: row.take()?,
        by: row.parse_some()?,
        at: row.parse()?,
        hash: row.take()?,
        bytes: row.number()?,
    })
}
