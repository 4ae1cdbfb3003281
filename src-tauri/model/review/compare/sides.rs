//! One side of a comparison back: the new text, or the old one, without the names of blocks.

use super::{Fate, Part, Run, WordFate};
use crate::document::{Document, Earlier, Fault, Node};

/// The new text of a merged page.
///
/// A fault where the page was not made by comparing two documents.
pub fn take_new(parts: &[Part]) -> Result<Document, Fault> {
    Document::read(Node::new("doc").with(new_nodes(parts)))
}

/// The old text of a merged page.
///
/// A fault where the page was not made by comparing two documents.
pub fn take_old(parts: &[Part]) -> Result<Document, Fault> {
    Document::read(Node::new("doc").with(old_nodes(parts)))
}

fn new_nodes(parts: &[Part]) -> Vec<Node> {
    let mut out = Vec::new();
    for part in parts {
        match part.fate {
            Fate::Deleted | Fate::Left => {}
            Fate::Joined => go_on(&mut out, |content| new_words(content, part)),
            Fate::Kept | Fate::Inserted | Fate::Moved | Fate::Split => out.push(new_node(part)),
        }
    }
    out
}

pub(super) fn new_node(part: &Part) -> Node {
    let mut content = new_nodes(&part.parts);
    new_words(&mut content, part);
    Node { attrs: part.attrs.clone(), content, ..Node::new(&part.kind) }
}

fn new_words(content: &mut Vec<Node>, part: &Part) {
    for run in part.runs.iter().filter(|run| run.fate != WordFate::Deleted) {
        put(content, run, &run.marks);
    }
}

fn old_nodes(parts: &[Part]) -> Vec<Node> {
    let moved = |from: Option<usize>| parts.iter().find(|part| part.fate == Fate::Moved && part.old == from);
    let mut out = Vec::new();
    for part in parts {
        match part.fate {
            Fate::Inserted | Fate::Moved => {}
            Fate::Split => go_on(&mut out, |content| old_words(content, part)),
            Fate::Kept | Fate::Deleted | Fate::Joined => out.push(old_node(part)),
            Fate::Left => out.extend(moved(part.old).map(old_node)),
        }
    }
    out
}

fn old_node(part: &Part) -> Node {
    let mut content = old_nodes(&part.parts);
    old_words(&mut content, part);
    let Earlier { kind, attrs } =
        part.was.clone().unwrap_or_else(|| Earlier { kind: part.kind.clone(), attrs: part.attrs.clone() });
    Node { attrs, content, ..Node::new(&kind) }
}

fn old_words(content: &mut Vec<Node>, part: &Part) {
    for run in part.runs.iter().filter(|run| run.fate != WordFate::Inserted) {
        put(content, run, run.was.as_ref().unwrap_or(&run.marks));
    }
}

/// Adds to the node before; a page always has one where something goes on.
fn go_on(nodes: &mut [Node], add: impl FnOnce(&mut Vec<Node>)) {
    if let Some(before) = nodes.last_mut() {
        add(&mut before.content);
    }
}

/// Adds words to a line; neighbours with equal marks are one run.
fn put(content: &mut Vec<Node>, run: &Run, marks: &[crate::document::RawMark]) {
    if run.line_break {
        content.push(Node { marks: marks.to_vec(), ..Node::new("hard_break") });
        return;
    }
    match content.last_mut() {
        Some(Node { text: Some(text), marks: before, .. }) if before == marks => text.push_str(&run.text),
        _ => content.push(Node { text: Some(run.text.clone()), marks: marks.to_vec(), ..Node::new("text") }),
    }
}
