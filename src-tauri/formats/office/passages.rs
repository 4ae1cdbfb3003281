//! The words that comments are about, carried through the making of blocks, and of paragraphs, by signs between the
//! characters that no XML can hold (U+FFFE, U+FFFF) with the number of the comment behind them.
//!
//! Texts are cut, joined and moved while a file is read; signs that stand in them go along wherever their words go. Nothing
//! leaves this crate with signs in it.

use super::comments::Passage;
use super::slots::{Slot, each};
use crate::office::line::push;
use model::document::{Block, Document, Inline, Mark, Text, plain_text_of, words};
use std::collections::BTreeMap;

const BEGIN: char = '\u{FFFE}';
const END: char = '\u{FFFF}';
/// Numbers are characters of a private plane: neither letters nor blanks.
const FIRST: u32 = 0xF_0000;
/// The most comments of a file; later ones are about the story as a whole.
const MOST: usize = 0xFFFD;

/// Where the passage of a comment begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) comment: usize,
    pub(crate) begins: bool,
}

impl Sign {
    /// The sign as it stands in a text.
    pub(crate) fn text(self) -> String {
        let number = u32::try_from(self.comment).ok().filter(|_| self.comment < MOST);
        let number = number.and_then(|number| char::from_u32(FIRST + number));
        number
            .map(|number| [if self.begins { BEGIN } else { END }, number].iter().collect())
            .unwrap_or_default()
    }
}

/// What was found in a document: for each comment the words it is about, or the block of its picture.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) words: BTreeMap<usize, Vec<Passage>>,
    pub(crate) blocks: BTreeMap<usize, usize>,
}

/// Words with the signs of a comment around them.
pub(crate) fn wrapped(comment: usize, words: &str) -> String {
    let sign = |begins| Sign { comment, begins }.text();
    format!("{}{words}{}", sign(true), sign(false))
}

/// A text in pieces: words, and the signs between them.
pub(crate) fn parts(text: &str) -> Vec<Result<&str, Sign>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find([BEGIN, END]) {
        let (before, sign) = rest.split_at(at);
        if !before.is_empty() {
            out.push(Ok(before));
        }
        let mut signs = sign.chars();
        let begins = signs.next() == Some(BEGIN);
        let number = signs.clone().next().map(u32::from).and_then(|number| number.checked_sub(FIRST));
        if let Some(comment) = number.and_then(|number| usize::try_from(number).ok()) {
            signs.next();
            out.push(Err(Sign { comment, begins }));
        }
        rest = signs.as_str();
    }
    if !rest.is_empty() {
        out.push(Ok(rest));
    }
    out
}

/// Is there a sign in it?
pub(crate) fn any(text: &str) -> bool {
    text.contains([BEGIN, END])
}

/// Is a piece of a line nothing but signs?
pub(crate) fn only_signs(piece: &Inline) -> bool {
    matches!(piece, Inline::Words { text, .. } if any(text) && bare(text).is_empty())
}

/// A text without signs.
pub(crate) fn bare(text: &str) -> String {
    if !any(text) {
        return text.to_owned();
    }
    parts(text).into_iter().filter_map(Result::ok).collect()
}

/// The comments whose signs stand in a text.
pub(crate) fn comments_in(text: &str) -> Vec<usize> {
    let mut found: Vec<usize> =
        parts(text).into_iter().filter_map(|part| part.err().map(|sign| sign.comment)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Only the signs of a text.
pub(crate) fn signs_of(text: &str) -> String {
    parts(text).into_iter().filter_map(Result::err).map(Sign::text).collect()
}

/// Puts the signs of a comment around the last word of a line; `false` when there is none.
pub(crate) fn wrap_last_word(text: &mut Text, comment: usize) -> bool {
    let mut wrapped_any = false;
    for piece in text.iter_mut().rev() {
        let Inline::Words { text: last, marks } = piece else { break };
        let end = last.trim_end().len();
        let at_end = end == last.len();
        if marks.iter().any(|mark| matches!(mark, Mark::Note { .. })) || end == 0 || (wrapped_any && !at_end)
        {
            break;
        }
        let blank = last[..end].rfind(char::is_whitespace);
        let start = blank.map_or(0, |at| at + last[at..].chars().next().map_or(1, char::len_utf8));
        let has_letters = last[start..end].contains(char::is_alphanumeric);
        *last = format!("{}{}{}", &last[..start], wrapped(comment, &last[start..end]), &last[end..]);
        wrapped_any = true;
        // A stop that is set otherwise than its word is no word.
        if has_letters || blank.is_some() {
            break;
        }
    }
    wrapped_any
}

/// Finds all signs of some blocks and takes them out.
pub(crate) fn take(blocks: &mut [Block]) -> Places {
    let mut places = Places::default();
    for (index, block) in blocks.iter_mut().enumerate() {
        for (comment, from, to) in spans(&plain_text_of(block)) {
            let passages = places.words.entry(comment).or_default();
            match passages.last_mut().filter(|last| last.block == index) {
                Some(last) => (last.from, last.to) = (last.from.min(from), last.to.max(to)),
                None => passages.push(Passage { block: index, from, to }),
            }
        }
        each(block, &mut |slot| match slot {
            Slot::Text(text) => without_signs(text),
            Slot::Verbatim(text) => *text = bare(text),
            Slot::Fixed(_) => {}
            Slot::Hidden(text) => {
                for comment in comments_in(text) {
                    places.blocks.entry(comment).or_insert(index);
                }
                *text = bare(text);
            }
        });
    }
    places
}

/// The stretches of a text with signs, by comment, in UTF-16 units of the text without them.
fn spans(text: &str) -> Vec<(usize, u32, u32)> {
    let (mut at, mut found) = (0_u32, Vec::new());
    let mut open: BTreeMap<usize, u32> = BTreeMap::new();
    if !any(text) {
        return found;
    }
    for part in parts(text) {
        match part {
            Ok(words) => at = at.saturating_add(units(words)),
            Err(Sign { comment, begins: true }) => {
                open.entry(comment).or_insert(at);
            }
            Err(Sign { comment, begins: false }) => {
                found.extend(open.remove(&comment).filter(|from| *from < at).map(|from| (comment, from, at)));
            }
        }
    }
    found
}

fn without_signs(text: &mut Text) {
    let signed = |piece: &Inline| matches!(piece, Inline::Words { text, .. } if any(text));
    if !text.iter().any(signed) {
        return;
    }
    for piece in std::mem::take(text) {
        match piece {
            Inline::Words { text: words, marks } => push(text, &bare(&words), marks),
            other => text.push(other),
        }
    }
}

/// A sign to be put at a place of a block's text, in UTF-16 units of `plain_text_of` it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed {
    pub(crate) block: usize,
    pub(crate) at: u32,
    pub(crate) sign: Sign,
}

/// Puts signs into a document; answers the comments of those that found no place.
pub(crate) fn put(document: &mut Document, mut signs: Vec<Placed>) -> Vec<usize> {
    // What ends at a place ends before what begins there.
    signs.sort_by_key(|placed| (placed.block, placed.at, placed.sign.begins));
    let mut left: Vec<usize> = signs.iter().map(|placed| placed.sign.comment).collect();
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let own: Vec<Placed> = signs.iter().filter(|placed| placed.block == index).copied().collect();
        let (mut start, mut first) = (0_u32, true);
        each(block, &mut |slot| {
            let (length, empty_counts) = match &slot {
                Slot::Text(text) => (units(&words(text)), false),
                Slot::Verbatim(text) => (units(text), true),
                Slot::Fixed(text) => (units(text), true),
                Slot::Hidden(_) => return,
            };
            if length == 0 && !empty_counts {
                return;
            }
            start += u32::from(!std::mem::take(&mut first));
            let end = start.saturating_add(length);
            let here: Vec<Placed> = own.iter().filter(|placed| falls(placed, start, end)).copied().collect();
            let placed = match slot {
                Slot::Text(text) => {
                    *text = signed(std::mem::take(text), start, &here);
                    &here[..]
                }
                Slot::Verbatim(text) => {
                    *text = words(&signed(model::document::text_of(text.as_str()), start, &here));
                    &here[..]
                }
                Slot::Fixed(_) | Slot::Hidden(_) => &[],
            };
            for done in placed {
                if let Some(at) = left.iter().position(|comment| *comment == done.sign.comment) {
                    left.swap_remove(at);
                }
            }
            start = end;
        });
    }
    left.sort_unstable();
    left.dedup();
    left
}

fn falls(placed: &Placed, start: u32, end: u32) -> bool {
    if placed.sign.begins { (start..end).contains(&placed.at) } else { placed.at > start && placed.at <= end }
}

/// A run with signs in it; `start` is where it begins in the block's text. A footnote's reference is not cut.
fn signed(text: Text, start: u32, signs: &[Placed]) -> Text {
    if signs.is_empty() {
        return text;
    }
    let (mut out, mut at) = (Text::new(), start);
    for piece in text {
        let length = match &piece {
            Inline::Words { text, .. } => units(text),
            Inline::Break { .. } => 1,
        };
        let here = signs.iter().filter(|placed| falls(placed, at, at.saturating_add(length)));
        match piece {
            Inline::Words { text, marks } if !marks.iter().any(|mark| matches!(mark, Mark::Note { .. })) => {
                let mut cut = 0;
                for placed in here {
                    let place = byte(&text, placed.at - at);
                    if let Some(before) = text.get(cut..place).filter(|before| !before.is_empty()) {
                        out.push(Inline::Words { text: before.to_owned(), marks: marks.clone() });
                        cut = place;
                    }
                    out.push(Inline::plain(placed.sign.text()));
                }
                if let Some(rest) = text.get(cut..).filter(|rest| !rest.is_empty()) {
                    out.push(Inline::Words { text: rest.to_owned(), marks });
                }
            }
            piece => {
                let (begin, end): (Vec<&Placed>, Vec<&Placed>) = here.partition(|placed| placed.sign.begins);
                out.extend(begin.iter().map(|placed| Inline::plain(placed.sign.text())));
                out.push(piece);
                out.extend(end.iter().map(|placed| Inline::plain(placed.sign.text())));
            }
        }
        at = at.saturating_add(length);
    }
    out
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The byte at which the character of that many UTF-16 units begins.
fn byte(text: &str, wanted: u32) -> usize {
    let mut at = 0_u32;
    for (byte, c) in text.char_indices() {
        if at >= wanted {
            return byte;
        }
        at += u32::try_from(c.len_utf16()).unwrap_or(2);
    }
    text.len()
}

/// Takes characters that mean signs here out of a document that brings them itself: XML could not hold them either.
pub(crate) fn cleaned(mut document: Document) -> Document {
    let clean = |text: &mut String| {
        if any(text) {
            *text = text.replace([BEGIN, END], "\u{FFFD}");
        }
    };
    for block in &mut document.blocks {
        each(block, &mut |slot| match slot {
            Slot::Text(text) => text.iter_mut().for_each(|piece| {
                if let Inline::Words { text, .. } = piece {
                    clean(text);
                }
            }),
            Slot::Verbatim(text) | Slot::Hidden(text) => clean(text),
            Slot::Fixed(_) => {}
        });
    }
    document
}

#[cfg(all(test, not(miri)))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::document::any::document;
    use proptest::prelude::*;

    proptest! {
        /// Signs put into a document at any places come out of it at the same, and leave it as it was.
        #[test]
        fn what_is_put_in_is_taken_out(document in document(), ends in proptest::collection::vec((prop::arbitrary::any::<prop::sample::Index>(), prop::arbitrary::any::<prop::sample::Index>()), 1..6)) {
            let before = cleaned(document);
            let mut signs = Vec::new();
            let mut wanted = Vec::new();
            for (comment, (one, other)) in ends.iter().enumerate() {
                let block = one.index(before.blocks.len());
                let text = plain_text_of(&before.blocks[block]);
                let edges: Vec<u32> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| units(&text[..at])).collect();
                if edges.is_empty() { continue }
                let (a, b) = (edges[one.index(edges.len())], edges[other.index(edges.len())]);
                let (from, last) = (a.min(b), a.max(b));
                let to = last + text.encode_utf16().skip(last as usize).take(1).map(|unit| if (0xD800..0xDC00).contains(&unit) { 2 } else { 1 }).sum::<u32>();
                for (at, begins) in [(from, true), (to, false)] {
                    signs.push(Placed { block, at, sign: Sign { comment, begins } });
                }
                wanted.push((comment, Passage { block, from, to }));
            }
            let mut marked = before.clone();
            let left = put(&mut marked, signs);
            let places = take(&mut marked.blocks);
            prop_assert_eq!(joined(&marked), joined(&before));
            for (comment, passage) in wanted.into_iter().filter(|(comment, _)| !left.contains(comment)) {
                let found = places.words.get(&comment).and_then(|found| found.first().copied());
                // Inside of a footnote's reference a passage grows to the whole of it.
                let found = found.unwrap();
                prop_assert!(found.block == passage.block && found.from <= passage.from && found.to >= passage.to);
            }
        }
    }

    /// Runs that were cut where a sign stood are one again.
    fn joined(document: &Document) -> Document {
        let mut document = document.clone();
        document.blocks.iter_mut().for_each(|block| {
            each(block, &mut |slot| {
                if let Slot::Text(text) = slot {
                    for piece in std::mem::take(text) {
                        match piece {
                            Inline::Words { text: words, marks } => push(text, &words, marks),
                            other => text.push(other),
                        }
                    }
                }
            })
        });
        document
    }

    #[test]
    fn the_last_word_of_a_line_is_found() {
        let mut text = model::document::text_of("The ferry stays. ");
        assert!(wrap_last_word(&mut text, 3));
        assert_eq!(spans(&words(&text)), [(3, 10, 16)]);
        assert!(!wrap_last_word(&mut Text::new(), 0));
    }
}
