//! Suggestions: every edit as a proposal that somebody accepts or rejects, word for word and block for block.
//!
//! [`suggest`] compares a text with its edited form and writes the edit down as open proposals; [`accept`] and
//! [`reject`] settle them. Two laws hold for every text and every edit: rejecting all proposals gives what was there
//! before, accepting all gives what was edited. The editor has the same rules in TypeScript; both are held to the cases in
//! `tests/documents/suggestions`. What is not here: when somebody may decide (`newsroom`).
//!
//! How a proposal stands in the document:
//! - words: marks `ins` and `del`; other marks changed: a mark `format` that keeps what was there;
//! - paragraphs and headings: where one begins is a proposal of its own ([`ChangeKind::Split`], [`ChangeKind::Joined`]),
//!   as a paragraph's end is in Word, so that words never depend on the block they stand in;
//! - other blocks: [`ChangeKind::Inserted`] and [`ChangeKind::Deleted`]; attributes and kind: [`ChangeKind::Changed`].

mod compare;
mod found;
mod marks;
mod merge;
mod open;
mod settle;
mod units;
mod weave;

#[cfg(all(test, feature = "any"))]
mod cases;
#[cfg(all(test, feature = "any"))]
mod laws;

pub use found::{Proposal, ProposedEdit, proposals};
pub use merge::{Merged, merge};
pub use open::any_open;

use super::{Change, ChangeKind, Document, Node};
use std::collections::BTreeSet;

/// Which proposals are decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every one.
    All,
    /// Those of one person, by id.
    By(String),
    /// Those with these ids.
    Ids(BTreeSet<String>),
}

impl Which {
    /// Is this proposal among them?
    #[must_use]
    pub fn takes(&self, proposal: &Proposal) -> bool {
        self.names(&proposal.id, &proposal.by)
    }

    fn names(&self, id: &str, by: &str) -> bool {
        match self {
            Self::All => true,
            Self::By(person) => by == person,
            Self::Ids(ids) => ids.contains(id),
        }
    }
}

/// The document in which the edit from `document` to `edited` stands as open proposals.
///
/// `by` is who proposes and when; its id names the first proposal, the others are that id with a number. Proposals that
/// are open already stay. Rejecting all gives what rejecting all gave before; accepting all gives `edited`, its own
/// proposals accepted.
#[must_use]
pub fn suggest(document: &Document, edited: &Document, by: &Change) -> Document {
    if let Some(woven) = word_by_word(document, edited, by) {
        return woven;
    }
    let (old, new) = (document.write().content, edited.write().content);
    // What was agreed is to go, what was edited is new: coarse, and always true.
    let old = settle::all(&old, false).into_iter().map(|node| weave::as_block(node, by, ChangeKind::Deleted));
    let new = settle::all(&new, true).into_iter().map(|node| weave::as_block(node, by, ChangeKind::Inserted));
    read(weave::own_ids(old.chain(new).collect())).unwrap_or_else(|| document.clone())
}

fn word_by_word(document: &Document, edited: &Document, by: &Change) -> Option<Document> {
    let woven = weave::blocks(&document.write().content, &edited.write().content, by).and_then(read)?;
    lawful(document, edited, &woven).then_some(woven)
}

/// The document with these proposals accepted.
#[must_use]
pub fn accept(document: &Document, which: &Which) -> Document {
    settled(document, which, true)
}

/// The document with these proposals rejected.
#[must_use]
pub fn reject(document: &Document, which: &Which) -> Document {
    settled(document, which, false)
}

fn settled(document: &Document, which: &Which, yes: bool) -> Document {
    let nodes = settle::nodes(&document.write().content, &|change| {
        which.names(&change.id, &change.by).then_some(yes)
    });
    // A proposal that would leave no document (one made by hand) is not carried out.
    read(nodes).unwrap_or_else(|| document.clone())
}

fn read(mut blocks: Vec<Node>) -> Option<Document> {
    if blocks.is_empty() {
        blocks.push(Node::new("paragraph"));
    }
    Document::read(Node::new("doc").with(blocks)).ok()
}

fn lawful(document: &Document, edited: &Document, woven: &Document) -> bool {
    let bare = |document: Document| document.without_ids();
    bare(reject(woven, &Which::All)) == bare(reject(document, &Which::All))
        && bare(accept(woven, &Which::All)) == bare(accept(edited, &Which::All))
}
