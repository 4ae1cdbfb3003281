//! Words and sentences as the checks read them: no grammar, only letters, blanks and stops.

/// A word with its place, in bytes. Hyphens and apostrophes between letters belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The words of a text, in order.
pub(super) fn words_in(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek();
        let inside = c.is_alphanumeric()
            || (from.is_some()
                && matches!(c, '-' | '\'' | '’' | '\u{AD}')
                && next.is_some_and(|(_, next)| next.is_alphanumeric()));
        let start = *from.get_or_insert(at);
        if !inside {
            if start < at {
                words.push(Word { text: &text[start..at], from: start, to: at });
            }
            from = None;
        } else if next.is_none() {
            words.push(Word { text: &text[start..], from: start, to: text.len() });
        }
    }
    words
}

impl Word<'_> {
    /// Does it begin with a capital?
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// What stands behind the words that a text begins with, in whichever case; `None` when it begins otherwise.
pub(super) fn begins_with<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in words.chars() {
        if !rest.next()?.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::words_in;

    #[test]
    fn words_keep_their_hyphens_and_apostrophes() {
        let said: Vec<_> =
            words_in("“It’s a Jean-Luc’s - co-op,” 12 l'État.").iter().map(|w| w.text).collect();
        assert_eq!(said, ["It’s", "a", "Jean-Luc’s", "co-op", "12", "l'État"]);
        assert!(words_in(" … ").is_empty());
    }
}
