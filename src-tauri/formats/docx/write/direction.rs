//! Which way a line runs: by its first letter, as in the window and on the page; without letters as the story runs.

use super::Writer;
use crate::page::words::is_rtl;
use model::document::{Text, words};

/// Does a letter run from right to left? `None` for what is no letter.
fn leftwards(c: char) -> Option<bool> {
    let leftwards = matches!(
        c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    );
    c.is_alphabetic().then_some(leftwards)
}

/// Are there letters in it that run from right to left?
pub(super) fn has_leftwards(text: &str) -> bool {
    text.chars().any(|c| leftwards(c) == Some(true))
}

impl Writer<'_> {
    /// Does the story run from right to left?
    pub(super) fn runs_leftwards(&self) -> bool {
        is_rtl(&self.outgoing.fields.lang)
    }

    /// The properties of a paragraph with the one for its direction in its place.
    pub(super) fn directed(&self, extra: &str, text: &Text) -> String {
        let first = words(text).chars().find_map(leftwards);
        match first.unwrap_or_else(|| self.runs_leftwards() && !text.is_empty()) {
            true if extra.starts_with("<w:ind") => format!("<w:bidi/>{extra}"),
            true => format!("{extra}<w:bidi/>"),
            false => extra.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_know_their_way() {
        assert_eq!("١, قررت".chars().find_map(leftwards), Some(true));
        assert_eq!("«1» A".chars().find_map(leftwards), Some(false));
        assert!(has_leftwards("in כותרת") && !has_leftwards("12 – x"));
    }
}
