//! The report of an import, while it is gathered: what was left out or changed, each thing once, with its number.

use super::comments::{About, Comment};
use std::collections::BTreeMap;

/// The words quoted from something that was left out, in characters.
const LONGEST: usize = 160;

/// What is to be said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    counted: BTreeMap<What, usize>,
    sentences: Vec<String>,
    /// Words without a place in the story, for its notes.
    pub(crate) kept: Vec<String>,
}

/// What happens often and is said once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Comment,
    LooseComment,
    Underlined,
    Highlighted,
    PageBreak,
    Hidden,
    FormatChange,
    JoinedParagraphs,
    MergedCells,
    CellParagraphs,
    OutsidePicture,
    LostPicture,
    Drawing,
    Formula,
    Contents,
    Reading,
    Symbol,
}

impl What {
    fn sentence(self, n: usize) -> String {
        let (one, many) = match self {
            Self::Comment => (
                "comment came along, with who made it and when",
                "comments came along, with who made them and when",
            ),
            Self::LooseComment => (
                "comment is about something that has no place in the story; it stands at the story as a whole",
                "comments are about something that has no place in the story; they stand at the story as a whole",
            ),
            Self::Underlined => ("passage is underlined", "passages are underlined"),
            Self::Highlighted => ("passage is highlighted", "passages are highlighted"),
            Self::PageBreak => ("page break was left out", "page breaks were left out"),
            Self::Hidden => (
                "hidden passage was left out of the text; its words are in the notes",
                "hidden passages were left out of the text; their words are in the notes",
            ),
            Self::FormatChange => (
                "proposal changes only how text looks; it was taken as it looks now",
                "proposals change only how text looks; it was taken as it looks now",
            ),
            Self::JoinedParagraphs => (
                "proposal joins or splits paragraphs; they stay as they are",
                "proposals join or split paragraphs; they stay as they are",
            ),
            Self::MergedCells => (
                "merged cell of a table was taken apart; its words stand in the first",
                "merged cells of tables were taken apart; their words stand in the first",
            ),
            Self::CellParagraphs => (
                "cell of a table had paragraphs; they are one line",
                "cells of tables had paragraphs; they are one line",
            ),
            Self::OutsidePicture => (
                "picture is not in the file but somewhere else; add it to the library",
                "pictures are not in the file but somewhere else; add them to the library",
            ),
            Self::LostPicture => ("picture is missing from the file", "pictures are missing from the file"),
            Self::Drawing => (
                "drawing, chart or embedded file was left out",
                "drawings, charts or embedded files were left out",
            ),
            Self::Formula => ("formula became words", "formulas became words"),
            Self::Contents => {
                ("line of a table of contents was left out", "lines of a table of contents were left out")
            }
            Self::Reading => (
                "reading aid stands in brackets behind its word",
                "reading aids stand in brackets behind their words",
            ),
            Self::Symbol => (
                "sign of a symbol font is not known; it stands as �",
                "signs of symbol fonts are not known; they stand as �",
            ),
        };
        let close = if matches!(self, Self::Underlined | Self::Highlighted) {
            "; a story has no such mark"
        } else {
            ""
        };
        if n == 1 { format!("1 {one}{close}.") } else { format!("{n} {many}{close}.") }
    }
}

impl Said {
    /// One more of these.
    pub(crate) fn count(&mut self, what: What) {
        *self.counted.entry(what).or_default() += 1;
    }

    /// A sentence of its own; not twice.
    pub(crate) fn say(&mut self, sentence: String) {
        if !self.sentences.contains(&sentence) {
            self.sentences.push(sentence);
        }
    }

    /// Words for the story's notes.
    pub(crate) fn keep(&mut self, words: String) {
        self.kept.push(words);
    }

    /// Comments, and those that lost what they were about; in a file of ours they are meant so.
    pub(crate) fn comments(&mut self, comments: &[Comment], ours: bool) {
        for comment in comments {
            self.count(What::Comment);
            if comment.about == About::Story && !ours {
                self.count(What::LooseComment);
            }
        }
    }

    /// The report.
    pub(crate) fn report(&self) -> Vec<String> {
        let counted = self.counted.iter().map(|(what, n)| what.sentence(*n));
        self.sentences.iter().cloned().chain(counted).collect()
    }
}

/// Words for a report: on one line, and not too many.
pub(crate) fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return format!("“{line}”");
    }
    format!("“{}…”", line.chars().take(LONGEST).collect::<String>().trim_end())
}
