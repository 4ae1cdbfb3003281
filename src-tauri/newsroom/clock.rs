//! The newsroom's clock, and how far it can be believed.
//!
//! Every "now" comes from here. What must not happen too early is asked with [`Newsroom::doubted_clock`], which compares the
//! clock with the time that has gone by since the desk was opened, measured without it and through sleep. Where a
//! system has no such measure the clock is taken at its word. A jump while no desk is open is not seen.

use crate::Newsroom;
use jiff::SignedDuration;
use model::Timestamp;
use model::publish::Clock;
use std::time::Duration;

/// Time that goes by however the clock is set; `None` where there is no measure that goes on in sleep.
pub(crate) type Steady = dyn Fn() -> Option<Duration> + Send + Sync;

/// What both said when the desk was opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    at: Timestamp,
    steady: Option<Duration>,
}

impl Anchor {
    pub(crate) fn cast(clock: &dyn Fn() -> Timestamp, steady: &Steady) -> Self {
        Self { at: clock(), steady: steady() }
    }
}

impl Newsroom {
    /// What the clock says.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// What the clock says, and how early it may really be.
    pub(crate) fn doubted_clock(&self) -> Clock {
        let now = self.now();
        let Some((then, steady)) = self.anchor.steady.zip((self.steady)()) else { return now.into() };
        let elapsed = SignedDuration::try_from(steady.saturating_sub(then)).unwrap_or(SignedDuration::MAX);
        Clock::since(self.anchor.at, elapsed, now)
    }
}

/// The time since the computer was started, sleep included.
#[cfg(target_os = "linux")]
pub(crate) fn system() -> Option<Duration> {
    let said = std::fs::read_to_string("/proc/uptime").ok()?;
    let seconds: f64 = said.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// The time since the program first asked; it goes on in sleep.
#[cfg(windows)]
pub(crate) fn system() -> Option<Duration> {
    static FIRST: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    Some(FIRST.elapsed())
}

/// The steady clocks of other systems stand still in sleep.
#[cfg(not(any(target_os = "linux", windows)))]
pub(crate) fn system() -> Option<Duration> {
    None
}
