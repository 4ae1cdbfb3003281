//! The open proposals of a text, in the order in which somebody reads it.

use super::super::{Change, ChangeKind, Document, Node};
use super::marks;
use super::units::flows;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a proposal would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposedEdit {
    /// Words come.
    Insert,
    /// Words go.
    Delete,
    /// Words go and others come.
    Replace,
    /// Words get or lose marks.
    Format,
    /// A paragraph is divided.
    Split,
    /// Two paragraphs become one.
    Join,
    /// A whole block comes.
    InsertBlock,
    /// A whole block goes.
    DeleteBlock,
    /// A block goes here and comes there.
    Move,
    /// The kind or attributes of a block change.
    Change,
}

/// An open proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// Its id, the same wherever it stands in the text.
    pub id: String,
    /// Who proposed it (a person's id).
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub at: crate::Timestamp,
    /// What it would do.
    pub edit: ProposedEdit,
    /// The top-level block in which it begins, from 0.
    pub block: usize,
    /// The words that would go.
    pub deleted: String,
    /// The words that would come.
    pub inserted: String,
}

/// Every open proposal, in reading order.
pub fn proposals(document: &Document) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (index, block) in document.write().content.iter().enumerate() {
        look(block, index, &mut found);
    }
    found.into_iter().map(Seen::said).collect()
}

#[derive(Default)]
struct Seen {
    change: Option<Change>,
    block: usize,
    kinds: Vec<ChangeKind>,
    formatted: bool,
    deleted: String,
    inserted: String,
}

fn look(node: &Node, block: usize, found: &mut Vec<Seen>) {
    if let Some(change) = marks::tc(node)
        && let Some(kind) = change.kind
    {
        let seen = seen(found, change, block);
        seen.kinds.push(kind);
        match kind {
            ChangeKind::Inserted => seen.inserted.push_str(&text(node)),
            ChangeKind::Deleted => seen.deleted.push_str(&text(node)),
            ChangeKind::Split | ChangeKind::Joined | ChangeKind::Changed => {}
        }
    }
    for mark in &node.marks {
        let Some(change) = marks::change_of(mark) else { continue };
        let seen = seen(found, change, block);
        let words = node.text.as_deref().unwrap_or("\n");
        match mark.kind.as_str() {
            "ins" => seen.inserted.push_str(words),
            "del" => seen.deleted.push_str(words),
            _ => seen.formatted = true,
        }
    }
    node.content.iter().for_each(|child| look(child, block, found));
}

fn seen(found: &mut Vec<Seen>, change: Change, block: usize) -> &mut Seen {
    let at = found.iter().rposition(|seen| seen.change.as_ref().is_some_and(|one| one.id == change.id));
    let at = at.unwrap_or_else(|| {
        found.push(Seen { change: Some(change), block, ..Seen::default() });
        found.len() - 1
    });
    &mut found[at]
}

fn text(node: &Node) -> String {
    let inner: String = node.content.iter().map(text).collect();
    let end = if flows(&node.kind) { "\n" } else { "" };
    format!("{}{inner}{end}", node.text.as_deref().unwrap_or_default())
}

impl Seen {
    fn said(self) -> Proposal {
        let has = |kind| self.kinds.contains(&kind);
        let (come, go) = (!self.inserted.is_empty(), !self.deleted.is_empty());
        let edit = match () {
            () if has(ChangeKind::Changed) => ProposedEdit::Change,
            () if (has(ChangeKind::Inserted) || has(ChangeKind::Split))
                && (has(ChangeKind::Deleted) || has(ChangeKind::Joined))
                && self.inserted.trim() == self.deleted.trim() =>
            {
                ProposedEdit::Move
            }
            () if come && go => ProposedEdit::Replace,
            () if has(ChangeKind::Inserted) => ProposedEdit::InsertBlock,
            () if has(ChangeKind::Deleted) => ProposedEdit::DeleteBlock,
            () if come => ProposedEdit::Insert,
            () if go => ProposedEdit::Delete,
            () if has(ChangeKind::Split) => ProposedEdit::Split,
            () if has(ChangeKind::Joined) => ProposedEdit::Join,
            () => ProposedEdit::Format,
        };
        let (id, by, at) =
            self.change.map_or_else(Default::default, |change| (change.id, change.by, change.at));
        Proposal { id, by, at, edit, block: self.block, deleted: self.deleted, inserted: self.inserted }
    }
}
