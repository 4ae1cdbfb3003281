//! Sidecars that were read after their photos had come in.

use crate::rows::{id, json};
use crate::{Change, Outcome};
use model::PhotoId;
use model::photo::Metadata;
use rusqlite::params;

impl Change<'_> {
    /// Keeps what the sidecar of a photo says now; it stands in the photo's raw metadata from then on.
    pub fn set_sidecar(&mut self, photo: PhotoId, said: &Metadata) -> Outcome<()> {
        self.run(
            "INSERT INTO photo_sidecars (photo, said, seal) VALUES (?1, ?2, row_seal('photo_sidecars', ?1, ?2))
             ON CONFLICT (photo) DO UPDATE SET said = excluded.said, seal = excluded.seal",
            params![id(photo), json(said)?],
        )?;
        Ok(())
    }
}
