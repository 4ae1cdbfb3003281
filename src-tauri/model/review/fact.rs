//! The fact-check ledger: a comment that names something to be checked, its source, and who found it right or wrong.
//!
//! A fact is tied to words as its comment is. What was checked is those words: when they change, it is to be checked again.

use crate::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest source, in characters.
pub const MAX_SOURCE: usize = 1_000;

/// Something to be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// How it stands.
    pub state: FactState,
    /// Where it comes from, in words or as an address; empty while nobody knows.
    pub source: String,
    /// The words that the state is about.
    pub words: String,
    /// Who decided last.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// How a fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactState {
    /// To be checked.
    Open,
    /// Somebody found it right.
    Checked,
    /// Somebody found it wrong.
    Wrong,
}

/// A fact of a text that is not right, as the checks look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFact {
    /// The words, as they stand.
    pub words: String,
    /// The top-level block they stand in; `None` when it is about something else, or lost.
    pub block: Option<usize>,
    /// Somebody found it wrong.
    pub wrong: bool,
}

/// Why a fact cannot be set so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FactFault {
    /// Right by nobody's word.
    #[error("A fact that is right has a source.")]
    NoSource,
    /// Too long.
    #[error("A source has at most {MAX_SOURCE} characters.")]
    TooLong,
}

impl FactState {
    /// The state as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "to be checked",
            Self::Checked => "checked",
            Self::Wrong => "wrong",
        }
    }
}

/// A source as it is kept, for a fact that is to stand so.
pub fn source(text: &str, state: FactState) -> Result<String, FactFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > MAX_SOURCE {
        return Err(FactFault::TooLong);
    }
    if text.is_empty() && state == FactState::Checked {
        return Err(FactFault::NoSource);
    }
    Ok(text)
}

impl Fact {
    /// The fact once its words are others; `None` when that changes nothing about it.
    pub fn reworded(&self, words: &str) -> Option<Self> {
        let changed = self.state == FactState::Checked && self.words != words;
        changed.then(|| Self { state: FactState::Open, words: words.to_owned(), ..self.clone() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_is_right_has_a_source() {
        assert_eq!(source(" ", FactState::Open), Ok(String::new()));
        assert_eq!(source(" ", FactState::Checked), Err(FactFault::NoSource));
        assert_eq!(source(" Harbour\n office ", FactState::Checked), Ok("Harbour office".into()));
        assert_eq!(source(&"x".repeat(MAX_SOURCE + 1), FactState::Wrong), Err(FactFault::TooLong));
    }

    #[test]
    fn other_words_are_checked_again() {
        let fact = |state| Fact {
            state,
            source: "Harbour office".into(),
            words: "400 people".into(),
            by: PersonId(Uuid::from_u128(1)),
            at: Timestamp::UNIX_EPOCH,
        };
        assert_eq!(fact(FactState::Checked).reworded("400 people"), None);
        let again = fact(FactState::Checked).reworded("500 people").unwrap();
        assert_eq!((again.state, again.words.as_str()), (FactState::Open, "500 people"));
        assert_eq!(fact(FactState::Wrong).reworded("500 people"), None);
    }
}
