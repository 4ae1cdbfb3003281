//! Proposals as they stand in a node's JSON: reading and writing the marks `ins`, `del`, `format` and the attribute `tc`.

use super::super::{Change, ChangeKind, MARKS, Node, RawMark};
use serde_json::Value;

/// The proposal a mark carries, when it carries one.
pub(super) fn change_of(mark: &RawMark) -> Option<Change> {
    if !matches!(mark.kind.as_str(), "ins" | "del" | "format") {
        return None;
    }
    let mut attrs = mark.attrs.clone();
    attrs.remove("was");
    serde_json::from_value(Value::Object(attrs)).ok()
}

/// The mark of that kind among others.
pub(super) fn find<'m>(marks: &'m [RawMark], kind: &str) -> Option<&'m RawMark> {
    marks.iter().find(|mark| mark.kind == kind)
}

/// That mark's proposal, when that person made it.
pub(super) fn own(marks: &[RawMark], kind: &str, by: &str) -> Option<Change> {
    find(marks, kind).and_then(change_of).filter(|change| change.by == by)
}

/// A mark that carries a proposal.
pub(super) fn mark(kind: &str, change: &Change) -> RawMark {
    let change = Change { kind: None, was: None, ..change.clone() };
    let attrs = match serde_json::to_value(change) {
        Ok(Value::Object(attrs)) => attrs,
        _ => serde_json::Map::new(),
    };
    RawMark { kind: kind.to_owned(), attrs }
}

/// The mark that says which marks words had before.
pub(super) fn format(change: &Change, was: &[RawMark]) -> RawMark {
    let mut mark = mark("format", change);
    mark.attrs.insert("was".to_owned(), serde_json::to_value(was).unwrap_or_default());
    mark
}

/// The marks that words had before.
pub(super) fn was(mark: &RawMark) -> Vec<RawMark> {
    mark.attrs.get("was").and_then(|was| serde_json::from_value(was.clone()).ok()).unwrap_or_default()
}

/// The marks that are no proposal.
pub(super) fn base(marks: &[RawMark]) -> Vec<RawMark> {
    marks.iter().filter(|mark| !matches!(mark.kind.as_str(), "ins" | "del" | "format")).cloned().collect()
}

/// The marks with one more, in the order in which they are stored.
pub(super) fn with(mut marks: Vec<RawMark>, more: impl IntoIterator<Item = RawMark>) -> Vec<RawMark> {
    marks.extend(more);
    marks.sort_by_key(|mark| MARKS.iter().position(|name| *name == mark.kind));
    marks
}

/// The marks without those of a kind.
pub(super) fn without(marks: &[RawMark], kind: &str) -> Vec<RawMark> {
    marks.iter().filter(|mark| mark.kind != kind).cloned().collect()
}

/// The proposal about a whole block.
pub(super) fn tc(node: &Node) -> Option<Change> {
    node.attrs.get("tc").and_then(|tc| serde_json::from_value(tc.clone()).ok())
}

/// What the block's proposal proposes.
pub(super) fn kind(node: &Node) -> Option<ChangeKind> {
    tc(node).and_then(|change| change.kind)
}

/// The block with that proposal, or none.
pub(super) fn with_tc(mut node: Node, change: Option<Change>) -> Node {
    node.attrs.remove("tc");
    if let Some(Ok(value)) = change.map(serde_json::to_value) {
        node.attrs.insert("tc".to_owned(), value);
    }
    node
}
