//! Photos that became one with another, and pairs that a person has told apart.
//!
//! A photo that was merged leaves the library and is not gone: older versions of stories show it, and it can come back.

use crate::rows::{Columns, id, time};
use crate::{Change, Outcome, Read};
use model::{PhotoId, Timestamp};
use rusqlite::params;

/// The condition of a photo's being in the library, for statements that ask for `photos`.
pub(super) const IN_LIBRARY: &str = "NOT EXISTS (SELECT 1 FROM photo_merges m WHERE m.photo = photos.id)";

/// A photo that became one with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The one that left the library.
    pub photo: PhotoId,
    /// The one it became one with.
    pub kept: PhotoId,
    /// When; `None` of merges that are older than this is kept.
    pub at: Option<Timestamp>,
    /// What the merge changed, in the newsroom's words; `None` like `at`.
    pub before: Option<String>,
}

const MERGE: &str = "SELECT photo, kept, at, before FROM photo_merges";

impl Change<'_> {
    /// Takes a photo out of the library, because it became one with another. What was merged into it is from now on
    /// merged into the other as well.
    pub fn set_merged(&mut self, merge: &Merge) -> Outcome<()> {
        let (photo, kept) = (id(merge.photo), id(merge.kept));
        self.run(
            "UPDATE photo_merges SET kept = ?2, seal = row_seal('photo_merges', photo, ?2, at, before)
             WHERE kept = ?1",
            params![photo, kept],
        )?;
        self.run(
            "INSERT INTO photo_merges (photo, kept, at, before, seal)
             VALUES (?1, ?2, ?3, ?4, row_seal('photo_merges', ?1, ?2, ?3, ?4))
             ON CONFLICT (photo) DO UPDATE
             SET kept = excluded.kept, at = excluded.at, before = excluded.before, seal = excluded.seal",
            params![photo, kept, merge.at.map(time), merge.before],
        )?;
        Ok(())
    }

    /// Brings a merged photo back into the library.
    pub fn end_merge(&mut self, photo: PhotoId) -> Outcome<()> {
        self.run("DELETE FROM photo_merges WHERE photo = ?1", [id(photo)])?;
        Ok(())
    }

    /// Keeps that two photos that look alike are two.
    pub fn set_apart(&mut self, one: PhotoId, other: PhotoId) -> Outcome<()> {
        self.run(
            "INSERT OR IGNORE INTO photos_apart (photo, other, seal)
             VALUES (?1, ?2, row_seal('photos_apart', ?1, ?2))",
            params![id(one.min(other)), id(one.max(other))],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The photo that a merged one became one with; `None` for one that is in the library.
    pub fn merged_into(&self, photo: PhotoId) -> Outcome<Option<PhotoId>> {
        self.one("SELECT kept FROM photo_merges WHERE photo = ?1", [id(photo)], |row| row.parse())
    }

    /// The merge by which a photo left the library; `None` for one that is in it.
    pub fn merge_of(&self, photo: PhotoId) -> Outcome<Option<Merge>> {
        self.one(&format!("{MERGE} WHERE photo = ?1"), [id(photo)], read_merge)
    }

    /// The photos that became one with this one, the last first.
    pub fn merged_from(&self, kept: PhotoId) -> Outcome<Vec<Merge>> {
        self.all(&format!("{MERGE} WHERE kept = ?1 ORDER BY at DESC, photo"), [id(kept)], read_merge)
    }

    /// Pairs of photos that a person has told apart, the smaller id first.
    pub fn told_apart(&self) -> Outcome<Vec<(PhotoId, PhotoId)>> {
        self.all("SELECT photo, other FROM photos_apart", [], |row| Ok((row.parse()?, row.parse()?)))
    }
}

fn read_merge(row: &mut Columns<'_>) -> Outcome<Merge> {
    Ok(Merge { photo: row.parse()?, kept: row.parse()?, at: row.parse_some()?, before: row.take()? })
}
