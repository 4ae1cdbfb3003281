//! Seals: a hash over each row, because SQLite's own check does not see a flipped byte in a text.
//!
//! `row_seal('table', column, …)` is a function inside our statements; every row of every table carries its
//! answer in the column `seal`, over all other columns in their order. [`broken`] finds the rows that do not
//! match. A seal notices accidents; it does not stop somebody who can run this program.

use crate::{Outcome, SCHEMA, StorageFailure};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;

/// Every table, with the columns that name a row.
pub(crate) const TABLES: &[(&str, &[&str])] = &[
    ("people", &["id"]),
    ("stories", &["id"]),
    ("snapshots", &["story", "seq"]),
    ("journal", &["story", "seq"]),
    ("story_texts", &["story"]),
    ("photos", &["id"]),
    ("photo_uses", &["story", "place"]),
    ("photo_likenesses", &["photo"]),
    ("photo_sidecars", &["photo"]),
    ("quarantine", &["hash"]),
    ("photo_merges", &["photo"]),
    ("photos_apart", &["photo", "other"]),
    ("versions", &["id"]),
    ("approvals", &["id"]),
    ("flags", &["story", "flag", "number"]),
    ("threads", &["id"]),
    ("remarks", &["thread", "number"]),
    ("facts", &["thread"]),
    ("history", &["id"]),
    ("publications", &["story", "revision"]),
    ("withdrawals", &["story", "revision"]),
    ("kills", &["item"]),
    ("kill_overrides", &["story", "item"]),
    ("deliveries", &["number"]),
    ("settings", &["key"]),
    ("readings", &["story", "person"]),
    ("version_names", &["version"]),
    ("editions", &["item", "version"]),
    ("wire_files", &["folder", "file"]),
];

/// Bytes of a seal: enough to notice any accident.
const LENGTH: usize = 16;

/// Teaches a connection `row_seal`.
pub(crate) fn install(db: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("row_seal", -1, flags, |context| {
        let mut hasher = blake3::Hasher::new();
        for index in 0..context.len() {
            feed(&mut hasher, context.get_raw(index));
        }
        let mut seal = vec![0_u8; LENGTH];
        hasher.finalize_xof().fill(&mut seal);
        Ok(seal)
    })
}

/// Type and length go in front, so that no two different rows are the same bytes.
fn feed(hasher: &mut blake3::Hasher, value: ValueRef<'_>) {
    let mut tagged = |tag: u8, bytes: &[u8]| {
        hasher.update(&[tag]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    match value {
        ValueRef::Null => tagged(0, &[]),
        ValueRef::Integer(number) => tagged(1, &number.to_le_bytes()),
        ValueRef::Real(number) => tagged(2, &number.to_bits().to_le_bytes()),
        ValueRef::Text(text) => tagged(3, text),
        ValueRef::Blob(bytes) => tagged(4, bytes),
    }
}

/// The expression that computes the seal of a row of `table`.
fn expression(db: &Connection, table: &str) -> rusqlite::Result<String> {
    let mut statement =
        db.prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE name <> 'seal' ORDER BY cid")?;
    let columns: Vec<String> = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(format!("row_seal('{table}', {})", columns.join(", ")))
}

/// Rows whose seal does not match, as "table key".
pub(crate) fn broken(db: &Connection) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let number: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (table, key) in TABLES {
        // An older desk, such as a backup of it, has not all tables of today.
        if number < SCHEMA && !db.table_exists(None, *table)? {
            continue;
        }
        let seal = expression(db, table)?;
        let key = key.join(" || ' ' || ");
        let sql = format!("SELECT {key} FROM {table} NOT INDEXED WHERE seal IS NOT {seal}");
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = match row.get_ref(0)? {
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Integer(number) => number.to_string(),
                _ => return Err(StorageFailure::Damaged(format!("a row of {table} without a key"))),
            };
            found.push(format!("{table} {name}"));
        }
    }
    Ok(found)
}
