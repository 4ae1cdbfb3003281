//! Figures out of what was measured: milliseconds, and the part of them that is asked for.

use std::time::Instant;

/// What was measured, in milliseconds.
pub(super) struct Times {
    sorted: Vec<f64>,
    /// What the clock could tell apart.
    grain: f64,
}

impl Times {
    /// Times of a clock that tells `grain` milliseconds apart; 0 for one that tells everything apart.
    pub(super) fn new(mut times: Vec<f64>, grain: f64) -> Self {
        times.sort_by(f64::total_cmp);
        Self { sorted: times, grain }
    }

    /// The time that `share` of all did not exceed; not a number when nothing was measured.
    ///
    /// Times of a coarse clock are taken to lie evenly around what it said: whole milliseconds alone would make two
    /// editors that differ by half a millisecond look either equal or a third apart.
    pub(super) fn within(&self, share: f64) -> f64 {
        let count = |least: f64| self.sorted.partition_point(|time| *time < least);
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // a few thousand times
        let rank = |number: f64| (number.ceil() as usize).max(1) - 1;
        #[allow(clippy::cast_precision_loss)]
        let place = share * self.sorted.len() as f64;
        let Some(found) = self.sorted.get(rank(place)) else { return f64::NAN };
        let (below, upto) = (count(*found), count(found + self.grain.max(f64::MIN_POSITIVE) / 2.0));
        #[allow(clippy::cast_precision_loss)]
        let inside = (place - below as f64) / (upto - below).max(1) as f64;
        found + self.grain * (inside - 0.5)
    }

    pub(super) fn count(&self) -> usize {
        self.sorted.len()
    }
}

/// How long something took, in milliseconds, and what came out.
pub(super) fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let made = work();
    (begin.elapsed().as_secs_f64() * 1000.0, made)
}
