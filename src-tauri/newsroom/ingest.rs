//! Photos come in: files, folders and whole cards, one photo after the other.
//!
//! Each photo is in the library or it is not; however a run ends, nothing half-done is left. A second run knows by their
//! bytes what the first one took, before anything is decoded, and so goes on where that one stopped. Nothing of a photo is
//! held in memory once it is in. One bad file stops nothing and is told with its reason; a desk that cannot be written to,
//! or a card that is gone, ends the run, because every further file would only say so again.

use crate::asks::{AddPhotos, AddedPhotos, AlikePhoto, Changed, FailedFile, Tile};
use crate::likenesses::Likenesses;
use crate::photo_files::{self, Found, PhotoFile};
use crate::table::tile;
use crate::taking::{Looked, Taken};
use crate::work::Work;
use crate::{Failure, FailureKind, Newsroom, Notice, Outcome, held};
use model::Timestamp;
use model::photo::Photo;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// While many photos come in, windows hear of them in bursts of so many milliseconds: each has every window fetch anew what it
/// counts and shows, while somebody may be writing in it.
const BURST: i64 = 1_000;

/// What is known of a run so far.
struct Run<'a> {
    work: Work<'a>,
    /// Files that were looked at before those in front of them were: photos lie on the table in the order of their files,
    /// however many are looked at at once.
    early: BTreeMap<usize, Outcome<Looked>>,
    /// The next file to be entered, and the next to be looked at.
    due: usize,
    next: usize,
    taken: Vec<(How, Tile)>,
    likenesses: Likenesses,
    alike: Vec<AlikePhoto>,
    untold: Changed,
    told: Timestamp,
    /// Why no further file is looked at.
    ended: Option<FailedFile>,
    cancelled: bool,
}

impl Run<'_> {
    /// Is there no further file to be looked at?
    fn is_over(&self, files: &[PhotoFile]) -> bool {
        self.cancelled || self.ended.is_some() || self.next >= files.len()
    }
}

/// How a photo came to be in the library.
#[derive(Clone, Copy)]
enum How {
    Added,
    Already,
    Reread,
}

impl Newsroom {
    /// Adds files to the photo library; originals are kept byte for byte.
    ///
    /// One bad file stops nothing: it is told with its reason, the others are added.
    pub fn add_photos(&self, ask: AddPhotos) -> Outcome<AddedPhotos> {
        let Found { files, closed, passed } = photo_files::find(&ask.paths);
        let work = self.begin_work("Adding photos", files.len()).reported();
        for (folder, error) in closed {
            let failure = Failure::unavailable(format!("The folder could not be looked into: {error}."))
                .hint("Is it there, and may you read it?");
            work.also_failed(&folder, failure);
        }
        let run = Mutex::new(Run {
            work,
            early: BTreeMap::new(),
            due: 0,
            next: 0,
            taken: Vec::new(),
            likenesses: self.likenesses()?,
            alike: Vec::new(),
            untold: Changed::by(self.seat),
            told: self.now(),
            ended: None,
            cancelled: false,
        });
        let hands = self.darkroom.hands().min(files.len());
        std::thread::scope(|scope| {
            // Each is a thread of its own, because one that has stepped back stays there.
            for hand in 0..hands {
                let (files, run) = (&files, &run);
                scope.spawn(move || {
                    imaging::step_back();
                    self.take_one_after_the_other(files, run, hand == 0);
                });
            }
        });
        let run = run.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left = files.len() - run.due;
        Ok(self.outcome(run, left, passed))
    }

    /// Adds one file; `false` when it was in the library already.
    pub(crate) fn add_photo(&self, path: &Path, name: &str) -> Outcome<(Photo, bool)> {
        let (taken, changed) = self.look_at(path, name).and_then(|looked| self.enter(looked, name))?;
        if let Some(changed) = changed {
            self.tell(&Notice::Changed(changed));
        }
        Ok(match taken {
            Taken::Added(photo, _) => (photo, true),
            Taken::Already(photo) | Taken::Reread(photo) => (photo, false),
        })
    }

    /// Takes in files until none is left, a person stops it, or nothing can be taken any more.
    /// While somebody writes only the first hand does.
    fn take_one_after_the_other(&self, files: &[PhotoFile], run: &Mutex<Run<'_>>, first: bool) {
        loop {
            if !first {
                self.writing.step_behind(|| held(run).is_over(files));
            }
            let mut now = held(run);
            // Under the lock, so that each file is one hand's.
            let Some(file) = files.get(now.next) else { return };
            now.cancelled |= !now.work.at(&file.name);
            if now.cancelled || now.ended.is_some() {
                return;
            }
            let number = now.next;
            now.next += 1;
            drop(now);
            let looked = self.look_at(&file.path, &file.file_name);
            let mut locked = held(run);
            let now = &mut *locked;
            now.early.insert(number, looked);
            while now.ended.is_none()
                && let Some((looked, file)) = now.early.remove(&now.due).zip(files.get(now.due))
            {
                now.due += 1;
                let taken = looked.and_then(|looked| self.enter(looked, &file.file_name));
                self.note(now, file, taken);
            }
        }
    }

    fn note(&self, run: &mut Run<'_>, file: &PhotoFile, taken: Outcome<(Taken, Option<Changed>)>) {
        match taken {
            Ok((taken, changed)) => {
                if let Some(changed) = changed {
                    run.untold.also(changed);
                }
                let (how, photo) = match &taken {
                    Taken::Added(photo, likeness) => {
                        if let Some(likeness) = likeness {
                            run.likenesses.learn(photo.id, *likeness);
                        }
                        let like = self.likest(photo, &run.likenesses);
                        run.alike.extend(like);
                        (How::Added, photo)
                    }
                    Taken::Already(photo) => (How::Already, photo),
                    Taken::Reread(photo) => (How::Reread, photo),
                };
                run.taken.push((how, tile(photo, self.now())));
                run.work.done();
            }
            Err(failure) => match ends_the_run(&failure, file) {
                Some(end) => run.ended = Some(end),
                None => run.work.failed(&file.name, failure),
            },
        }
        let now = self.now();
        if now.as_millisecond() - run.told.as_millisecond() >= BURST {
            run.told = now;
            self.tell_untold(run);
        }
    }

    /// What it looks like most of all, by name. The photo is in the library already, whatever may be found beside it.
    fn likest(&self, photo: &Photo, likenesses: &Likenesses) -> Option<AlikePhoto> {
        let like = *likenesses.near(photo.id).first()?;
        let other = self.desk.read(|read| read.photo(like)).ok().flatten()?;
        Some(AlikePhoto {
            photo: photo.id,
            file_name: photo.file_name.clone(),
            like: other.id,
            like_name: other.file_name,
        })
    }

    fn tell_untold(&self, run: &mut Run<'_>) {
        let untold = std::mem::replace(&mut run.untold, Changed::by(self.seat));
        if !untold.photos.is_empty() {
            self.tell(&Notice::Changed(untold));
        }
    }

    fn outcome(&self, mut run: Run<'_>, left: usize, passed: BTreeMap<String, u32>) -> AddedPhotos {
        self.tell_untold(&mut run);
        if let Some(FailedFile { file, failure }) = run.ended.take() {
            run.work.also_failed(&file, failure);
        }
        let mut out = AddedPhotos {
            added: vec![],
            already: vec![],
            reread: vec![],
            alike: run.alike,
            failed: run.work.failures(),
            passed,
            cancelled: run.cancelled,
            left: u32::try_from(left).unwrap_or(u32::MAX),
        };
        for (how, tile) in run.taken {
            match how {
                How::Added => out.added.push(tile),
                How::Already => out.already.push(tile),
                How::Reread => out.reread.push(tile),
            }
        }
        out
    }
}

/// Would every further file fail like this one? Then this is what is told, once.
fn ends_the_run(failure: &Failure, file: &PhotoFile) -> Option<FailedFile> {
    if failure.kind != FailureKind::Unavailable {
        return None;
    }
    if file.root != file.path && !file.root.exists() {
        let failure = Failure::unavailable("The folder is not there any more.").hint(
            "Put the card in again and add it again: it goes on where it stopped, and nothing is taken twice.",
        );
        return Some(FailedFile { file: file.root.display().to_string(), failure });
    }
    // The file can be read: it is the desk that cannot be written to.
    File::open(&file.path).is_ok().then(|| FailedFile { file: file.name.clone(), failure: failure.clone() })
}
