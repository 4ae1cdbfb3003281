//! Long work: how far it is, what failed, and stopping it.

use crate::asks::{CancelWork, Done, FailedFile, Progress};
use crate::{Failure, Newsroom, Notice, Outcome, held};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Work under way, by number.
#[derive(Default)]
pub(crate) struct Works {
    last: u32,
    under_way: HashMap<u32, Arc<AtomicBool>>,
}

/// One piece of long work. It tells its end when it is dropped.
pub(crate) struct Work<'a> {
    newsroom: &'a Newsroom,
    progress: Progress,
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
        Work { newsroom: self, progress, cancelled }
    }
}

impl Work<'_> {
    /// Says which part is at hand. `false` when a person has stopped the work.
    pub(crate) fn at(&mut self, now: &str) -> bool {
        self.progress.now = now.to_owned();
        self.newsroom.tell(&Notice::Progress(self.progress.clone()));
        !self.cancelled.load(Ordering::Relaxed)
    }

    /// Says how far the work is, where only the work itself knows. `false` when a person has stopped it.
    pub(crate) fn is_at(&mut self, done: usize, total: usize, now: &str) -> bool {
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        (self.progress.done, self.progress.total) = (count(done), count(total));
        self.at(now)
    }

    /// What comes of it is reported where it is looked at.
    pub(crate) fn reported(mut self) -> Self {
        self.progress.reported = true;
        self
    }

    /// One part is done.
    pub(crate) fn done(&mut self) {
        self.progress.done += 1;
    }

    /// At least so many parts are behind it, however they went.
    pub(crate) fn done_to(&mut self, done: usize) {
        self.progress.done = self.progress.done.max(u32::try_from(done).unwrap_or(u32::MAX));
    }

    /// One part could not be done.
    pub(crate) fn failed(&mut self, file: &str, failure: Failure) {
        self.progress.done += 1;
        self.progress.failed.push(FailedFile { file: file.to_owned(), failure });
    }

    /// Something could not be done that is none of the parts.
    pub(crate) fn also_failed(&mut self, file: &str, failure: Failure) {
        self.progress.failed.push(FailedFile { file: file.to_owned(), failure });
    }

    /// What could not be done so far.
    pub(crate) fn failures(&self) -> Vec<FailedFile> {
        self.progress.failed.clone()
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.progress.finished = true;
        held(&self.newsroom.works).under_way.remove(&self.progress.work);
        self.newsroom.tell(&Notice::Progress(self.progress.clone()));
    }
}
