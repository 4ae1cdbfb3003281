//! Photos that became one with another, and pairs that a person has told apart.
//!
//! A photo that was merged leaves the library and is not gone: older versions of stories show it, and it can come back.

use crate::rows::id;
use crate::{Change, Outcome, Read};
use model::PhotoId;
use rusqlite::params;

/// The condition of a photo's being in the library, for statements that ask for `photos`.
pub(super) const IN_LIBRARY: &str = "NOT EXISTS (SELECT 1 FROM photo_merges m WHERE m.photo = photos.id)";

impl Change<'_> {
    /// Takes a photo out of the library, because it became one with another. What was merged into it is from now on
    /// merged into the other as well.
    pub fn set_merged(&mut self, photo: PhotoId, kept: PhotoId) -> Outcome<()> {
        self.run(
            "UPDATE photo_merges SET kept = ?2, seal = row_seal('photo_merges', photo, ?2) WHERE kept = ?1",
            params![id(photo), id(kept)],
        )?;
        self.run(
            "INSERT INTO photo_merges (photo, kept, seal) VALUES (?1, ?2, row_seal('photo_merges', ?1, ?2))
             ON CONFLICT (photo) DO UPDATE SET kept = excluded.kept, seal = excluded.seal",
            params![id(photo), id(kept)],
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

    /// The photos that became one with this one.
    pub fn merged_from(&self, kept: PhotoId) -> Outcome<Vec<PhotoId>> {
        self.all("SELECT photo FROM photo_merges WHERE kept = ?1 ORDER BY photo", [id(kept)], |row| {
            row.parse()
        })
    }

    /// Pairs of photos that a person has told apart, the smaller id first.
    pub fn told_apart(&self) -> Outcome<Vec<(PhotoId, PhotoId)>> {
        self.all("SELECT photo, other FROM photos_apart", [], |row| Ok((row.parse()?, row.parse()?)))
    }
}
