//! A published folder takes its place: whole or not at all, and only for as long as the desk knows of it.
//!
//! The folder is written beside its place, exchanged for the one that stands there, and the old one goes when the
//! desk has recorded the new one. An exchange that is dropped before that puts everything back. A folder that is no
//! published story is never replaced. Of two exchanges for one place at the same time only one begins.

use crate::{Failure, Outcome, settle};
use formats::page::StoryFolder;
use model::StoryId;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What says of a folder which story it is.
const MANIFEST: &str = "manifest.json";

/// The places that are being exchanged, by whatever window, schedule or thread.
static TAKEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// One of them is free again.
static FREED: Condvar = Condvar::new();

/// A place that is this exchange's alone.
struct Turn(PathBuf);

/// One folder on its way into its place.
pub(crate) struct Exchange {
    place: PathBuf,
    /// Where the new folder is written.
    waiting: PathBuf,
    /// Where the old one stands meanwhile.
    before: PathBuf,
    /// The files of the new folder.
    files: Vec<PathBuf>,
    /// The folder around it, opened before anything was written, so that no fault of the disk since then goes unseen.
    around: Option<File>,
    made: bool,
    kept: bool,
    /// Given back when all of it is done.
    _turn: Turn,
}

impl Exchange {
    /// An exchange that has not begun. Refused while another one is under way there: whoever holds several and waited here
    /// could wait for somebody who waits for them.
    pub(crate) fn beside(place: &Path) -> Outcome<Self> {
        if !taken().insert(place.to_path_buf()) {
            return Err(Failure::conflict(format!("{} is being written already.", place.display()))
                .hint("Wait until that export is done, then export it again."));
        }
        Ok(Self::of(Turn(place.to_path_buf())))
    }

    /// The same when any other one there is done; for who holds no other.
    pub(crate) fn beside_in_turn(place: &Path) -> Self {
        let mut places = taken();
        while !places.insert(place.to_path_buf()) {
            places = FREED.wait(places).unwrap_or_else(PoisonError::into_inner);
        }
        Self::of(Turn(place.to_path_buf()))
    }

    fn of(turn: Turn) -> Self {
        let place = turn.0.as_path();
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        Self {
            waiting: place.with_file_name(format!(".{name}.writing")),
            before: place.with_file_name(format!(".{name}.before")),
            place: place.to_path_buf(),
            files: vec![],
            around: None,
            made: false,
            kept: false,
            _turn: turn,
        }
    }

    /// Writes the new folder where nobody looks. It is on the disk once it has settled.
    pub(crate) fn write(&mut self, folder: &StoryFolder) -> Outcome<()> {
        self.put_back_what_was_cut_off();
        may_stand(&self.place, folder)?;
        self.write_all(folder).map_err(|error| unwritable(&self.place, &error))
    }

    fn write_all(&mut self, folder: &StoryFolder) -> io::Result<()> {
        fs::create_dir_all(&self.waiting)?;
        // Where folders cannot be opened, its files are waited for one by one.
        self.around = self.waiting.parent().and_then(|around| File::open(around).ok());
        for (file, bytes) in &folder.files {
            let path = self.waiting.join(file);
            if file.contains('/') {
                fs::create_dir_all(path.parent().unwrap_or(&self.waiting))?;
            }
            fs::write(&path, bytes)?;
            self.files.push(path);
        }
        Ok(())
    }

    /// Exchanges the folders. Making it a second time changes nothing.
    pub(crate) fn make(&mut self) -> Outcome<()> {
        if self.made {
            return Ok(());
        }
        let there = self.place.exists();
        let moved = if there { fs::rename(&self.place, &self.before) } else { Ok(()) };
        let moved = moved.and_then(|()| {
            fs::rename(&self.waiting, &self.place).inspect_err(|_| {
                if there {
                    let _ = fs::rename(&self.before, &self.place);
                }
            })
        });
        moved.map_err(|error| unwritable(&self.place, &error))?;
        self.made = true;
        Ok(())
    }

    /// The desk knows of the new folder; the old one may go.
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }

    /// What a program left that was killed in the middle of an exchange.
    fn put_back_what_was_cut_off(&self) {
        let _ = fs::remove_dir_all(&self.waiting);
        if self.place.exists() {
            let _ = fs::remove_dir_all(&self.before);
        } else {
            let _ = fs::rename(&self.before, &self.place);
        }
    }
}

/// Refuses a place where something else stands than this very story, or nothing. The desk knows no folders but its own:
/// another story of the same name and day may have been written there by another desk.
pub(crate) fn may_stand(place: &Path, folder: &StoryFolder) -> Outcome<()> {
    if !place.exists() {
        return Ok(());
    }
    let story = |manifest: &[u8]| story_of(&serde_json::from_slice(manifest).unwrap_or_default());
    let Ok(there) = fs::read(place.join(MANIFEST)) else {
        return Err(Failure::conflict(format!("{} is no folder of a published story.", place.display()))
            .hint("Move it away, or choose another folder to publish in."));
    };
    let own = folder.files.get(MANIFEST).and_then(|own| story(own));
    // One that cannot be read names nobody whose story would be lost.
    if story(&there).is_some_and(|there| Some(there) != own) {
        return Err(Failure::conflict(format!("Another story stands in {}.", place.display())).hint(
            "Choose another folder to publish in. A story that was never out can be given another slug.",
        ));
    }
    Ok(())
}

/// Whose folder it is, as its manifest says.
pub(crate) fn story_of(manifest: &Value) -> Option<StoryId> {
    manifest["article"].as_str()?.parse().ok()
}

/// A set that a panicking thread left is whole: every change of it is one step.
fn taken() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Turn {
    fn drop(&mut self) {
        taken().remove(&self.0);
        FREED.notify_all();
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        // Whatever cannot be removed here is hidden by its name, and the next exchange removes it.
        if self.kept {
            let _ = fs::remove_dir_all(&self.before);
        } else if self.made {
            let _ = fs::remove_dir_all(&self.place);
            let _ = fs::rename(&self.before, &self.place);
        } else {
            let _ = fs::remove_dir_all(&self.waiting);
        }
    }
}

/// Waits until the files of the folders are on the disk, all of them together.
pub(crate) fn settle<'e>(exchanges: impl Iterator<Item = &'e Exchange>) -> Outcome<()> {
    let exchanges: Vec<&Exchange> = exchanges.collect();
    let Some(first) = exchanges.first() else { return Ok(()) };
    let files: Vec<&Path> =
        exchanges.iter().flat_map(|exchange| &exchange.files).map(PathBuf::as_path).collect();
    settle::files(&files, first.around.as_ref()).map_err(|error| unwritable(&first.place, &error))
}

/// Waits until the exchanges that were made are on the disk as well.
pub(crate) fn settle_places<'e>(exchanges: impl Iterator<Item = &'e Exchange>) {
    settle::folders(exchanges.filter_map(|exchange| exchange.place.parent()));
}

/// A folder that cannot be written, with a way out.
pub(crate) fn unwritable(place: &Path, error: &std::io::Error) -> Failure {
    Failure::unavailable(format!("{} could not be written: {error}.", place.display()))
        .hint("Choose a folder you may write to, on a disk with room.")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn folder(text: &str) -> StoryFolder {
        let files =
            ["index.html", "manifest.json"].map(|name| (name.to_owned(), text.as_bytes().to_vec())).into();
        StoryFolder { path: String::new(), files, warnings: vec![] }
    }

    /// What stands in a folder: name and first file's text of everything in it.
    fn standing(top: &Path) -> Vec<(String, String)> {
        let mut found: Vec<_> = fs::read_dir(top)
            .unwrap()
            .flatten()
            .map(|entry| {
                let text = fs::read_to_string(entry.path().join("index.html")).unwrap();
                (entry.file_name().to_string_lossy().into_owned(), text)
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn a_kept_exchange_leaves_the_new_folder_alone() {
        let top = tempfile::tempdir().unwrap();
        for text in ["old", "new"] {
            let mut exchange = Exchange::beside(&top.path().join("ridge")).unwrap();
            exchange.write(&folder(text)).unwrap();
            exchange.make().unwrap();
            exchange.make().unwrap();
            exchange.keep();
        }
        assert_eq!(standing(top.path()), [("ridge".into(), "new".into())]);
    }

    #[test]
    fn what_the_desk_does_not_know_is_taken_back() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join("ridge");
        let mut first = Exchange::beside(&place).unwrap();
        first.write(&folder("new")).unwrap();
        first.make().unwrap();
        drop(first);
        assert_eq!(standing(top.path()), []);
        fs::create_dir(&place).unwrap();
        fs::write(place.join("index.html"), "old").unwrap();
        assert!(Exchange::beside(&place).unwrap().write(&folder("new")).is_err(), "somebody else's folder");
        fs::write(place.join("manifest.json"), "old").unwrap();
        for made in [false, true] {
            let mut exchange = Exchange::beside(&place).unwrap();
            exchange.write(&folder("new")).unwrap();
            if made {
                exchange.make().unwrap();
            }
            drop(exchange);
            assert_eq!(standing(top.path()), [("ridge".into(), "old".into())]);
        }
    }

    #[test]
    fn an_exchange_that_was_cut_off_is_put_right_by_the_next() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join("ridge");
        let cut_off = top.path().join(".ridge.before");
        fs::create_dir(&cut_off).unwrap();
        fs::write(cut_off.join("index.html"), "old").unwrap();
        fs::write(cut_off.join("manifest.json"), "old").unwrap();
        let mut exchange = Exchange::beside(&place).unwrap();
        exchange.write(&folder("new")).unwrap();
        drop(exchange);
        assert_eq!(standing(top.path()), [("ridge".into(), "old".into())]);
    }

    #[test]
    fn of_two_for_one_place_one_begins_and_the_other_waits_or_hears_why() {
        let top = tempfile::tempdir().unwrap();
        let place = top.path().join("ridge");
        let mut first = Exchange::beside(&place).unwrap();
        assert!(Exchange::beside(&place).is_err());
        assert!(Exchange::beside(&top.path().join("other")).is_ok());
        first.write(&folder("first")).unwrap();
        first.make().unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let mut second = Exchange::beside_in_turn(&place);
                second.write(&folder("second")).unwrap();
                second.make().unwrap();
                second.keep();
            });
            first.keep();
            second.join().unwrap();
        });
        assert_eq!(standing(top.path()), [("ridge".into(), "second".into())]);
    }
}
