//! Original photos: files under their own hash, never altered, never replaced.

use crate::failure::file;
use crate::{Outcome, StorageFailure};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The folder of originals.
#[derive(Debug, Clone)]
pub struct Originals {
    root: PathBuf,
}

/// An original that is safely on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// BLAKE3 of its bytes, in lower-case hex.
    pub hash: String,
    /// Its size.
    pub bytes: u64,
}

impl Originals {
    pub(crate) fn of(root: PathBuf) -> Self {
        Self { root }
    }

    /// Where the original of that hash is, or would be.
    pub fn path(&self, hash: &str) -> PathBuf {
        self.root.join(hash.get(..2).unwrap_or("--")).join(hash)
    }

    /// Copies a file into the folder, byte for byte, and answers when it is durable on the disk.
    ///
    /// A file that is there already is not written again; one that is there but damaged is replaced by the
    /// good bytes. `limit` is the largest size taken, in bytes.
    pub fn keep(&self, source: &Path, limit: u64) -> Outcome<Kept> {
        let mut from = File::open(source).map_err(file(source))?;
        let mut waiting = tempfile_in(&self.root)?;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0_u8; 256 * 1024];
        let mut bytes = 0_u64;
        loop {
            let read = from.read(&mut buffer).map_err(file(source))?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            if bytes > limit {
                return Err(StorageFailure::Refused(format!("it is larger than {} MB", limit / 1_000_000)));
            }
            let chunk = &buffer[..read];
            hasher.update(chunk);
            waiting.file.write_all(chunk).map_err(file(&waiting.path))?;
        }
        let hash = hasher.finalize().to_hex().to_string();
        let place = self.path(&hash);
        if self.is_whole(&hash) {
            return Ok(Kept { hash, bytes });
        }
        waiting.file.sync_all().map_err(file(&waiting.path))?;
        let shelf = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(shelf).map_err(file(shelf))?;
        waiting.put(&place)?;
        sync_folder(shelf)?;
        sync_folder(&self.root)?;
        Ok(Kept { hash, bytes })
    }

    /// Removes a file that no photo has.
    pub fn remove(&self, hash: &str) -> Outcome<()> {
        let place = self.path(hash);
        match fs::remove_file(&place) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            removed => removed.map_err(file(&place)),
        }
    }

    /// Is the original there, with every byte as it was?
    pub fn is_whole(&self, hash: &str) -> bool {
        let Ok(mut file) = File::open(self.path(hash)) else { return false };
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(&mut file).is_ok() && hasher.finalize().to_hex().as_str() == hash
    }
}

/// A file that goes away unless it was put in its place.
struct Waiting {
    file: File,
    path: PathBuf,
    is_put: bool,
}

impl Waiting {
    fn put(&mut self, place: &Path) -> Outcome<()> {
        fs::rename(&self.path, place).map_err(file(place))?;
        // Another file may wait under that name from now on.
        self.is_put = true;
        Ok(())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if !self.is_put {
            // A leftover harms nobody.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What a photo's name begins with while it is copied.
pub(crate) const ADDING: &str = ".adding-";
/// Files that ever waited in this program: no two have one name.
static WAITED: AtomicU64 = AtomicU64::new(0);

fn tempfile_in(root: &Path) -> Outcome<Waiting> {
    fs::create_dir_all(root).map_err(file(root))?;
    loop {
        let number = WAITED.fetch_add(1, Ordering::Relaxed);
        let path = root.join(format!("{ADDING}{}-{number}", std::process::id()));
        match File::create_new(&path) {
            Ok(file) => return Ok(Waiting { file, path, is_put: false }),
            // Left by an earlier program of this number.
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StorageFailure::of_file(&error, &path)),
        }
    }
}

/// Makes a rename in that folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Outcome<()> {
    if cfg!(unix) {
        File::open(folder).and_then(|open| open.sync_all()).map_err(file(folder))?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn files_that_come_side_by_side_are_kept_under_their_own_hashes() {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::of(folder.path().join("photos"));
        std::thread::scope(|scope| {
            for hand in 0..8 {
                let (originals, folder) = (&originals, folder.path());
                scope.spawn(move || {
                    let source = folder.join(format!("{hand}.jpg"));
                    for number in 0..40 {
                        fs::write(&source, format!("picture {number} of hand {hand}")).unwrap();
                        let kept = originals.keep(&source, 1_000).unwrap();
                        assert!(originals.is_whole(&kept.hash), "picture {number} of hand {hand}");
                    }
                });
            }
        });
        let left = fs::read_dir(folder.path().join("photos")).unwrap().flatten();
        assert!(left.map(|entry| entry.path()).all(|path| path.is_dir()), "nothing waits any more");
    }

    #[test]
    fn an_original_is_kept_byte_for_byte_and_mended_when_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("ridge.jpg");
        fs::write(&source, b"not really a picture").unwrap();
        let originals = Originals::of(folder.path().join("photos"));
        let kept = originals.keep(&source, 1_000).unwrap();
        assert_eq!(fs::read(originals.path(&kept.hash)).unwrap(), b"not really a picture");
        fs::write(originals.path(&kept.hash), b"not really a pixture").unwrap();
        assert!(!originals.is_whole(&kept.hash));
        assert_eq!(originals.keep(&source, 1_000).unwrap(), kept);
        assert!(originals.is_whole(&kept.hash));
        assert!(matches!(originals.keep(&source, 3), Err(StorageFailure::Refused(_))));
        let names: Vec<_> =
            fs::read_dir(folder.path().join("photos")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names.len(), 1, "nothing half-written stays: {names:?}");
    }
}
