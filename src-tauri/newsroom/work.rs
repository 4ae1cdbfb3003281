//! Long work: how far it is, what failed, and stopping it.

use crate::asks::{CancelWork, Done, FailedFile, Progress};
use crate::{Failure, Newsroom, Notice, Outcome, held};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Work under way, by number.
#[derive(Default)]
pub(crate) struct Works {
    last: u32,
    under_way: HashMap<u32, Arc<AtomicBool>>,
}

/// One piece of long work, by as many hands as there are. It tells its end when it is dropped.
pub(crate) struct Work<'a> {
    newsroom: &'a Newsroom,
    /// Told while it is held, so that nobody hears of less after more. No listener can come to it.
    progress: Mutex<Progress>,
    cancelled: Arc<AtomicBool>,
}

impl Newsroom {
    /// Stops long work.
    pub(crate) fn cancel_work(&self, ask: CancelWork) -> Outcome<Done> {
        if let Some(cancelled) = held(&self.works).under_way.get(&ask.work) {
            cancelled.store(true, Ordering::Relaxed);
        }
        // Work that is done already needs no stopping.
        Ok(Done {})
    }

    /// Is any long work under way, from whatever seat?
    pub(crate) fn is_at_work(&self) -> bool {
        !held(&self.works).under_way.is_empty()
    }

    /// Begins long work of `total` parts.
    pub(crate) fn begin_work(&self, what: &str, total: usize) -> Work<'_> {
        let cancelled = Arc::new(AtomicBool::new(false));
        let mut works = held(&self.works);
        works.last += 1;
        let number = works.last;
        works.under_way.insert(number, cancelled.clone());
        drop(works);
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let progress = Progress {
            work: number,
            what: what.to_owned(),
            done: 0,
            total,
            now: String::new(),
            failed: vec![],
            reported: false,
            finished: false,
        };
        Work { newsroom: self, progress: Mutex::new(progress), cancelled }
    }
}

impl Work<'_> {
    /// Says which part is at hand. `false` when a person has stopped the work.
    pub(crate) fn at(&self, now: &str) -> bool {
        self.tell(|progress| progress.now = now.to_owned())
    }

    /// Says how far the work is, where only the work itself knows. `false` when a person has stopped it.
    pub(crate) fn is_at(&self, done: usize, total: usize, now: &str) -> bool {
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        self.tell(|progress| {
            (progress.done, progress.total) = (count(done), count(total));
            progress.now = now.to_owned();
        })
    }

    fn tell(&self, change: impl FnOnce(&mut Progress)) -> bool {
        let mut progress = held(&self.progress);
        change(&mut progress);
        self.newsroom.tell(&Notice::Progress(progress.clone()));
        !self.is_stopped()
    }

    /// Has a person stopped the work?
    pub(crate) fn is_stopped(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// What comes of it is reported where it is looked at.
    pub(crate) fn reported(self) -> Self {
        held(&self.progress).reported = true;
        self
    }

    /// One part is done.
    pub(crate) fn done(&self) {
        held(&self.progress).done += 1;
    }

    /// At least so many parts are behind it, however they went.
    pub(crate) fn done_to(&self, done: usize) {
        let mut progress = held(&self.progress);
        progress.done = progress.done.max(u32::try_from(done).unwrap_or(u32::MAX));
    }

    /// One part could not be done.
    pub(crate) fn failed(&self, file: &str, failure: Failure) {
        self.done();
        self.also_failed(file, failure);
    }

    /// Something could not be done that is none of the parts.
    pub(crate) fn also_failed(&self, file: &str, failure: Failure) {
        held(&self.progress).failed.push(FailedFile { file: file.to_owned(), failure });
    }

    /// What could not be done so far.
    pub(crate) fn failures(&self) -> Vec<FailedFile> {
        held(&self.progress).failed.clone()
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        let mut progress = held(&self.progress).clone();
        progress.finished = true;
        held(&self.newsroom.works).under_way.remove(&progress.work);
        self.newsroom.tell(&Notice::Progress(progress));
    }
}
