//! What the newsroom's clock says, and how early it may really be.
//!
//! Computers' clocks jump: a battery dies, somebody sets the date, a network says nonsense. An embargo that has passed only
//! because the clock jumped has not passed. So a release is asked with two moments: what the clock says, and the earliest
//! moment it can be by what has gone by since the desk was opened. A clock that jumped back needs no rule of its own: what
//! it says is the earlier of the two.

use crate::Timestamp;
use jiff::SignedDuration;

/// Clocks are set by a little all the time.
const TOLERATED: SignedDuration = SignedDuration::from_mins(2);

/// A moment, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// What the clock says.
    pub now: Timestamp,
    /// The earliest moment it can be; never after `now`.
    pub least: Timestamp,
}

impl Clock {
    /// A clock by what it said at some moment (`anchor`) and the time that has gone by since, measured without it.
    pub fn since(anchor: Timestamp, elapsed: SignedDuration, now: Timestamp) -> Self {
        // A sum beyond the calendar is later than any clock says.
        let expected = anchor.saturating_add(elapsed).unwrap_or(Timestamp::MAX);
        let jumped = now.duration_since(expected) > TOLERATED;
        Self { now, least: if jumped { expected } else { now } }
    }
}

/// A clock that is taken at its word.
impl From<Timestamp> for Clock {
    fn from(now: Timestamp) -> Self {
        Self { now, least: now }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_jump_ahead_is_doubted_and_small_corrections_are_not() {
        let hour = SignedDuration::from_hours(1);
        assert_eq!(Clock::since(at(0), hour, at(3_600)), at(3_600).into());
        assert_eq!(Clock::since(at(0), hour, at(3_700)), at(3_700).into());
        assert_eq!(Clock::since(at(0), hour, at(90_000)), Clock { now: at(90_000), least: at(3_600) });
        assert_eq!(Clock::since(at(0), hour, at(-90_000)), at(-90_000).into());
    }

    proptest! {
        #[test]
        fn no_clock_is_later_than_it_says_nor_much_later_than_what_went_by(
            anchor in -1_000_000_i64..1_000_000, elapsed in 0_i64..1_000_000, jump in -1_000_000_i64..1_000_000,
        ) {
            let clock = Clock::since(at(anchor), SignedDuration::from_secs(elapsed), at(anchor + elapsed + jump));
            prop_assert!(clock.least <= clock.now);
            prop_assert!(clock.least.duration_since(at(anchor + elapsed)) <= TOLERATED);
        }
    }
}
