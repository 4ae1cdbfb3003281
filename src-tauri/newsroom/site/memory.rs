//! What the desk remembers of a site it wrote, so that only what changed is read and made again.
//!
//! A file counts as it was when the system gives it the size and the times it had, and they are no younger than the memory
//! itself; anything else is read. The memory is kept with what the desk can do without: nothing but time is lost with it.

use super::papers::Papers;
use crate::cache::{folder, keep, tidy};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Goes up when papers are read otherwise than before.
const READING: u32 = 1;
/// What the cache calls memories of sites.
const KIND: &str = "sites";
/// The most that is kept of all sites, in bytes: twenty sites of ten thousand stories.
const MOST: u64 = 200_000_000;
/// Times on a disk are no finer than this, in seconds.
const TICK: u64 = 2;

/// The memory of one site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    reading: u32,
    /// When it was begun: seconds of the system's own clock.
    since: u64,
    /// Where it was taken from, which is believed only of what stood still before.
    #[serde(skip)]
    before: u64,
    #[serde(skip)]
    place: PathBuf,
    /// The stories' folders by their paths.
    pub(super) stories: BTreeMap<String, Known>,
    /// The site's own files by their paths.
    pub(super) files: BTreeMap<String, Made>,
}

/// A story's folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Known {
    pub(super) manifest: Stamp,
    pub(super) ninjs: Option<Stamp>,
    pub(super) papers: Papers,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// The hash of what it was made from.
    pub(super) from: String,
    /// The checksum of what was written.
    pub(super) hash: String,
    pub(super) stamp: Stamp,
}

/// What the system says of a file without reading it: size, when it was written, when anything about it changed, which
/// file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp(u64, Duration, Duration, u64);

impl Stamp {
    /// `None` when no file is there.
    pub(super) fn of(file: &Path) -> Option<Self> {
        let about = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
        let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let (changed, number) = changed(&about).unwrap_or((written, 0));
        Some(Self(about.len(), written, changed, number))
    }
}

#[cfg(unix)]
fn changed(about: &fs::Metadata) -> Option<(Duration, u64)> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(about.ctime().try_into().ok()?);
    Some((seconds + Duration::from_nanos(about.ctime_nsec().try_into().ok()?), about.ino()))
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> Option<(Duration, u64)> {
    None
}

impl Memory {
    /// What the desk remembers of the site in a folder; nothing where it has not written one.
    pub(super) fn of(desk: &Path, out: &Path) -> Self {
        let place = place(desk, out);
        let kept: Option<Self> = fs::read(&place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let kept = kept.filter(|kept| kept.reading == READING).unwrap_or_default();
        Self { reading: READING, since: now(), before: kept.since, place, ..kept }
    }

    /// Did the file stand still before the memory was made? Else it could have been written twice within a moment.
    pub(super) fn trusts(&self, stamp: Stamp) -> bool {
        stamp.1.max(stamp.2).as_secs() + TICK < self.before
    }

    /// Keeps it for the next time; memories of sites that were not written for long go when there are too many.
    pub(super) fn keep(&self) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            keep(&self.place, &bytes);
        }
        if let Some(folder) = self.place.parent() {
            tidy(folder, MOST);
        }
    }
}

fn place(desk: &Path, out: &Path) -> PathBuf {
    let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex().to_string();
    folder(desk, KIND).join(name).with_extension("json")
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default()
}
