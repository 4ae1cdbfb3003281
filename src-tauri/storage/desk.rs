//! A desk: one folder, open in one program at a time, with one door for changes and one for looks.
//!
//! A change is one transaction and durable when it answers. After a hard fault (the disk failed, is full
//! or read-only, or a page is damaged) writing stops until [`Desk::reopen`]; nothing is tried twice on a disk
//! that lies. Beside the database lies a spare file of 8 MiB: the first "disk full" removes it and tries once
//! more, so that what stands on somebody's screen still fits.

use crate::backup::{BACKUPS, WAITING};
use crate::connection::{self, Purpose};
use crate::failure::file;
use crate::migrate::{self, Shape};
use crate::originals::ADDING;
use crate::readers::Readers;
use crate::{Change, Originals, Outcome, Read, StorageFailure};
use rusqlite::Connection;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Name of the database in the desk's folder.
pub const DATABASE: &str = "desk.sqlite";
const LOCK: &str = "desk.lock";
/// How long a desk that is taken is tried for, and how often: less than a person waits without asking why.
const A_MOMENT: Duration = Duration::from_millis(300);
const AGAIN: Duration = Duration::from_millis(15);
const SPARE: &str = "spare";
const SPARE_BYTES: usize = 8 * 1024 * 1024;

/// How it stands with a desk's disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All is well.
    Sound,
    /// The disk is full; the last reserve is in use.
    Full,
    /// Writing has stopped; why.
    Halted(StorageFailure),
}

/// An open desk.
pub struct Desk {
    folder: PathBuf,
    writer: Mutex<Option<Connection>>,
    readers: Readers,
    halted: Mutex<Option<StorageFailure>>,
    // Held for as long as the desk is open; the system lets go of it even when the program is killed.
    _lock: File,
}

impl Desk {
    /// Makes a desk in a folder that is missing or empty.
    pub fn create(folder: &Path) -> Outcome<Self> {
        if folder.exists() && !folder.is_dir() {
            return Err(StorageFailure::NotEmpty(folder.to_path_buf()));
        }
        fs::create_dir_all(folder).map_err(file(folder))?;
        let mut entries = fs::read_dir(folder).map_err(file(folder))?;
        // What a program leaves that was killed while it made a desk.
        let begun = |entry: &fs::DirEntry| {
            entry.file_name() == LOCK
                || (entry.file_name() == DATABASE && entry.metadata().is_ok_and(|found| found.len() == 0))
        };
        if entries.any(|entry| entry.is_ok_and(|entry| !begun(&entry))) {
            return Err(StorageFailure::NotEmpty(folder.to_path_buf()));
        }
        Self::start(folder, true)
    }

    /// Opens a desk; an older one is brought to the present shape.
    pub fn open(folder: &Path) -> Outcome<Self> {
        let database = folder.join(DATABASE);
        if !database.is_file() {
            return Err(StorageFailure::NotADesk(folder.to_path_buf()));
        }
        Self::start(folder, false)
    }

    fn start(folder: &Path, new: bool) -> Outcome<Self> {
        let lock = lock(folder)?;
        let (writer, reader) = connect(folder, new)?;
        remove_leftovers(folder);
        let desk = Self {
            folder: folder.to_path_buf(),
            writer: Mutex::new(Some(writer)),
            readers: Readers::of(&folder.join(DATABASE), reader),
            halted: Mutex::new(None),
            _lock: lock,
        };
        desk.lay_in_spare();
        Ok(desk)
    }

    /// The desk's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The original photos.
    pub fn originals(&self) -> Originals {
        Originals::of(self.folder.join("photos"))
    }

    /// How it stands with the disk.
    pub fn condition(&self) -> Condition {
        match held(&self.halted).clone() {
            Some(failure) => Condition::Halted(failure),
            None if !self.folder.join(SPARE).exists() => Condition::Full,
            None => Condition::Sound,
        }
    }

    /// Looks at one consistent state.
    pub fn read<T, E: From<StorageFailure>>(
        &self,
        look: impl FnOnce(&Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut look = Some(look);
        let mut through = |db: &Connection| look.take().map(|look| look_through(db, look));
        let seen = match self.readers.look(&mut through) {
            Some(seen) => seen,
            None => held(&self.writer).as_ref().and_then(through),
        };
        seen.unwrap_or_else(|| Err(self.latched().into()))
    }

    /// Changes the desk: all of it, durable when this answers, or nothing.
    ///
    /// `work` runs a second time when the disk was full and the spare file made room; what it did the first
    /// time has been rolled back.
    pub fn change<T, E: From<StorageFailure>>(
        &self,
        mut work: impl FnMut(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = held(&self.writer);
        if held(&self.halted).is_some() {
            return Err(self.latched().into());
        }
        let Some(db) = writer.as_ref() else { return Err(self.latched().into()) };
        let (mut outcome, mut fault) = attempt(db, &mut work);
        if matches!(fault, Some(StorageFailure::DiskFull)) && fs::remove_file(self.folder.join(SPARE)).is_ok()
        {
            (outcome, fault) = attempt(db, &mut work);
        }
        if let Some(fault) = fault {
            *held(&self.halted) = Some(fault);
            // A connection that has met a hard fault is not trusted again.
            *writer = None;
        }
        outcome
    }

    fn latched(&self) -> StorageFailure {
        let why =
            held(&self.halted).as_ref().map_or_else(|| "the desk is closed".to_owned(), ToString::to_string);
        StorageFailure::Latched(why)
    }

    /// Opens the database again after a hard fault; writing goes on when this answers.
    pub fn reopen(&self) -> Outcome<()> {
        let mut writer = held(&self.writer);
        self.readers.renew(|| {
            *writer = None;
            let (fresh, reader) = connect(&self.folder, false)?;
            *writer = Some(fresh);
            Ok(reader)
        })?;
        *held(&self.halted) = None;
        drop(writer);
        self.lay_in_spare();
        Ok(())
    }

    /// A connection of its own for long looks, so that they hold up nobody.
    pub(crate) fn second_look(&self) -> Outcome<Connection> {
        connection::open(&self.folder.join(DATABASE), Purpose::Look)
    }

    /// Lays the spare file in again when there is room; a desk without one is told by its condition.
    fn lay_in_spare(&self) {
        let path = self.folder.join(SPARE);
        if fs::metadata(&path).is_ok_and(|found| found.len() == SPARE_BYTES as u64) {
            return;
        }
        let written =
            fs::write(&path, vec![0xA5_u8; SPARE_BYTES]).and_then(|()| File::open(&path)?.sync_all());
        if written.is_err() {
            // A half-written spare takes room and gives none.
            let _ = fs::remove_file(&path);
        }
    }
}

fn look_through<T, E: From<StorageFailure>>(
    db: &Connection,
    look: impl FnOnce(&Read<'_>) -> Result<T, E>,
) -> Result<T, E> {
    db.execute_batch("BEGIN").map_err(StorageFailure::from)?;
    let outcome = look(&Read::of(db));
    // Nothing was changed, so nothing can be lost by the end of a look.
    let _ = db.execute_batch("ROLLBACK");
    outcome
}

/// Runs the work in one transaction; answers its outcome and the hard fault that was met, if any.
fn attempt<T, E: From<StorageFailure>>(
    db: &Connection,
    work: &mut impl FnMut(&mut Change<'_>) -> Result<T, E>,
) -> (Result<T, E>, Option<StorageFailure>) {
    let hard = |failure: StorageFailure| {
        let fault = failure.is_hard().then(|| failure.clone());
        (Err(failure.into()), fault)
    };
    if let Err(error) = db.execute_batch("BEGIN IMMEDIATE") {
        return hard(error.into());
    }
    let mut change = Change::of(db);
    let outcome = work(&mut change);
    let fault = change.fault();
    match (&outcome, fault) {
        (Ok(_), None) => match db.execute_batch("COMMIT") {
            Ok(()) => (outcome, None),
            Err(error) => {
                let _ = db.execute_batch("ROLLBACK");
                hard(error.into())
            }
        },
        (_, fault) => {
            if !db.is_autocommit() {
                let _ = db.execute_batch("ROLLBACK");
            }
            // Work that went on after a hard fault must not be believed.
            match (outcome, fault) {
                (Ok(_), Some(fault)) => hard(fault),
                (outcome, fault) => (outcome, fault),
            }
        }
    }
}

/// The writer and the reader of a desk's database. An empty one becomes a desk only where a `new` one is made:
/// anywhere else it is a desk that was lost, and there are backups.
fn connect(folder: &Path, new: bool) -> Outcome<(Connection, Option<Connection>)> {
    let path = folder.join(DATABASE);
    let open = |purpose| -> Outcome<Connection> {
        let db = connection::untouched(&path, purpose)?;
        let shape = migrate::shape(&db, &path)?;
        if shape == Shape::Blank && !new {
            return Err(StorageFailure::Damaged("the database is empty".into()));
        }
        connection::settle(&db, purpose)?;
        if shape != Shape::Desk(migrate::SCHEMA) {
            migrate::migrate(&db, shape)?;
        }
        Ok(db)
    };
    match open(Purpose::Write) {
        Ok(writer) => Ok((writer, Some(connection::open(&path, Purpose::Look)?))),
        // Without room for shared memory, WAL works for one connection alone.
        Err(StorageFailure::DiskFull | StorageFailure::Io(_)) => Ok((open(Purpose::WriteAlone)?, None)),
        Err(failure) => Err(failure),
    }
}

/// Takes the desk for this program. One that is being closed, or was just inherited by a process on its way to another
/// program, is free in a moment: so it is tried for that long before the person hears of another Galley.
pub(crate) fn lock(folder: &Path) -> Outcome<File> {
    let path = folder.join(LOCK);
    let lock = File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(file(&path))?;
    let until = Instant::now() + A_MOMENT;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(AGAIN),
            Err(TryLockError::WouldBlock) => return Err(StorageFailure::OpenElsewhere),
            Err(TryLockError::Error(error)) => return Err(StorageFailure::of_file(&error, &path)),
        }
    }
}

/// Half-copied photos and half-made backups of a program that was killed.
fn remove_leftovers(desk: &Path) {
    for (folder, sign) in [("photos", ADDING), (BACKUPS, WAITING)] {
        for entry in fs::read_dir(desk.join(folder)).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().contains(sign) {
                // A leftover that stays harms nobody.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A lock whose holder panicked guards values that are still whole: each is replaced in one step.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
