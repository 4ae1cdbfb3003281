//! Words that come back: looked for only in what an edit brings, and taken only when they are exactly the same words
//! and there can be no other.

use super::units;

/// Units of equal surroundings that make a place certain.
const ENOUGH_AROUND: usize = 12;
/// So many units and words are certain without their surroundings: they are a phrase, not a word.
const PHRASE_UNITS: usize = 20;
const PHRASE_WORDS: usize = 4;

/// What is looked for.
#[derive(Debug)]
pub(super) struct Sought {
    quote: Vec<u16>,
    before: Vec<u16>,
    after: Vec<u16>,
    phrase: bool,
}

impl Sought {
    pub(super) fn of(quote: &str, before: &str, after: &str) -> Self {
        let phrase = quote.split_whitespace().count() >= PHRASE_WORDS;
        let quote = units(quote);
        let phrase = phrase && quote.len() >= PHRASE_UNITS;
        Self { quote, before: units(before), after: units(after), phrase }
    }

    /// How often the words stand in a text.
    pub(super) fn count(&self, text: &[u16]) -> usize {
        self.places(text).count()
    }

    /// How often they stand there with all that stood around them.
    pub(super) fn count_whole(&self, text: &[u16]) -> usize {
        self.places(text).filter(|from| self.around(text, *from).0).count()
    }

    /// Where the words stand in a text, if it is one place and certain. `whole` asks for all that stood around them.
    pub(super) fn certain(&self, text: &[u16], whole: bool) -> Option<(usize, usize)> {
        let mut places = self.places(text);
        let from = places.next()?;
        let alone = places.next().is_none();
        let (all, equal) = self.around(text, from);
        let sure = all || (!whole && (equal >= ENOUGH_AROUND || self.phrase));
        (alone && sure).then_some((from, from + self.quote.len()))
    }

    /// Where the words stand around a range, if that is one place and what stood around them is there. Where an edit has
    /// `only_taken` something out they stand around it only because letters repeat: which of them went nobody can say, and
    /// these are the words whatever stood around them.
    pub(super) fn over(
        &self,
        text: &[u16],
        from: usize,
        to: usize,
        only_taken: bool,
    ) -> Option<(usize, usize)> {
        let mut places = self.places(text).filter(|at| *at <= from && at + self.quote.len() >= to);
        let found = places.next()?;
        let (all, equal) = self.around(text, found);
        let sure = places.next().is_none() && (only_taken || all || equal >= ENOUGH_AROUND);
        sure.then_some((found, found + self.quote.len()))
    }

    fn places<'a>(&'a self, text: &'a [u16]) -> impl Iterator<Item = usize> + 'a {
        // `windows` does not take 0.
        let length = self.quote.len().max(1);
        text.windows(length)
            .enumerate()
            .filter(|(_, window)| *window == self.quote.as_slice())
            .map(|(at, _)| at)
    }

    /// What stands around a place: is it all that stood there, and how many units of it.
    fn around(&self, text: &[u16], from: usize) -> (bool, usize) {
        let to = from + self.quote.len();
        let equal = |a: &mut dyn Iterator<Item = (&u16, &u16)>| a.take_while(|(x, y)| x == y).count();
        let before = equal(&mut self.before.iter().rev().zip(text[..from].iter().rev()));
        let after = equal(&mut self.after.iter().zip(&text[to..]));
        // Less than is kept at most ends at the edge of the block, which has to be there again.
        let edge = |kept: usize, there: usize| kept >= super::AROUND - 1 || kept == there;
        let all = before == self.before.len()
            && after == self.after.len()
            && edge(self.before.len(), from)
            && edge(self.after.len(), text.len() - to);
        (all, before + after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(quote: &str, before: &str, after: &str, text: &str) -> bool {
        Sought::of(quote, before, after).certain(&units(text), false).is_some()
    }

    #[test]
    fn the_same_words_elsewhere_are_not_the_words() {
        assert!(found("cat", "the ", " sat", "the cat sat"));
        assert!(!found("cat", "the ", " sat", "a cat sat"));
        assert!(!found("cat", "the ", " sat", "and the cat sat"));
        assert!(found("cat", "and then the ", " sat", "and then the cat lay"));
        assert!(!found("the cat", "", "", "the cat and the cat"));
        assert!(found("four words are a phrase", "x", "y", "here four words are a phrase too"));
    }
}
