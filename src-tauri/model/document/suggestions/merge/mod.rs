//! Two texts that came out of one, brought together.
//!
//! What one of them changed holds; what both changed at different words holds twice. Where both changed the same words,
//! the present text stands and the other one's is an open proposal beside it. No letter of either is dropped: with the
//! proposals rejected it is the present text with what could be added to it, with them accepted the other one's words
//! stand there too.
//!
//! Blocks are known by their ids, then by what they are (`blocks.rs`); within blocks that both changed, words are compared
//! with what both began from (`words.rs`).

mod blocks;
#[cfg(all(test, feature = "any"))]
mod laws;
mod words;

use super::super::{Change, ChangeKind, Document, Node};
use super::{read, settle, suggest, weave};
use std::collections::HashMap;

/// Two texts brought together.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The text.
    pub document: Document,
    /// How many places both had changed; there a proposal is open.
    pub contested: usize,
}

/// Brings the changes from `base` to `other` into `present`, which came out of `base` too.
///
/// `by` is who made the other text, and when: the proposals are hers; its id names the first of them, the others are that
/// id with a number. `None` when together they would be no valid text (too long, too many blocks): then both stay apart.
#[must_use]
pub fn merge(base: &Document, present: &Document, other: &Document, by: &Change) -> Option<Merged> {
    let (base, present, other) = (base.write().content, present.write().content, other.write().content);
    let mut out: Vec<Node> = Vec::new();
    let mut contested = 0;
    for region in blocks::regions(&base, &present, &other) {
        let (base, present, other) = (&base[region.base], &present[region.present], &other[region.other]);
        if let Some(one) = decided(&base, &present, &other) {
            out.extend_from_slice(one);
            continue;
        }
        let both = words::together(base, present, other)
            .unwrap_or_else(|| words::Both { agreed: present.to_vec(), full: other.to_vec() });
        if both.agreed == both.full {
            out.extend(both.agreed);
        } else {
            let by = Change { id: numbered(&by.id, contested), ..by.clone() };
            out.extend(proposed(both, &by)?);
            contested += 1;
        }
    }
    let document = read(weave::own_ids(out))?.with_ids();
    Some(Merged { document, contested })
}

/// What stands where only one of two changed something, or both the same.
fn decided<'a, T: PartialEq + ?Sized>(base: &&'a T, present: &&'a T, other: &&'a T) -> Option<&'a T> {
    if base == present {
        Some(other)
    } else if base == other || present == other {
        Some(present)
    } else {
        None
    }
}

/// The agreed blocks with what the others have beside them as proposals.
fn proposed(words::Both { agreed, full }: words::Both, by: &Change) -> Option<Vec<Node>> {
    if !agreed.is_empty() && !full.is_empty() {
        let woven = suggest(&read(agreed.clone())?, &read(full.clone())?, by).write().content;
        let there = letters(&woven);
        // What somebody proposed herself and takes back is gone for good: not here, where nobody took anything back.
        if holds(&there, &letters(&agreed)) && holds(&there, &letters(&settle::all(&full, true))) {
            return Some(woven);
        }
    }
    let new =
        settle::all(&full, true).into_iter().map(|node| weave::as_block(node, by, ChangeKind::Inserted));
    let mut out = agreed;
    if full.is_empty() {
        out = out.into_iter().map(|node| weave::as_block(node, by, ChangeKind::Deleted)).collect();
    }
    out.extend(new);
    Some(out)
}

/// How often each letter stands in some blocks, proposed ones included.
fn letters(nodes: &[Node]) -> HashMap<char, usize> {
    let mut found = HashMap::new();
    let mut waiting: Vec<&Node> = nodes.iter().collect();
    while let Some(node) = waiting.pop() {
        for letter in node.text.iter().flat_map(|text| text.chars()) {
            *found.entry(letter).or_default() += 1;
        }
        waiting.extend(&node.content);
    }
    found
}

fn holds(there: &HashMap<char, usize>, wanted: &HashMap<char, usize>) -> bool {
    wanted.iter().all(|(letter, times)| there.get(letter).is_some_and(|found| found >= times))
}

fn numbered(id: &str, number: usize) -> String {
    if number == 0 { id.to_owned() } else { format!("{id}-{number}") }
}
