//! What photos look like from far away, for finding those that look the same.

use crate::rows::id;
use crate::{Change, Outcome, Read};
use model::PhotoId;
use rusqlite::params;

impl Change<'_> {
    /// Keeps the likeness of a photo that is there.
    pub fn set_likeness(&mut self, photo: PhotoId, likeness: u64) -> Outcome<()> {
        self.run(
            "INSERT INTO photo_likenesses (photo, likeness, seal)
             VALUES (?1, ?2, row_seal('photo_likenesses', ?1, ?2))
             ON CONFLICT (photo) DO UPDATE SET likeness = excluded.likeness, seal = excluded.seal",
            params![id(photo), likeness.cast_signed()],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The likeness of every photo of the library that has one, in no order.
    pub fn likenesses(&self) -> Outcome<Vec<(PhotoId, u64)>> {
        self.all(
            "SELECT photo, likeness FROM photo_likenesses l
             WHERE NOT EXISTS (SELECT 1 FROM photo_merges m WHERE m.photo = l.photo)",
            [],
            |row| Ok((row.parse()?, row.take::<i64>()?.cast_unsigned())),
        )
    }
}
