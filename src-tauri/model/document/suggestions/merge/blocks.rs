//! Which stretches of three texts belong together: runs of blocks that somebody changed, and each block that nobody did.

use super::Node;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// A stretch of what was, what is, and what came out of the other hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) present: Range<usize>,
    pub(super) other: Range<usize>,
}

/// The stretches, in order; together they are the three texts.
pub(super) fn regions(base: &[Node], present: &[Node], other: &[Node]) -> Vec<Region> {
    let (mine, theirs) = (pairs(base, present), pairs(base, other));
    let mut regions = Vec::new();
    let (mut b, mut p, mut o) = (0, 0, 0);
    let mut close = |b: &mut usize, p: &mut usize, o: &mut usize, to: (usize, usize, usize)| {
        let region = Region { base: *b..to.0, present: *p..to.1, other: *o..to.2 };
        if !(region.base.is_empty() && region.present.is_empty() && region.other.is_empty()) {
            regions.push(region);
        }
        (*b, *p, *o) = to;
    };
    for (at, block) in base.iter().enumerate() {
        let (Some(&i), Some(&j)) = (mine.get(&at), theirs.get(&at)) else { continue };
        // A block that both left as it was parts what stands before from what stands after.
        if *block == present[i] && *block == other[j] {
            close(&mut b, &mut p, &mut o, (at, i, j));
            close(&mut b, &mut p, &mut o, (at + 1, i + 1, j + 1));
        }
    }
    close(&mut b, &mut p, &mut o, (base.len(), present.len(), other.len()));
    regions
}

/// The blocks of one text that are those of another, by index; in the order of both.
fn pairs(from: &[Node], to: &[Node]) -> HashMap<usize, usize> {
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut named = |blocks: &[Node]| -> Vec<u32> {
        let number = |block: &Node| {
            let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
            *names.entry(name(block)).or_insert(count)
        };
        blocks.iter().map(number).collect()
    };
    let (from, to) = (named(from), named(to));
    let mut pairs = HashMap::new();
    for op in capture_diff_slices(Algorithm::Myers, &from, &to) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    pairs
}

/// What a block is known by: its id, else all that it is.
fn name(block: &Node) -> String {
    match block.attrs.get("id").and_then(|id| id.as_str()) {
        Some(id) => format!("#{id}"),
        None => serde_json::to_string(block).unwrap_or_default(),
    }
}
