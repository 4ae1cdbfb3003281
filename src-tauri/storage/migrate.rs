//! From an empty file or an older desk to the present shape, one numbered step after the other.
//!
//! A released step is frozen: its text is held by a hash in the tests. A desk of a newer Galley is refused
//! before anything is touched.

use crate::connection::APPLICATION_ID;
use crate::{Outcome, StorageFailure};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The steps, in order; the number of a step is its place, from 1.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_desk.sql"),
    include_str!("migrations/0002_review.sql"),
    include_str!("migrations/0003_photos.sql"),
    include_str!("migrations/0004_reading.sql"),
    include_str!("migrations/0005_flags.sql"),
    include_str!("migrations/0006_history.sql"),
    include_str!("migrations/0007_outside.sql"),
    include_str!("migrations/0008_facts.sql"),
    include_str!("migrations/0009_likenesses.sql"),
    include_str!("migrations/0010_sidecars.sql"),
    include_str!("migrations/0011_taken_back.sql"),
    include_str!("migrations/0012_framing.sql"),
    include_str!("migrations/0013_quarantine.sql"),
    include_str!("migrations/0014_merges.sql"),
    include_str!("migrations/0015_shown.sql"),
    include_str!("migrations/0016_wires.sql"),
    include_str!("migrations/0017_merged.sql"),
];

/// Number of the present shape.
#[allow(clippy::cast_possible_truncation)] // the list is short
pub const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// What an opened file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing in it yet.
    Blank,
    /// A desk of this number.
    Desk(u32),
}

/// Finds out what the file is. NotADesk for databases of other programs, NewerDesk for newer ones.
pub(crate) fn shape(db: &Connection, path: &Path) -> Outcome<Shape> {
    let pragma = |name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let (application, number) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, u32::try_from(number)) {
        (0, Ok(0)) if tables == 0 => Ok(Shape::Blank),
        (APPLICATION_ID, Ok(number)) if number > SCHEMA => Err(StorageFailure::NewerDesk(number)),
        (APPLICATION_ID, Ok(number)) if number >= 1 => Ok(Shape::Desk(number)),
        _ => Err(StorageFailure::NotADesk(path.to_path_buf())),
    }
}

/// Takes the file from `shape` to the present one; each step is one transaction.
pub(crate) fn migrate(db: &Connection, shape: Shape) -> Outcome<()> {
    let done = match shape {
        Shape::Blank => 0,
        Shape::Desk(number) => number as usize,
    };
    step_by_step(db, done, MIGRATIONS)
}

/// A desk as an earlier program made it.
#[cfg(test)]
pub(crate) fn migrate_to(db: &Connection, number: u32) -> Outcome<()> {
    step_by_step(db, 0, &MIGRATIONS[..number as usize])
}

fn step_by_step(db: &Connection, done: usize, steps: &[&str]) -> Outcome<()> {
    for (index, step) in steps.iter().enumerate().skip(done) {
        let number = index + 1;
        let sql = format!(
            "BEGIN IMMEDIATE;\n{step}\nPRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\nCOMMIT;"
        );
        if let Err(error) = db.execute_batch(&sql) {
            // When even this fails, closing the connection rolls back.
            let _ = db.execute_batch("ROLLBACK");
            return Err(error.into());
        }
    }
    Ok(())
}

/// What the file says of its own shape otherwise than a desk that was made just now: names of tables, indexes and triggers.
pub(crate) fn misshapen(db: &Connection) -> Outcome<Vec<String>> {
    let model = Connection::open_in_memory()?;
    crate::seal::install(&model)?;
    migrate(&model, Shape::Blank)?;
    let (found, meant) = (described(db)?, described(&model)?);
    let other = |name: &&String| found.get(*name) != meant.get(*name);
    Ok(found.keys().chain(meant.keys()).filter(other).cloned().collect::<BTreeSet<_>>().into_iter().collect())
}

/// Everything the file says of its shape, by name.
fn described(db: &Connection) -> Outcome<BTreeMap<String, String>> {
    let mut statement =
        db.prepare("SELECT name, type || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_an_older_desk_keep_their_words_and_what_was_damaged_stays_so() {
        let db = Connection::open_in_memory().unwrap();
        crate::seal::install(&db).unwrap();
        db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        let outside = MIGRATIONS.iter().position(|step| step.contains("remarks_anew")).unwrap();
        MIGRATIONS[..outside].iter().for_each(|step| db.execute_batch(step).unwrap());
        db.execute_batch(
            "INSERT INTO threads VALUES ('t', 's', '{}', '', NULL, NULL, row_seal('threads', 't', 's', '{}', '', NULL, NULL));
             INSERT INTO remarks VALUES ('t', 1, 'p', '2026', 'whole', row_seal('remarks', 't', 1, 'p', '2026', 'whole'));
             INSERT INTO remarks VALUES ('t', 2, 'p', '2026', 'damaged', x'00');",
        )
        .unwrap();
        MIGRATIONS[outside..].iter().for_each(|step| db.execute_batch(step).unwrap());
        let rows: String = db
            .query_row(
                "SELECT group_concat(number || ' ' || by || ' ' || text, ', ') FROM remarks",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(rows, "1 p whole, 2 p damaged");
        assert_eq!(crate::seal::broken(&db).unwrap(), ["remarks t 2"]);
        assert!(db.execute("DELETE FROM remarks", []).is_err(), "what was said stays");
    }

    #[test]
    fn released_migrations_are_frozen() {
        let hashes: Vec<String> =
            MIGRATIONS.iter().map(|sql| blake3::hash(sql.as_bytes()).to_hex()[..16].to_owned()).collect();
        assert_eq!(
            hashes,
            [
                "8a14dce99d8d5345",
                "5716ee11bd4882e9",
                "8fa10cbfa4d505d7",
                "a786b595ea42e5da",
                "12ff540dd004b24e",
                "c4d1e33ac7c3b2a1",
                "e1975c666b7961be",
                "30ce8eb6bf695bdb",
                "c8127ed699e2e6ac",
                "9b7adcecc75a270f",
                "2935d4acca6eea8f",
                "71a5befcaddee5aa",
                "8e739fc892627b96",
                "33ad1356047152e6",
                "927d41423225aec6",
                "92930d89397e8cb4",
                "5deaca82c40bcc24",
            ]
        );
    }
}
