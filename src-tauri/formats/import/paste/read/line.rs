//! A line while it is being read: words with marks, blanks folded as a page folds them.

use model::document::{Inline, Mark, Text};

/// What blanks mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// Any number of blanks and line ends is one blank.
    Folded,
    /// The same, but a line end is a line break.
    Lines,
    /// Every blank counts, as in what was copied in Galley.
    Exact,
}

/// Words that run on.
#[derive(Debug)]
pub(super) struct Line {
    text: Text,
    /// A blank would be one too many: the line begins, or a blank was the last.
    blank: bool,
    /// Its ends stay as they are.
    exact: bool,
}

impl Line {
    /// An empty line; an exact one keeps every blank at its ends.
    pub(super) fn new(exact: bool) -> Self {
        Self { text: Vec::new(), blank: true, exact }
    }

    /// Adds words.
    pub(super) fn push(&mut self, words: &str, marks: &[Mark], spacing: Spacing) {
        if spacing == Spacing::Exact {
            // Line ends between tags are the source's, not the text's.
            if self.text.is_empty() && words.contains('\n') && words.trim().is_empty() {
                return;
            }
            self.blank = false;
            return self.words(words.to_owned(), marks);
        }
        let lines = spacing == Spacing::Lines;
        let mut out = String::with_capacity(words.len());
        let letters: Vec<char> = words.chars().collect();
        for (at, &letter) in letters.iter().enumerate() {
            let is_break = lines && letter == '\n';
            if is_break {
                self.words(std::mem::take(&mut out), marks);
                self.hard_break();
            } else if letter.is_ascii_whitespace() || letter == '\u{a0}' && is_filling(&letters, at) {
                if !self.blank {
                    out.push(' ');
                }
                self.blank = true;
            } else if !matches!(letter, '\u{200b}' | '\u{feff}' | '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}') {
                out.push(letter);
                self.blank = false;
            }
        }
        self.words(out, marks);
    }

    /// Adds a reference to a footnote.
    pub(super) fn note(&mut self, label: &str) {
        self.words(label.to_owned(), &[Mark::Note { label: label.to_owned() }]);
        self.blank = false;
    }

    fn words(&mut self, words: String, marks: &[Mark]) {
        if words.is_empty() {
            return;
        }
        match self.text.last_mut() {
            Some(Inline::Words { text, marks: before }) if before == marks => text.push_str(&words),
            _ => self.text.push(Inline::Words { text: words, marks: marks.to_vec() }),
        }
    }

    /// A line break; a second one in a row answers `true`: the paragraph is over.
    pub(super) fn hard_break(&mut self) -> bool {
        self.trim();
        let again = matches!(self.text.last(), Some(Inline::Break { .. }));
        if !again {
            self.text.push(Inline::Break { marks: Vec::new() });
        }
        self.blank = true;
        again
    }

    /// A line break that stays whatever stands around it.
    pub(super) fn exact_break(&mut self, marks: &[Mark]) {
        self.text.push(Inline::Break { marks: marks.to_vec() });
    }

    /// A blank between what stood on lines of its own.
    pub(super) fn space(&mut self) {
        if !self.blank {
            self.words(" ".to_owned(), &[]);
            self.blank = true;
        }
    }

    /// Adds a whole line.
    pub(super) fn append(&mut self, text: Text) {
        self.blank = text.is_empty() && self.blank;
        self.text.extend(text);
    }

    /// Takes blanks off the end.
    fn trim(&mut self) {
        while let Some(Inline::Words { text, .. }) = self.text.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            if !text.is_empty() {
                break;
            }
            self.text.pop();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The line, without breaks and blanks at its ends; a new one begins.
    pub(super) fn take(&mut self) -> Text {
        if self.exact {
            self.blank = true;
            return joined(std::mem::take(&mut self.text));
        }
        self.trim();
        while matches!(self.text.last(), Some(Inline::Break { .. })) {
            self.text.pop();
            self.trim();
        }
        let first = self.text.iter().take_while(|piece| matches!(piece, Inline::Break { .. })).count();
        self.blank = true;
        let mut text = std::mem::take(&mut self.text);
        text.drain(..first);
        text
    }
}

/// A no-break space that a program put there to fill a line, not a writer between a number and its unit: it stands at
/// an end of its words or beside another blank.
fn is_filling(letters: &[char], at: usize) -> bool {
    let is_blank = |letter: Option<&char>| letter.is_none_or(|letter| letter.is_whitespace());
    is_blank(at.checked_sub(1).and_then(|before| letters.get(before))) || is_blank(letters.get(at + 1))
}

/// The same words without a mark that stands on every one of them: a heading is bold by itself.
pub(super) fn without_everywhere(mut text: Text, mark: &Mark) -> Text {
    let is_word =
        |piece: &&mut Inline| matches!(piece, Inline::Words { text, .. } if !text.trim().is_empty());
    if text.iter_mut().filter(is_word).all(|piece| piece.marks().contains(mark)) {
        for piece in &mut text {
            if let Inline::Words { marks, .. } = piece {
                marks.retain(|other| other != mark);
            }
        }
        return joined(text);
    }
    text
}

/// Neighbours with the same marks as one.
fn joined(text: Text) -> Text {
    let mut out = Text::new();
    for piece in text {
        match (out.last_mut(), piece) {
            (Some(Inline::Words { text: last, marks: before }), Inline::Words { text, marks })
                if *before == marks =>
            {
                last.push_str(&text);
            }
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// The marks with one more, where both may stand on the same words.
pub(super) fn with(marks: &[Mark], mark: Mark) -> Vec<Mark> {
    let excluded = |other: &Mark| {
        other.rank() == mark.rank()
            || matches!((other, &mark), (Mark::Sup, Mark::Sub) | (Mark::Sub, Mark::Sup))
    };
    let mut out: Vec<Mark> = marks.iter().filter(|other| !excluded(other)).cloned().collect();
    out.push(mark);
    out.sort_by_key(Mark::rank);
    out
}

/// The marks without one.
pub(super) fn without(marks: &[Mark], mark: &Mark) -> Vec<Mark> {
    marks.iter().filter(|other| *other != mark).cloned().collect()
}
