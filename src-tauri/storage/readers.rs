//! The connections of a desk for looks: several, so that whoever looks long holds up nobody who looks for a moment.
//!
//! Each look has one for itself; another is opened when all are in use, up to [`MOST`]. On a disk without room for shared
//! memory there is none, and the writer is all there can be.

use crate::Outcome;
use crate::connection::{self, Purpose};
use crate::desk::held;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};

/// More than this many at a time would only wait for the same processors.
const MOST: usize = 4;

/// The connections for looks.
pub(crate) struct Readers {
    database: PathBuf,
    kept: Mutex<Kept>,
    given_back: Condvar,
}

struct Kept {
    idle: Vec<Connection>,
    in_use: usize,
    /// Can there be any beside the writer?
    any: bool,
}

impl Readers {
    /// With the first of them; without it there will be none.
    pub(crate) fn of(database: &Path, first: Option<Connection>) -> Self {
        let kept = Kept { any: first.is_some(), idle: Vec::from_iter(first), in_use: 0 };
        Self { database: database.to_path_buf(), kept: Mutex::new(kept), given_back: Condvar::new() }
    }

    /// Looks through one that nobody else uses meanwhile, waiting for it if need be. `None` where the writer is all there is.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Connection) -> T) -> Option<T> {
        let db = self.take()?;
        let mut place = Place { readers: self, db: None };
        let seen = look(&db);
        place.db = Some(db);
        Some(seen)
    }

    fn take(&self) -> Option<Connection> {
        let mut kept = held(&self.kept);
        while kept.any {
            let free = kept.idle.pop().or_else(|| {
                let more = kept.in_use < MOST;
                // Where another cannot be opened, those there are must do.
                more.then(|| connection::open(&self.database, Purpose::Look).ok()).flatten()
            });
            if free.is_some() {
                kept.in_use += 1;
                return free;
            }
            if kept.in_use == 0 {
                return None;
            }
            kept = self.given_back.wait(kept).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Closes all of them, waiting for those in use, and goes on with the one that `open` answers. Nobody looks meanwhile.
    pub(crate) fn renew(&self, open: impl FnOnce() -> Outcome<Option<Connection>>) -> Outcome<()> {
        let mut kept = held(&self.kept);
        while kept.in_use > 0 {
            kept = self.given_back.wait(kept).unwrap_or_else(PoisonError::into_inner);
        }
        kept.idle.clear();
        kept.any = false;
        kept.idle.extend(open()?);
        kept.any = !kept.idle.is_empty();
        Ok(())
    }
}

/// The place of a look among those in use, given back however the look ends.
struct Place<'r> {
    readers: &'r Readers,
    /// What was looked through. One whose look panicked stands in the middle of it and is not used again.
    db: Option<Connection>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut kept = held(&self.readers.kept);
        kept.in_use -= 1;
        kept.idle.extend(self.db.take());
        self.readers.given_back.notify_all();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    fn readers(folder: &Path) -> Readers {
        let database = folder.join("a.sqlite");
        connection::open(&database, Purpose::Write)
            .unwrap()
            .execute_batch("CREATE TABLE t (a TEXT) STRICT")
            .unwrap();
        let first = connection::open(&database, Purpose::Look).unwrap();
        Readers::of(&database, Some(first))
    }

    fn count(db: &Connection) -> u32 {
        db.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn looks_go_on_side_by_side() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(folder.path());
        // Ends only when all look at the same time.
        let together = Barrier::new(MOST);
        std::thread::scope(|scope| {
            for _ in 0..MOST {
                scope.spawn(|| {
                    let seen = readers.look(|db| {
                        together.wait();
                        count(db)
                    });
                    assert_eq!(seen, Some(0));
                });
            }
        });
        let kept = held(&readers.kept);
        assert_eq!((kept.idle.len(), kept.in_use), (MOST, 0));
    }

    #[test]
    fn more_looks_than_there_can_be_wait_their_turn() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(folder.path());
        std::thread::scope(|scope| {
            for _ in 0..MOST * 4 {
                scope.spawn(|| (0..50).for_each(|_| assert_eq!(readers.look(count), Some(0))));
            }
        });
        let kept = held(&readers.kept);
        assert!(kept.idle.len() <= MOST && kept.in_use == 0);
    }

    #[test]
    fn a_look_that_panics_keeps_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(folder.path());
        for _ in 0..=MOST {
            let panics = std::panic::AssertUnwindSafe(|| {
                readers.look(|db| {
                    db.execute_batch("BEGIN").unwrap();
                    panic!("seen enough")
                })
            });
            assert!(std::panic::catch_unwind(panics).is_err());
        }
        assert_eq!(readers.look(count), Some(0));
        readers.renew(|| Ok(None)).unwrap();
        assert_eq!(readers.look(count), None, "the writer is all there is");
    }
}
