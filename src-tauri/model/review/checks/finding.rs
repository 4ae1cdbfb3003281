//! What a check says: a sentence, the exact place, and, where there is one, the fix.

use crate::{BlockId, PhotoId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a check found, as people are shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The check that found it.
    pub check: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, for the person.
    pub sentence: String,
    /// Exactly where.
    pub place: Place,
    /// What would put it right; `null` when only a person can know.
    pub fix: Option<Fix>,
}

/// What a check returns: its name and how grave it is stand in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is wrong, for the person.
    pub sentence: String,
    /// Exactly where.
    pub place: Place,
    /// What would put it right.
    pub fix: Option<Fix>,
    /// It blocks whatever the desk says: somebody else's right, or the law.
    pub stops: bool,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The story cannot be approved.
    Blocks,
    /// An editor should look.
    Warning,
    /// Could be better.
    Hint,
}

/// The exact place a finding points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Place {
    /// A field of the story.
    Field {
        /// Its id in the table of story fields.
        field: String,
    },
    /// Something in the text.
    Block {
        /// The top-level block's index in the document as it is.
        index: u32,
        /// The block's id, when it has one.
        block: Option<BlockId>,
        /// The words it is about, as they stand; empty for the whole block.
        words: String,
        /// How often the same words stand in the block before these, in its agreed text without footnote signs.
        #[serde(default)]
        nth: u32,
    },
    /// A field of a photo.
    Photo {
        /// The photo.
        photo: PhotoId,
        /// Its id in the table of photo fields, or `category` or `leases`.
        field: String,
        /// The top-level block that shows it.
        index: u32,
    },
}

/// A change that puts a finding right, at the place of the finding. It is one step of undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Fix {
    /// Other words in the place of the words; empty takes them out.
    Write {
        /// The new words.
        with: String,
    },
    /// Another value in the place of the field's.
    Set {
        /// The whole new value.
        value: String,
    },
    /// The heading takes another level.
    Level {
        /// The new level.
        level: u8,
    },
    /// The words stay, their link goes.
    Unlink,
    /// The block goes.
    Remove,
}

impl Found {
    pub(super) fn new(sentence: impl Into<String>, place: Place) -> Self {
        Self { sentence: sentence.into(), place, fix: None, stops: false }
    }

    pub(super) fn fixed_by(self, fix: Fix) -> Self {
        Self { fix: Some(fix), ..self }
    }
}

impl Place {
    pub(super) fn field(id: &str) -> Self {
        Self::Field { field: id.to_owned() }
    }

    /// The same block, about these words.
    pub(super) fn words(mut self, said: &str, standing: usize) -> Self {
        if let Self::Block { words, nth, .. } = &mut self {
            (*words, *nth) = (said.to_owned(), u32::try_from(standing).unwrap_or(u32::MAX));
        }
        self
    }

    pub(super) fn photo(photo: PhotoId, field: &str, index: usize) -> Self {
        Self::Photo { photo, field: field.to_owned(), index: u32::try_from(index).unwrap_or(u32::MAX) }
    }
}
