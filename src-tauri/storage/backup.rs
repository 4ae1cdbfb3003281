//! Backups of the database: made, tried at once, kept by age, and put back.
//!
//! A backup is a whole database of its own with a manifest beside it. Original photos are not copied: they are
//! files under their own hash that nothing alters. [`restore`] never throws anything away: the desk it
//! replaces is kept in a folder beside the backups.

use crate::desk::{DATABASE, lock};
use crate::failure::{damaged, file};
use crate::originals::sync_folder;
use crate::verify::count_rows;
use crate::{Counts, Desk, Outcome, StorageFailure, seal};
use model::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folder of the backups in the desk's folder.
pub(crate) const BACKUPS: &str = "backups";
/// What a backup is called besides while it is made.
pub(crate) const WAITING: &str = ".waiting";

/// A backup on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its name, without folder and ending; its order is its age.
    pub name: String,
    /// When it was made.
    pub at: Timestamp,
    /// Its size, in bytes.
    pub bytes: u64,
    /// What is in it.
    pub counts: Counts,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    at: Timestamp,
    bytes: u64,
    blake3: String,
    counts: Counts,
}

/// A desk that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The backup that is the desk now.
    pub backup: String,
    /// The folder that keeps the database it replaced.
    pub kept: PathBuf,
    /// Newer backups that are not whole any more.
    pub passed_over: Vec<String>,
}

impl Desk {
    /// Makes a backup and tries it: opened, checked by SQLite, by every seal, and counted.
    ///
    /// Does not hold up saving. Older backups are thinned out to 24 hours and 30 days.
    pub fn back_up(&self, at: Timestamp) -> Outcome<Backup> {
        let folder = self.folder().join(BACKUPS);
        fs::create_dir_all(&folder).map_err(file(&folder))?;
        let name = free_name(&folder, at);
        let waiting = folder.join(format!("{name}{WAITING}"));
        // A try that was cut off.
        let _ = fs::remove_file(&waiting);
        let made = self.write_backup(&waiting, at);
        let (manifest, json) = match made {
            Ok(made) => made,
            Err(failure) => {
                let _ = fs::remove_file(&waiting);
                return Err(failure);
            }
        };
        let (place, note) = (folder.join(format!("{name}.sqlite")), folder.join(format!("{name}.json")));
        fs::write(&note, json).map_err(file(&note))?;
        fs::File::open(&note).and_then(|open| open.sync_all()).map_err(file(&note))?;
        fs::rename(&waiting, &place).map_err(file(&place))?;
        sync_folder(&folder)?;
        thin_out(&folder, at);
        Ok(Backup { name, at, bytes: manifest.bytes, counts: manifest.counts })
    }

    fn write_backup(&self, waiting: &Path, at: Timestamp) -> Outcome<(Manifest, String)> {
        let expected = {
            let db = self.second_look()?;
            db.execute_batch("BEGIN")?;
            let counts = count_rows(&db)?;
            drop(db);
            counts
        };
        let db = self.second_look()?;
        // Writing the copy is the one thing a looking connection does.
        db.pragma_update(None, "query_only", 0)?;
        db.execute("VACUUM INTO ?1", [waiting.to_string_lossy()])?;
        fs::File::open(waiting).and_then(|open| open.sync_all()).map_err(file(waiting))?;
        let counts = try_backup(waiting)?;
        // The desk may have grown between the two looks; it never shrinks in people, versions and photos.
        if counts.versions < expected.versions
            || counts.photos < expected.photos
            || counts.people < expected.people
        {
            return Err(StorageFailure::Damaged("the backup holds less than the desk".into()));
        }
        let bytes = fs::metadata(waiting).map_err(file(waiting))?.len();
        let manifest = Manifest { at, bytes, blake3: hash_of(waiting)?, counts };
        let json = serde_json::to_string_pretty(&manifest).map_err(damaged("manifest"))?;
        Ok((manifest, json))
    }

    /// The backups there are, newest first. Files that are no backups are passed over.
    pub fn backups(&self) -> Outcome<Vec<Backup>> {
        list(&self.folder().join(BACKUPS))
    }
}

/// Puts a backup (a name from [`Desk::backups`], or `latest`) in the place of a desk that is not open.
///
/// The backup is tried first; the database it replaces is kept. The latest is the latest that is whole. Missing when there
/// is no such backup.
pub fn restore(desk: &Path, backup: &str, at: Timestamp) -> Outcome<Restored> {
    let _lock = lock(desk)?;
    let folder = desk.join(BACKUPS);
    let all = list(&folder)?;
    let wanted: Vec<&Backup> = if backup == "latest" {
        // One of a time to come was made while the clock was wrong.
        let (past, to_come): (Vec<_>, Vec<_>) = all.iter().partition(|found| found.at <= at);
        past.into_iter().chain(to_come).collect()
    } else {
        all.iter().filter(|found| found.name == backup).collect()
    };
    let mut fault = None;
    let mut passed_over = Vec::new();
    let mut whole = None;
    for found in wanted {
        match sound(&folder, &found.name) {
            Ok(source) => {
                whole = Some((found, source));
                break;
            }
            Err(failure @ StorageFailure::Damaged(_)) => {
                fault.get_or_insert(failure);
                passed_over.push(found.name.clone());
            }
            // A disk that cannot be read says nothing about the backup.
            Err(failure) => return Err(failure),
        }
    }
    let Some((wanted, source)) = whole else {
        return Err(fault.unwrap_or_else(|| StorageFailure::Missing(format!("backup “{backup}”"))));
    };
    // The copy is whole before the old database moves away.
    let fresh = desk.join(format!("{DATABASE}.restored"));
    let copied = fs::copy(&source, &fresh).and_then(|_| fs::File::open(&fresh)?.sync_all());
    copied.map_err(|error| {
        let _ = fs::remove_file(&fresh);
        StorageFailure::of_file(&error, &fresh)
    })?;
    let kept = folder.join(format!("replaced-{}", free_name(&folder, at)));
    fs::create_dir_all(&kept).map_err(file(&kept))?;
    for ending in ["-wal", "-shm", ""] {
        let old = desk.join(format!("{DATABASE}{ending}"));
        if old.exists() {
            fs::rename(&old, kept.join(format!("{DATABASE}{ending}"))).map_err(file(&old))?;
        }
    }
    let place = desk.join(DATABASE);
    fs::rename(&fresh, &place).map_err(file(&place))?;
    sync_folder(desk)?;
    Ok(Restored { backup: wanted.name.clone(), kept, passed_over })
}

/// The file of a backup that is as it was written, whole in every page and row.
fn sound(folder: &Path, name: &str) -> Outcome<PathBuf> {
    let source = folder.join(format!("{name}.sqlite"));
    if hash_of(&source)? != read_manifest(folder, name)?.blake3 {
        return Err(StorageFailure::Damaged(format!("the backup {name} is not what was written")));
    }
    try_backup(&source)?;
    Ok(source)
}

/// Opens a backup and looks at every page and every row.
fn try_backup(path: &Path) -> Outcome<Counts> {
    let db = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    seal::install(&db)?;
    let answer: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(StorageFailure::Damaged(answer));
    }
    if let Some(row) = seal::broken(&db)?.first() {
        return Err(StorageFailure::Damaged(row.clone()));
    }
    count_rows(&db)
}

fn list(folder: &Path) -> Outcome<Vec<Backup>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageFailure::of_file(&error, folder)),
    };
    let mut found: Vec<Backup> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".sqlite").map(str::to_owned))
        .filter_map(|name| {
            let manifest = read_manifest(folder, &name).ok()?;
            Some(Backup { name, at: manifest.at, bytes: manifest.bytes, counts: manifest.counts })
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    Ok(found)
}

fn read_manifest(folder: &Path, name: &str) -> Outcome<Manifest> {
    let path = folder.join(format!("{name}.json"));
    let json = fs::read(&path).map_err(file(&path))?;
    serde_json::from_slice(&json).map_err(damaged("the backup's manifest"))
}

fn hash_of(path: &Path) -> Outcome<String> {
    let mut hasher = blake3::Hasher::new();
    fs::File::open(path)
        .and_then(|mut open| hasher.update_reader(&mut open).map(drop))
        .map_err(file(path))?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// A name by time; two of one second are told apart by a number.
fn free_name(folder: &Path, at: Timestamp) -> String {
    let base = at.strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    let taken = |name: &str| {
        folder.join(format!("{name}.sqlite")).exists() || folder.join(format!("replaced-{name}")).exists()
    };
    let others = (2_u32..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(others).find(|name| !taken(name)).unwrap_or(base)
}

/// Removes backups that [`keep`] does not name; one that cannot be removed does no harm.
fn thin_out(folder: &Path, now: Timestamp) {
    let Ok(all) = list(folder) else { return };
    let kept = keep(&all.iter().map(|backup| backup.at).collect::<Vec<_>>(), now);
    for (backup, kept) in all.iter().zip(kept) {
        if !kept {
            let _ = fs::remove_file(folder.join(format!("{}.sqlite", backup.name)));
            let _ = fs::remove_file(folder.join(format!("{}.json", backup.name)));
        }
    }
}

/// Which backups stay: all of the last hour, the newest of each of the last 24 hours that have one, the newest of each of
/// the last 30 days that have one. The newest of all always stays. A clock that was wrong once costs no more than a place.
pub fn keep(times: &[Timestamp], now: Timestamp) -> Vec<bool> {
    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;
    let age = |at: Timestamp| now.as_second() - at.as_second();
    let newest_of = |at: Timestamp, unit: i64| {
        let same = |other: &&Timestamp| other.as_second().div_euclid(unit) == at.as_second().div_euclid(unit);
        times.iter().filter(same).max() == Some(&at)
    };
    let last = |count: usize, unit: i64| -> BTreeSet<i64> {
        let all: BTreeSet<i64> = times.iter().map(|at| at.as_second().div_euclid(unit)).collect();
        all.into_iter().rev().take(count).collect()
    };
    let (hours, days) = (last(24, HOUR), last(30, DAY));
    let is_of = |at: Timestamp, unit: i64, slots: &BTreeSet<i64>| {
        slots.contains(&at.as_second().div_euclid(unit)) && newest_of(at, unit)
    };
    times
        .iter()
        .map(|at| {
            times.iter().max() == Some(at)
                || age(*at) <= HOUR
                || is_of(*at, HOUR, &hours)
                || is_of(*at, DAY, &days)
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_in_full_a_day_by_hours_a_month_by_days() {
        let now: Timestamp = "2026-11-24T12:30:00Z".parse().unwrap();
        let ago = |minutes: i64| Timestamp::from_second(now.as_second() - minutes * 60).unwrap();
        // Every ten minutes for forty days.
        let times: Vec<Timestamp> = (0..40 * 144).map(|n| ago(n * 10)).collect();
        let kept = keep(&times, now);
        let count = kept.iter().filter(|kept| **kept).count();
        assert!(kept[..7].iter().all(|kept| *kept), "the last hour");
        assert!((50..=62).contains(&count), "{count}");
        assert_eq!(keep(&[ago(100 * 24 * 60)], now), [true], "the only one stays");
        // The clock was a year ahead for one backup.
        let ahead = Timestamp::from_second(now.as_second() + 365 * 86_400).unwrap();
        let with: Vec<Timestamp> = std::iter::once(ahead).chain(times.clone()).collect();
        let left = keep(&with, ahead).iter().filter(|kept| **kept).count();
        assert!(left >= 45, "{left} stay all the same");
    }
}
