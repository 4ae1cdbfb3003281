//! How a push is watched, and how long it waits before it tries again.

use crate::Fault;
use std::time::Duration;

/// Hears how far a push is; `false` stops it. Given: parts done, parts in all, what is at hand.
pub type Watch<'a> = dyn FnMut(usize, usize, &str) -> bool + 'a;

/// How often something is tried that may pass, and how long is waited in between.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Tries in all.
    pub tries: u32,
    /// The first wait; each is twice the one before.
    pub wait: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { tries: 4, wait: Duration::from_secs(1) }
    }
}

impl Patience {
    /// Tries until it is done, cannot be helped by trying, or patience ends.
    pub(crate) fn keep<T>(self, mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
        let mut wait = self.wait;
        for _ in 1..self.tries.max(1) {
            match attempt() {
                Err(fault) if fault.passes() => std::thread::sleep(wait),
                other => return other,
            }
            wait = wait.saturating_mul(2);
        }
        attempt()
    }
}
