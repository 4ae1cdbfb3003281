//! How a connection to the desk's database is set: every setting is written and then read back.
//!
//! A setting that SQLite silently refuses (an old library, a read-only disk) is found here, at the start,
//! and not when a story is lost.

use crate::{Outcome, StorageFailure, seal};
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

/// "GALY": what kind of file this is, in SQLite's header.
pub(crate) const APPLICATION_ID: i64 = 0x4741_4C59;

/// The oldest SQLite without known ways to lose committed pages in WAL mode.
const OLDEST_SQLITE: i32 = 3_053_002;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The one writer.
    Write,
    /// The one writer, on a disk without room for shared memory: nobody else may look meanwhile.
    WriteAlone,
    /// Looking only.
    Look,
}

/// Opens a database that exists (or is made by the writer) and sets it.
pub(crate) fn open(path: &Path, purpose: Purpose) -> Outcome<Connection> {
    let db = untouched(path, purpose)?;
    settle(&db, purpose)?;
    Ok(db)
}

/// Opens a database without writing anything into it. Until it is known to be ours, nothing is set: some settings
/// (WAL) are kept in the file itself.
pub(crate) fn untouched(path: &Path, purpose: Purpose) -> Outcome<Connection> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StorageFailure::Bug(format!("SQLite {} is too old", rusqlite::version())));
    }
    let flags = match purpose {
        Purpose::Write | Purpose::WriteAlone => {
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
        }
        // Looking in WAL mode writes shared memory; `query_only` keeps it from changing anything.
        Purpose::Look => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(Duration::from_secs(2))?;
    db.set_prepared_statement_cache_capacity(128);
    if purpose == Purpose::WriteAlone {
        set(&db, "locking_mode", "EXCLUSIVE", "exclusive")?;
    }
    Ok(db)
}

/// Sets a connection for its purpose.
pub(crate) fn settle(db: &Connection, purpose: Purpose) -> Outcome<()> {
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        // A plan is made once for a statement, not anew for each value: else preparing takes longer than running.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        if db.set_db_config(switch, on)? != on {
            return Err(refused(&format!("{switch:?}")));
        }
    }
    set(db, "trusted_schema", 0, 0)?;
    set(db, "cell_size_check", 1, 1)?;
    set(db, "mmap_size", 0, 0)?;
    set(db, "journal_mode", "WAL", "wal")?;
    set(db, "synchronous", "FULL", 2)?;
    set(db, "fullfsync", 1, 1)?;
    set(db, "checkpoint_fullfsync", 1, 1)?;
    set(db, "foreign_keys", 1, 1)?;
    set(db, "secure_delete", 1, 1)?;
    set(db, "temp_store", "MEMORY", 2)?;
    set(db, "journal_size_limit", 16 * 1024 * 1024, 16 * 1024 * 1024)?;
    if purpose == Purpose::Look {
        set(db, "query_only", 1, 1)?;
    }
    seal::install(db)?;
    Ok(())
}

/// Sets a pragma and reads it back. Some answer to the setting, some only to the question.
fn set(db: &Connection, name: &str, value: impl Display, expected: impl Display) -> Outcome<()> {
    let mut write = db.prepare(&format!("PRAGMA {name} = {value}"))?;
    let mut rows = write.query([])?;
    while rows.next()?.is_some() {}
    drop(rows);
    let mut ask = db.prepare(&format!("PRAGMA {name}"))?;
    let found: Option<Value> = ask.query_map([], |row| row.get(0))?.next().transpose()?;
    let found = match found {
        Some(Value::Text(text)) => text,
        Some(Value::Integer(number)) => number.to_string(),
        // mmap_size answers nothing at all where memory mapping is compiled out.
        None if name == "mmap_size" => return Ok(()),
        other => return Err(refused(&format!("{name}: {other:?}"))),
    };
    if found == expected.to_string() {
        Ok(())
    } else {
        Err(refused(&format!("{name}: {found} instead of {expected}")))
    }
}

fn refused(setting: &str) -> StorageFailure {
    StorageFailure::Io(format!("SQLite does not accept the setting {setting}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_is_set_and_looking_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let writer = open(&path, Purpose::Write).unwrap();
        writer.execute_batch("CREATE TABLE t (a) STRICT").unwrap_err();
        writer.execute_batch("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('x')").unwrap();
        let reader = open(&path, Purpose::Look).unwrap();
        assert_eq!(reader.query_row("SELECT a FROM t", [], |row| row.get::<_, String>(0)).unwrap(), "x");
        assert!(reader.execute("INSERT INTO t VALUES ('y')", []).is_err());
        assert!(writer.execute("SELECT \"no_such_column\"", []).is_err(), "double quotes are no strings");
    }

    #[test]
    fn the_library_is_new_enough() {
        assert!(rusqlite::version_number() >= OLDEST_SQLITE, "{}", rusqlite::version());
    }
}
