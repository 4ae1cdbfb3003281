//! Where a comment is tied to: the whole story, a field, a block, or words.
//!
//! Words are held by block and UTF-16 range, together with what they were and what stood around them. Every edit
//! is an exchange of top-level blocks; [`Edited`] takes an anchor through it ([`through`](Anchor::through)). Words
//! that are gone become lost: they keep what they were, come back when an edit brings exactly them back, and are
//! never put on other words. What is not here: what the comment says (`thread.rs`).

mod align;
mod edited;
mod seek;
#[cfg(test)]
mod tests;

pub use edited::Edited;

use crate::document::{Block, Document, Figure, plain_text_of};
use crate::story::STORY_FIELDS;
use crate::{BlockId, PhotoId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Characters kept of what stands before and after words, in UTF-16 units.
const AROUND: usize = 32;
/// The most blocks whose words one comment can be tied to.
pub const MAX_PIECES: usize = 100;
/// The most words of one block that a comment can be tied to, in UTF-16 units.
pub const MAX_QUOTE: usize = 20_000;

/// A stretch of the words of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The top-level block.
    pub block: BlockId,
    /// First character in [`plain_text_of`] the block, in UTF-16 units.
    pub from: u32,
    /// One past the last, in UTF-16 units.
    pub to: u32,
}

/// What a comment is tied to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
pub enum Anchor {
    /// The story as a whole.
    Story,
    /// A field of the story, by its id.
    Field {
        /// Its id in the table of story fields.
        field: String,
    },
    /// A whole block: a figure, a table, a divider.
    Block {
        /// The top-level block.
        block: BlockId,
        /// The photo it showed when the comment was made, by which a figure is known again.
        photo: Option<PhotoId>,
        /// It is not in the text now.
        lost: bool,
    },
    /// Words of the text.
    Words {
        /// The words, a piece for each block, in text order when they were commented.
        pieces: Vec<Piece>,
    },
}

/// Words of one block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// Where they are; where they last were, when they are lost.
    pub span: Span,
    /// They are not in the text now.
    pub lost: bool,
    /// The words when they were last whole.
    pub quote: String,
    /// What stood before them then, up to the beginning of the block.
    pub before: String,
    /// What stood after them then, up to the end of the block.
    pub after: String,
}

/// Why something cannot be commented on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnchorFault {
    /// The block is not in the text.
    #[error("the words are not where they were said to be")]
    NotThere,
    /// The range holds no words.
    #[error("there are no words to comment on")]
    NoWords,
    /// The range is too long.
    #[error("a comment is tied to words of at most {MAX_PIECES} blocks")]
    TooMuch,
    /// There is no such field.
    #[error("a story has no field “{0}”")]
    NoField(String),
}

impl Anchor {
    /// Tied to a field of the story.
    pub fn field(field: &str) -> Result<Self, AnchorFault> {
        let known = STORY_FIELDS.iter().find(|known| known.id == field);
        known
            .map(|known| Self::Field { field: known.id.to_owned() })
            .ok_or_else(|| AnchorFault::NoField(field.to_owned()))
    }

    /// Tied to a whole block.
    pub fn block(document: &Document, block: &BlockId) -> Result<Self, AnchorFault> {
        let found = find(document, block).ok_or(AnchorFault::NotThere)?;
        Ok(Self::Block { block: block.clone(), photo: photo_of(found), lost: false })
    }

    /// Tied to words; blanks at the ends of each span are left out, and so are spans without words.
    pub fn words(document: &Document, spans: &[Span]) -> Result<Self, AnchorFault> {
        if spans.len() > MAX_PIECES {
            return Err(AnchorFault::TooMuch);
        }
        let mut pieces = Vec::new();
        for span in spans {
            let block = find(document, &span.block).ok_or(AnchorFault::NotThere)?;
            let text = units(&plain_text_of(block));
            let (from, to) = (span.from as usize, span.to as usize);
            if from > to || to > text.len() || !is_edge(&text, from) || !is_edge(&text, to) {
                return Err(AnchorFault::NotThere);
            }
            if to - from > MAX_QUOTE {
                return Err(AnchorFault::TooMuch);
            }
            let (from, to) = trimmed(&text, from, to);
            if from < to {
                pieces.push(Piece::of(&span.block, &text, from, to));
            }
        }
        if pieces.is_empty() { Err(AnchorFault::NoWords) } else { Ok(Self::Words { pieces }) }
    }

    /// Is what it was tied to gone?
    pub fn is_lost(&self) -> bool {
        match self {
            Self::Story | Self::Field { .. } => false,
            Self::Block { lost, .. } => *lost,
            Self::Words { pieces } => pieces.iter().all(|piece| piece.lost),
        }
    }

    /// The words it is tied to, a line for each block, as they were when they were last whole.
    pub fn quote(&self) -> String {
        match self {
            Self::Words { pieces } => {
                pieces.iter().map(|piece| piece.quote.as_str()).collect::<Vec<_>>().join("\n")
            }
            Self::Story | Self::Field { .. } | Self::Block { .. } => String::new(),
        }
    }

    /// Where the words are now; empty when they are lost, or when it is tied to something else.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Words { pieces } => {
                pieces.iter().filter(|piece| !piece.lost).map(|piece| piece.span.clone()).collect()
            }
            Self::Story | Self::Field { .. } | Self::Block { .. } => Vec::new(),
        }
    }

    /// The anchor after an edit; `None` when the edit leaves it as it is.
    pub fn through(&self, edited: &Edited) -> Option<Self> {
        let after = match self {
            Self::Story | Self::Field { .. } => return None,
            Self::Block { block, photo, lost } => {
                let block = edited.block(block, *photo, *lost);
                match block {
                    None => Self::Block { block: self.block_id()?.clone(), photo: *photo, lost: true },
                    Some(block) => Self::Block { block, photo: *photo, lost: false },
                }
            }
            Self::Words { pieces } => {
                let after = pieces.iter().flat_map(|piece| edited.piece(piece)).collect();
                let mut after = edited.together(after);
                // Words torn into very many pieces say no more about where they are.
                after.truncate(MAX_PIECES);
                Self::Words { pieces: after }
            }
        };
        (after != *self).then_some(after)
    }

    fn block_id(&self) -> Option<&BlockId> {
        match self {
            Self::Block { block, .. } => Some(block),
            Self::Story | Self::Field { .. } | Self::Words { .. } => None,
        }
    }
}

impl Piece {
    /// The words of a block's text between two places, as whole.
    fn of(block: &BlockId, text: &[u16], from: usize, to: usize) -> Self {
        let start = edge_at_or_after(text, from.saturating_sub(AROUND));
        let end = edge_at_or_before(text, to.saturating_add(AROUND).min(text.len()));
        Self {
            span: span(block, from, to),
            lost: false,
            quote: String::from_utf16_lossy(&text[from..to]),
            before: String::from_utf16_lossy(&text[start..from]),
            after: String::from_utf16_lossy(&text[to..end]),
        }
    }
}

/// The photo that a block shows, when it is a figure.
pub(super) fn photo_of(block: &Block) -> Option<PhotoId> {
    match block {
        Block::Figure(Figure { photo, .. }) => *photo,
        _ => None,
    }
}

fn find<'a>(document: &'a Document, id: &BlockId) -> Option<&'a Block> {
    document.blocks.iter().find(|block| block.common().id.as_ref() == Some(id))
}

fn span(block: &BlockId, from: usize, to: usize) -> Span {
    let count = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { block: block.clone(), from: count(from), to: count(to) }
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// Does no character lie across this place?
fn is_edge(text: &[u16], at: usize) -> bool {
    text.get(at).is_none_or(|unit| !(0xDC00..0xE000).contains(unit))
}

fn edge_at_or_after(text: &[u16], at: usize) -> usize {
    if is_edge(text, at) { at } else { at + 1 }
}

fn edge_at_or_before(text: &[u16], at: usize) -> usize {
    if is_edge(text, at) { at } else { at.saturating_sub(1) }
}

fn is_blank(unit: u16) -> bool {
    char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace)
}

/// The range without the blanks at its ends.
fn trimmed(text: &[u16], mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to && is_blank(text[from]) {
        from += 1;
    }
    while from < to && is_blank(text[to - 1]) {
        to -= 1;
    }
    (from, to)
}

/// Is there a letter or a figure in it? Half a pair counts: most of what needs one is letters or signs people mean.
fn has_letters(text: &[u16]) -> bool {
    text.iter().any(|unit| char::from_u32(u32::from(*unit)).is_none_or(char::is_alphanumeric))
}
