//! Two rows of nodes as one row of parts: what went stands before what came in its place.

use super::divide::{Partner, divided};
use super::pairs::{Sibling, pair};
use super::{Fate, Part, Run, WordFate, words};
use crate::document::{Earlier, Node};
use serde_json::{Map, Value};
use std::ops::Range;

/// Merges two rows of siblings.
pub(super) fn merge(old: &[Node], new: &[Node]) -> Vec<Part> {
    let (bare_old, bare_new) = (nameless(old), nameless(new));
    merged(&Row { nodes: old, bare: &bare_old }, &Row { nodes: new, bare: &bare_new })
}

/// Siblings, with and without names.
#[derive(Clone, Copy)]
struct Row<'n> {
    nodes: &'n [Node],
    bare: &'n [Node],
}

impl<'n> Row<'n> {
    fn siblings(&self) -> Vec<Sibling<'n>> {
        self.nodes.iter().zip(self.bare).map(|(node, bare)| Sibling { node: bare, id: name(node) }).collect()
    }

    fn inside(&self, at: usize) -> Row<'n> {
        Row { nodes: &self.nodes[at].content, bare: &self.bare[at].content }
    }
}

fn merged(old: &Row<'_>, new: &Row<'_>) -> Vec<Part> {
    let rows = Paired::of(old, new);
    let mut out = Vec::with_capacity(old.nodes.len().max(new.nodes.len()));
    let mut written = 0;
    let mut gone = |up_to: usize, out: &mut Vec<Part>| {
        for at in written..up_to {
            match rows.to[at] {
                Some((_, true)) => out.push(left(&old.nodes[at], at)),
                None if rows.joined[at].is_none() => {
                    out.push(whole(&old.nodes[at], Fate::Deleted, Some(at)));
                }
                // It was written with the node it is in.
                Some((_, false)) | None => {}
            }
        }
        written = written.max(up_to);
    };
    for at in 0..new.nodes.len() {
        if rows.split[at].is_some() {
            continue;
        }
        gone(rows.until(at), &mut out);
        match rows.from[at] {
            None => out.push(whole(&new.nodes[at], Fate::Inserted, None)),
            Some((there, true)) => out.push(both(old, there, new, at, Fate::Moved)),
            Some((there, false)) => {
                let (olds, news) = (tail(&rows.joined, there), tail(&rows.split, at));
                if olds.len() + news.len() > 2 {
                    divided_parts(old, olds.clone(), new, news, &mut out);
                } else {
                    out.push(both(old, there, new, at, Fate::Kept));
                }
                gone(olds.end, &mut out);
            }
        }
    }
    gone(old.nodes.len(), &mut out);
    out
}

/// Which nodes are the same, which moved, and which go on from the one before them.
struct Paired {
    to: Vec<Partner>,
    from: Vec<Partner>,
    /// For a new node that was divided off: where the row begins that it belongs to.
    split: Vec<Option<usize>>,
    /// The same for an old node that goes on in the one before.
    joined: Vec<Option<usize>>,
    /// Up to where the old side has been written when a new node is: the next one that stayed.
    until: Vec<usize>,
}

impl Paired {
    fn of(old: &Row<'_>, new: &Row<'_>) -> Self {
        let mut from: Vec<Partner> = vec![None; new.nodes.len()];
        for pair in pair(&old.siblings(), &new.siblings()) {
            from[pair.new] = Some((pair.old, pair.moved));
        }
        let split = divided(old.nodes, new.nodes, &mut from, |_| true);
        let mut to = turned(&from, old.nodes.len());
        let joined =
            divided(new.nodes, old.nodes, &mut to, |at| split.get(at + 1).copied().flatten() != Some(at));
        let from = turned(&to, new.nodes.len());
        let mut until = vec![old.nodes.len(); new.nodes.len()];
        for at in (0..new.nodes.len()).rev() {
            until[at] = match (from[at], until.get(at + 1).copied()) {
                (Some((there, false)), _) => there,
                (_, Some(next)) => next,
                (_, None) => old.nodes.len(),
            };
        }
        Self { to, from, split, joined, until }
    }

    fn until(&self, at: usize) -> usize {
        self.until[at]
    }
}

/// Partners seen from the other side.
fn turned(partners: &[Partner], length: usize) -> Vec<Partner> {
    let mut out = vec![None; length];
    for (at, partner) in partners.iter().enumerate() {
        if let Some((there, moved)) = partner {
            out[*there] = Some((at, *moved));
        }
    }
    out
}

/// A node with those that go on from it.
fn tail(begins: &[Option<usize>], head: usize) -> Range<usize> {
    let more = begins.iter().skip(head + 1).take_while(|begin| **begin == Some(head)).count();
    head..head + 1 + more
}

/// A paragraph that was divided, or several that became one: the first as what is in both, the others after it.
fn divided_parts(old: &Row<'_>, olds: Range<usize>, new: &Row<'_>, news: Range<usize>, out: &mut Vec<Part>) {
    let (first, at) = (olds.start, news.start);
    let mut pieces = super::divide::compared(&old.nodes[olds.clone()], &new.nodes[news.clone()]).into_iter();
    let head = with_words(&old.nodes[first], first, &new.nodes[at], pieces.next().unwrap_or_default());
    out.push(head);
    let split = news.skip(1).map(|at| (&new.nodes[at], Fate::Split, None));
    let joined = olds.skip(1).map(|at| (&old.nodes[at], Fate::Joined, Some(at)));
    for ((node, fate, old), runs) in split.chain(joined).zip(pieces) {
        let part = whole(node, Fate::Kept, old);
        out.push(Part { fate, runs, ..part });
    }
}

/// A node that is in both.
fn both(old: &Row<'_>, there: usize, new: &Row<'_>, at: usize, fate: Fate) -> Part {
    let (before, now) = (&old.nodes[there], &new.nodes[at]);
    if old.bare[there] == new.bare[at] {
        let part = whole(now, Fate::Kept, Some(there));
        return Part { fate, ..part };
    }
    let runs = match holds_words(&now.kind) {
        true => words::compare(&before.content, &now.content),
        false => Vec::new(),
    };
    let part = with_words(before, there, now, runs);
    let parts = match holds_words(&now.kind) {
        true => Vec::new(),
        false => merged(&old.inside(there), &new.inside(at)),
    };
    Part { fate, parts, ..part }
}

/// A node that is in both, at its place, with these words.
fn with_words(before: &Node, there: usize, now: &Node, runs: Vec<Run>) -> Part {
    let (was, is) = (Earlier::of(before), Earlier::of(now));
    Part {
        fate: Fate::Kept,
        change: None,
        id: name(now).map(str::to_owned),
        was: (was != is).then_some(was),
        kind: is.kind,
        attrs: is.attrs,
        runs,
        parts: Vec::new(),
        old: Some(there),
    }
}

/// A node with everything in it of one fate.
fn whole(node: &Node, fate: Fate, old: Option<usize>) -> Part {
    let Earlier { kind, attrs } = Earlier::of(node);
    let (runs, parts) = if holds_words(&kind) {
        let fate = match fate {
            Fate::Inserted => WordFate::Inserted,
            Fate::Deleted => WordFate::Deleted,
            _ => WordFate::Kept,
        };
        (words::all(&node.content, fate), Vec::new())
    } else {
        let child = |(at, child)| whole(child, fate, (fate != Fate::Inserted).then_some(at));
        (Vec::new(), node.content.iter().enumerate().map(child).collect())
    };
    Part { fate, change: None, id: name(node).map(str::to_owned), was: None, kind, attrs, runs, parts, old }
}

/// Where a node that moved stood.
fn left(node: &Node, at: usize) -> Part {
    Part {
        fate: Fate::Left,
        change: None,
        kind: node.kind.clone(),
        id: None,
        attrs: Map::new(),
        was: None,
        runs: Vec::new(),
        parts: Vec::new(),
        old: Some(at),
    }
}

fn name(node: &Node) -> Option<&str> {
    node.attrs.get("id").and_then(Value::as_str)
}

/// Does a node of this kind hold words, or other nodes?
fn holds_words(kind: &str) -> bool {
    matches!(
        kind,
        "paragraph"
            | "heading"
            | "caption"
            | "credit"
            | "speaker"
            | "source"
            | "pull_text"
            | "attribution"
            | "box_title"
            | "table_caption"
            | "table_header"
            | "table_cell"
            | "related_item"
            | "embed"
            | "code_block"
    )
}

/// The same nodes without names, at whatever depth.
pub(super) fn nameless(nodes: &[Node]) -> Vec<Node> {
    let mut nodes = nodes.to_vec();
    fn forget(node: &mut Node) {
        node.attrs.remove("id");
        node.content.iter_mut().for_each(forget);
    }
    nodes.iter_mut().for_each(forget);
    nodes
}
