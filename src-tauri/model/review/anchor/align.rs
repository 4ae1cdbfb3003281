//! One text beside a later one: what stands at both ends is the same, what is between them was exchanged.
//!
//! Where letters repeat, an insertion or deletion could have been at several places. A range is then taken to
//! where it would be in all of these cases, so that it never covers a letter that may be another one.

use super::{is_blank, is_edge};

/// How two texts lie beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Aligned {
    /// Lengths of both texts.
    old: usize,
    new: usize,
    /// Length of the equal beginning.
    head: usize,
    /// Length of the equal end.
    tail: usize,
}

impl Aligned {
    pub(super) fn of(old: &[u16], new: &[u16]) -> Self {
        let mut head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        if !is_edge(old, head) || !is_edge(new, head) {
            head -= 1;
        }
        let mut tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        if !is_edge(old, old.len() - tail) || !is_edge(new, new.len() - tail) {
            tail -= 1;
        }
        Self { old: old.len(), new: new.len(), head, tail }
    }

    /// Is the later text the earlier one with something put in, or with something taken out, and nothing else?
    pub(super) fn is_pure(&self) -> bool {
        self.head + self.tail >= self.old.min(self.new)
    }

    /// Is there nothing in the later text that the earlier one did not have?
    pub(super) fn brings_nothing(&self) -> bool {
        self.is_pure() && self.new <= self.old
    }

    /// Is at least half of the shorter text the same? Less may be chance.
    pub(super) fn is_likely(&self) -> bool {
        self.is_pure() || (self.head + self.tail) * 2 >= self.old.min(self.new)
    }

    /// Where a range is now, and how much of it was kept; `None` when nothing is left of it.
    pub(super) fn range(&self, from: usize, to: usize) -> Option<Kept> {
        let (from_now, to_now, kept) = if self.is_pure() {
            // Everything that slides: the first and the last place where it could have happened.
            let first = self.old.min(self.new) - self.tail.min(self.old.min(self.new));
            let last = self.head;
            let (a, b) = (self.put(from, to, first), self.put(from, to, last));
            (a.0.max(b.0), a.1.min(b.1), (a.2.min(b.2), 0))
        } else {
            self.exchanged(from, to)
        };
        (from_now < to_now).then_some(Kept { from: from_now, to: to_now, head: kept.0, tail: kept.1 })
    }

    /// Everything that may be new in the later text, when something was only put in.
    pub(super) fn put_in(&self) -> Option<(usize, usize)> {
        let grown = self.is_pure() && self.new > self.old;
        grown.then(|| (self.old - self.tail.min(self.old), self.head + self.new - self.old))
    }

    /// The range when the insertion or deletion was at one place; the third is how much was kept.
    fn put(&self, from: usize, to: usize, at: usize) -> (usize, usize, usize) {
        if self.new >= self.old {
            let more = self.new - self.old;
            let start = if at <= from { from + more } else { from };
            let end = if at < to { to + more } else { to };
            return (start, end, to - from);
        }
        let fewer = self.old - self.new;
        let after = |place: usize| if place <= at { place } else { at.max(place.saturating_sub(fewer)) };
        (after(from), after(to), after(to) - after(from))
    }

    /// The range when something was exchanged between both ends; last how much was kept at its head and its tail.
    fn exchanged(&self, from: usize, to: usize) -> (usize, usize, (usize, usize)) {
        let (end_old, end_new) = (self.old - self.tail, self.new - self.tail);
        let start = match from {
            _ if from < self.head => from,
            _ if from >= end_old => from - end_old + end_new,
            _ => end_new,
        };
        let end = match to {
            _ if to <= self.head => to,
            _ if to > end_old => to - end_old + end_new,
            _ => self.head,
        };
        let head = self.head.min(to).saturating_sub(from);
        (start, end, (head, to.saturating_sub(end_old.max(from))))
    }
}

/// A range after an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) from: usize,
    pub(super) to: usize,
    /// How many of its old units are still in it from its beginning; all that are, when nothing was exchanged.
    pub(super) head: usize,
    /// How many are still in it up to its end.
    pub(super) tail: usize,
}

impl Kept {
    /// How many of its old units are still in it.
    pub(super) fn kept(&self) -> usize {
        self.head + self.tail
    }

    /// Are words that were partly exchanged still the words that were meant? At least half of their letters, or a whole
    /// word at one end, has to be what it was.
    pub(super) fn is_still(&self, old: &[u16]) -> bool {
        let word = |units: &mut dyn Iterator<Item = &u16>| units.take_while(|unit| !is_blank(**unit)).count();
        let (first, last) = (word(&mut old.iter()), word(&mut old.iter().rev()));
        let whole = |length: usize, kept: usize| length >= A_WORD && length <= kept;
        self.kept() * 2 >= old.len() || whole(first, self.head) || whole(last, self.tail)
    }
}

/// Fewer letters stand everywhere.
const A_WORD: usize = 3;

#[cfg(test)]
mod tests {
    use super::super::units;
    use super::*;

    fn moved(old: &str, new: &str, words: &str) -> Option<String> {
        let (old, new, words) = (units(old), units(new), units(words));
        let from = old.windows(words.len()).position(|window| window == words)?;
        let kept = Aligned::of(&old, &new).range(from, from + words.len())?;
        Some(String::from_utf16_lossy(&new[kept.from..kept.to]))
    }

    #[test]
    fn a_range_follows_what_is_written_around_it_and_in_it() {
        assert_eq!(moved("the fox ran", "the red fox ran", "fox").as_deref(), Some("fox"));
        assert_eq!(moved("the fox ran", "the fox ran off", "fox").as_deref(), Some("fox"));
        assert_eq!(moved("brown fox", "brown red fox", "brown fox").as_deref(), Some("brown red fox"));
        assert_eq!(moved("brown fox ran", "brown ran", "brown fox").as_deref(), Some("brown"));
        assert_eq!(moved("the fox ran", "the cow ran", "fox"), None);
        assert_eq!(moved("the fox ran", "the ran", "fox"), None);
    }

    #[test]
    fn where_letters_repeat_it_never_covers_a_letter_that_may_be_new() {
        // One of two equal words went: nobody can say which.
        assert_eq!(moved("the cat cat sat", "the cat sat", "cat"), None);
        assert_eq!(moved("the sat", "the ssat", "sat").as_deref(), Some("sat"));
        assert_eq!(moved("a cat", "a cat cat", "cat"), None);
        assert_eq!(moved("coool!", "cool!", "coool").as_deref(), Some("cool"));
    }

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!(moved("😀 a", "😁 a", "😀"), None);
        assert_eq!(moved("x😀", "x😀😀", "x").as_deref(), Some("x"));
    }
}
