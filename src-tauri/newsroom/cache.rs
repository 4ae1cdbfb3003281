//! What a desk can do without: files under `cache` in its folder, made again when they are gone. Nothing but time is lost
//! with them, so a disk that is full is no fault here, and what has not been used for the longest goes when there is too
//! much.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Where files of a kind are kept.
pub(crate) fn folder(desk: &Path, kind: &str) -> PathBuf {
    desk.join("cache").join(kind)
}

/// Keeps a file for the next time, whole or not at all.
pub(crate) fn keep(place: &Path, bytes: &[u8]) {
    let waiting = place.with_extension(format!("{:?}", std::thread::current().id()));
    let kept = place
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&waiting, bytes))
        .and_then(|()| fs::rename(&waiting, place));
    if kept.is_err() {
        let _ = fs::remove_file(&waiting);
    }
}

/// A kept file that was asked for now goes later than others. Where that cannot be noted it goes earlier; that is all.
pub(crate) fn note_use(place: &Path) {
    let _ =
        fs::File::options().append(true).open(place).and_then(|file| file.set_modified(SystemTime::now()));
}

/// Lets go what has not been used for the longest, if there are more than so many bytes below a folder.
pub(crate) fn tidy(folder: &Path, most: u64) {
    let mut kept = Vec::new();
    gather(folder, &mut kept);
    let mut all: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
    if all <= most {
        return;
    }
    kept.sort();
    for (_, bytes, path) in kept {
        // Some room, so that not every use has to tidy.
        if all <= most / 4 * 3 {
            break;
        }
        if fs::remove_file(path).is_ok() {
            all -= bytes;
        }
    }
}

/// The files below a folder: when each was used, its bytes, where it is.
fn gather(folder: &Path, found: &mut Vec<(SystemTime, u64, PathBuf)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            gather(&entry.path(), found);
        } else if let Ok(used) = about.modified() {
            found.push((used, about.len(), entry.path()));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_was_not_used_for_the_longest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let shelves = [folder.path().to_owned(), folder.path().join("ab")];
        let place = |age: u64| shelves[usize::from(age > 4)].join(format!("{age}"));
        for age in 1..=8 {
            keep(&place(age), &[0; 100]);
            let file = fs::File::options().append(true).open(place(age)).unwrap();
            file.set_modified(now - Duration::from_secs(age * 3_600)).unwrap();
        }
        let there = || (1..=8).filter(|age| place(*age).exists()).collect::<Vec<_>>();
        tidy(folder.path(), 800);
        assert_eq!(there().len(), 8, "there is room for all");
        note_use(&place(8));
        tidy(folder.path(), 400);
        assert_eq!(there(), [1, 2, 8], "a hundred bytes each, to three quarters of what may be there");
    }
}
