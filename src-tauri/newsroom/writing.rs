//! Whether somebody writes right now, at whatever seat: what can wait steps behind for that long, because a letter that shows
//! late is felt, and a photo that comes in later is not.

use crate::held;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long a pause between two edits is still writing.
const PAUSE: Duration = Duration::from_secs(2);
/// How long is waited until it is looked again.
const GLANCE: Duration = Duration::from_millis(50);

/// When somebody wrote last.
#[derive(Default)]
pub(crate) struct Writing {
    last: Mutex<Option<Instant>>,
}

impl Writing {
    /// Somebody wrote.
    pub(crate) fn note(&self) {
        *held(&self.last) = Some(Instant::now());
    }

    /// Does somebody write?
    pub(crate) fn goes_on(&self) -> bool {
        held(&self.last).is_some_and(|last| last.elapsed() < PAUSE)
    }

    /// Waits until nobody writes, or what waits is `needless`.
    pub(crate) fn step_behind(&self, needless: impl Fn() -> bool) {
        while self.goes_on() && !needless() {
            std::thread::sleep(GLANCE);
        }
    }
}
