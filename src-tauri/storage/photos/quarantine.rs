//! Files in quarantine: kept among the originals, in the library never.

use crate::rows::{Columns, count, id, time};
use crate::{Change, Outcome, Read};
use model::{PersonId, Timestamp};
use rusqlite::params;

/// A file that stopped the worker that was to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// BLAKE3 of its bytes, in lower-case hex; also its place among the originals.
    pub hash: String,
    /// The name it had.
    pub file_name: String,
    /// Its size, in bytes.
    pub bytes: u64,
    /// It took too long; otherwise its worker stopped.
    pub slow: bool,
    /// How often it was tried.
    pub tries: u32,
    /// When it was tried last.
    pub at: Timestamp,
    /// Who added it, or tried it last.
    pub by: Option<PersonId>,
}

const FILE: &str = "SELECT hash, file_name, bytes, slow, tries, at, by FROM quarantine";

impl Change<'_> {
    /// Puts a file into quarantine, or says anew how its last try went.
    pub fn set_quarantined(&mut self, file: &Quarantined) -> Outcome<()> {
        self.run(
            "INSERT INTO quarantine (hash, file_name, bytes, slow, tries, at, by, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, row_seal('quarantine', ?1, ?2, ?3, ?4, ?5, ?6, ?7))
             ON CONFLICT (hash) DO UPDATE SET file_name = excluded.file_name, bytes = excluded.bytes,
                slow = excluded.slow, tries = excluded.tries, at = excluded.at, by = excluded.by, seal = excluded.seal",
            params![
                file.hash,
                file.file_name,
                count(file.bytes),
                i64::from(file.slow),
                count(file.tries),
                time(file.at),
                file.by.map(id),
            ],
        )?;
        Ok(())
    }

    /// Ends the quarantine of a file; one that is in none stays out.
    pub fn end_quarantine(&mut self, hash: &str) -> Outcome<()> {
        self.run("DELETE FROM quarantine WHERE hash = ?1", [hash])?;
        Ok(())
    }
}

impl Read<'_> {
    /// Every file in quarantine, the last tried first.
    pub fn quarantine(&self) -> Outcome<Vec<Quarantined>> {
        self.all(&format!("{FILE} ORDER BY at DESC, hash"), [], read_file)
    }

    /// A file in quarantine, by its hash.
    pub fn quarantined(&self, hash: &str) -> Outcome<Option<Quarantined>> {
        self.one(&format!("{FILE} WHERE hash = ?1"), [hash], read_file)
    }
}

fn read_file(row: &mut Columns<'_>) -> Outcome<Quarantined> {
    Ok(Quarantined {
        hash: row.take()?,
        file_name: row.take()?,
        bytes: row.number()?,
        slow: row.take()?,
        tries: row.number()?,
        at: row.parse()?,
        by: row.parse_some()?,
    })
}
