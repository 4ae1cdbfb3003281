//! Words, reading text and missing facts: what is counted, and where `TK` stands.
//!
//! Counted is what a reader reads once: text, quotations, captions, boxes. Pull quotes repeat the story
//! and are not counted; neither are credits, code and addresses.

use super::inline::{Inline, Text, told, words};
use super::{Block, Document, Figure, ListItem};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Words that a reader reads in a minute: silent reading of English prose that is no novel, as the mean of 190 studies
/// (Brysbaert 2019, Journal of Memory and Language 109). Reading time is words by this, rounded up to whole minutes.
pub const WORDS_PER_MINUTE: u32 = 238;

/// What the desk's list says about a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measure {
    /// Words a reader reads.
    pub words: u32,
    /// Missing facts (`TK`, `XX`).
    pub tk: u32,
}

impl Measure {
    /// Counts one block.
    pub fn of(block: &Block) -> Self {
        let texts = texts(block);
        let words = texts.iter().filter(|(role, _)| role.counts()).map(|(_, text)| word_count(text)).sum();
        let tk = texts.iter().map(|(_, text)| u32::try_from(find_tk(text).len()).unwrap_or(u32::MAX)).sum();
        Self { words, tk }
    }

    /// Counts a whole document.
    pub fn of_document(document: &Document) -> Self {
        document.blocks.iter().map(Self::of).fold(Self::default(), Self::plus)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { words: self.words.saturating_add(other.words), tk: self.tk.saturating_add(other.tk) }
    }

    /// What is left when `other` is taken away.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { words: self.words.saturating_sub(other.words), tk: self.tk.saturating_sub(other.tk) }
    }
}

/// What a text in a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The running text and everything a reader reads with it.
    Reading,
    /// A repetition of the text, set large.
    Repeated,
    /// Who made or provided something.
    Credit,
    /// Code and opaque content.
    Verbatim,
}

impl Role {
    fn counts(self) -> bool {
        self == Self::Reading
    }
}

/// Every text in a block, in reading order, with what it is for; a break is a line feed.
pub fn texts(block: &Block) -> Vec<(Role, String)> {
    texts_by(block, words)
}

/// The same, where `words` says which words of a run are read; runs without any are left out.
pub fn texts_by(block: &Block, words: fn(&[Inline]) -> String) -> Vec<(Role, String)> {
    let mut out = Gathered { words, texts: Vec::new() };
    out.block(block);
    out.texts
}

/// The words of a block, a line per text, for comparison: every place is where it is in the text.
pub fn plain_text_of(block: &Block) -> String {
    lines(texts(block))
}

/// The words of a whole document for search and plain export, blocks apart by an empty line. The name of a footnote stands
/// apart from the words.
pub fn plain_text(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| lines(texts_by(block, told)));
    blocks.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn lines(texts: Vec<(Role, String)>) -> String {
    texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

struct Gathered {
    words: fn(&[Inline]) -> String,
    texts: Vec<(Role, String)>,
}

impl Gathered {
    fn push(&mut self, role: Role, text: &Text) {
        let text = (self.words)(text);
        if !text.is_empty() {
            self.texts.push((role, text));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(b) => self.push(Role::Reading, &b.text),
            Block::Heading(b) => self.push(Role::Reading, &b.text),
            Block::BulletList(b) => self.items(&b.items),
            Block::OrderedList(b) => self.items(&b.items),
            Block::Quote(b) => {
                b.blocks.iter().for_each(|inner| self.block(inner));
                self.push(Role::Reading, &b.speaker);
                self.push(Role::Reading, &b.source);
            }
            Block::PullQuote(b) => {
                self.push(Role::Repeated, &b.text);
                self.push(Role::Repeated, &b.attribution);
            }
            Block::Figure(b) => self.figure(b),
            Block::Gallery(b) => b.figures.iter().for_each(|figure| self.figure(figure)),
            Block::FactBox(b) => {
                self.push(Role::Reading, &b.title);
                b.blocks.iter().for_each(|inner| self.block(inner));
            }
            Block::Table(b) => {
                self.push(Role::Reading, &b.caption);
                b.header
                    .iter()
                    .chain(b.rows.iter().flatten())
                    .for_each(|cell| self.push(Role::Reading, cell));
            }
            Block::Embed(b) => self.push(Role::Reading, &b.title),
            Block::Related(b) => b.items.iter().for_each(|item| self.push(Role::Reading, &item.title)),
            Block::Footnote(b) => b.blocks.iter().for_each(|inner| self.block(inner)),
            Block::CodeBlock(b) => self.texts.push((Role::Verbatim, b.code.clone())),
            Block::Unknown(b) => self.texts.push((Role::Verbatim, b.plain_text())),
            Block::Divider(_) => {}
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.push(Role::Reading, &figure.caption);
        self.push(Role::Credit, &figure.credit);
    }

    fn items(&mut self, items: &[ListItem]) {
        items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
    }
}

/// Words as a sub-editor counts them: runs between blanks that hold a letter or a digit.
pub fn word_count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

/// Where a missing fact stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TkPlace {
    /// First character, in UTF-16 units as the editor counts.
    pub from: u32,
    /// One past the last, in UTF-16 units.
    pub to: u32,
}

/// Every `TK` and `XX`: two or more capitals as a word of their own (`TK`, `TKTK`, `XX`, `XXX`).
pub fn find_tk(text: &str) -> Vec<TkPlace> {
    // Hardly a text has one, and these are looked for many times as fast as words.
    if !text.contains("TK") && !text.contains("XX") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0_u32;
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if is_tk(bare) {
            found.push(TkPlace { from: at, to: at + utf16(bare) });
        }
        at += utf16(word);
    }
    found
}

fn is_tk(word: &str) -> bool {
    let repeated = |unit: &str| {
        !word.is_empty() && word.len().is_multiple_of(unit.len()) && word.split(unit).all(str::is_empty)
    };
    // Hardly a word begins so.
    word.starts_with(['T', 'X']) && (repeated("TK") || (word.len() >= 2 && repeated("X")))
}

fn utf16(text: &str) -> u32 {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_sub_editor_does() {
        assert_eq!(word_count("The path — eats a mountain’s flank, 108 times."), 8);
        assert_eq!(word_count(" \n "), 0);
    }

    #[test]
    fn tk_is_found_as_a_word_only() {
        assert_eq!(
            find_tk("for TK years, TKTK and XXX"),
            [TkPlace { from: 4, to: 6 }, TkPlace { from: 14, to: 18 }, TkPlace { from: 23, to: 26 }]
        );
        assert!(find_tk("ATKINS, TKO, Xx, X, XXL").is_empty());
        assert_eq!(find_tk("😀TK"), [TkPlace { from: 2, to: 4 }]);
    }
}
