//! Where a paragraph was divided, or two became one: the words are the same, only where one begins is another.

use super::{Run, WordFate, words};
use crate::document::Node;
use std::ops::Range;

/// So much of what stands on its own must have stood in the other text's one paragraph.
const ENOUGH: f32 = 0.7;
/// And at least so many letters of it, so that no stray word counts.
const LEAST: usize = 3;

/// A node's partner on the other side, and whether it moved.
pub(super) type Partner = Option<(usize, bool)>;

/// For every node of `many` that goes on from the one before it, within one paragraph of the other side: where that row
/// of nodes begins. `free` says which nodes of `one` may be divided. A row that was paired by its later half is paired by
/// its first.
pub(super) fn divided(
    one: &[Node],
    many: &[Node],
    partner: &mut [Partner],
    free: impl Fn(usize) -> bool,
) -> Vec<Option<usize>> {
    let mut begins: Vec<Option<usize>> = vec![None; many.len()];
    #[allow(clippy::needless_range_loop)] // a place is looked at together with those beside it
    for at in 0..many.len() {
        if partner[at].is_some() || !flows(&many[at]) {
            continue;
        }
        if at > 0 {
            let head = begins[at - 1].unwrap_or(at - 1);
            if let Some(whole) = whole_of(one, many, partner, head).filter(|whole| free(*whole))
                && one[whole].content != many[head].content
                && goes_on(&one[whole], &many[head..=at])
            {
                begins[at] = Some(head);
                continue;
            }
        }
        if let Some(whole) = whole_of(one, many, partner, at + 1).filter(|whole| free(*whole))
            && one[whole].content != many[at + 1].content
            && goes_on(&one[whole], &many[at..=at + 1])
        {
            (partner[at], partner[at + 1]) = (partner[at + 1], None);
        }
    }
    begins
}

/// The paragraph on the other side that a node is paired with where it stands.
fn whole_of(one: &[Node], many: &[Node], partner: &[Partner], at: usize) -> Option<usize> {
    let (whole, moved) = partner.get(at).copied().flatten()?;
    (!moved && flows(many.get(at)?) && flows(one.get(whole)?)).then_some(whole)
}

fn flows(node: &Node) -> bool {
    matches!(node.kind.as_str(), "paragraph" | "heading")
}

/// Were the first and the last of these nodes mostly words of the whole?
fn goes_on(whole: &Node, row: &[Node]) -> bool {
    let runs = words::compare_rows(&[&whole.content], &contents(row));
    let pieces = cut(runs, row, WordFate::Deleted);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let mostly_kept = |piece: Option<&Vec<Run>>| {
        let runs = piece.map(Vec::as_slice).unwrap_or_default();
        let count = |kept: bool| -> usize {
            let counted = runs.iter().filter(|run| run.fate != WordFate::Deleted);
            counted.filter(|run| !kept || run.fate != WordFate::Inserted).map(|run| letters(&run.text)).sum()
        };
        let (all, kept) = (count(false), count(true));
        #[allow(clippy::cast_precision_loss)] // a paragraph has fewer letters than a float has places
        let share = kept as f32 / all.max(1) as f32;
        kept >= LEAST && share >= ENOUGH
    };
    mostly_kept(pieces.first()) && mostly_kept(pieces.last())
}

/// The words of both rows compared as one line each, and cut where the nodes of the divided row end: one piece for each.
pub(super) fn compared(old: &[Node], new: &[Node]) -> Vec<Vec<Run>> {
    let runs = words::compare_rows(&contents(old), &contents(new));
    if new.len() > 1 { cut(runs, new, WordFate::Deleted) } else { cut(runs, old, WordFate::Inserted) }
}

fn contents(row: &[Node]) -> Vec<&[Node]> {
    row.iter().map(|node| node.content.as_slice()).collect()
}

/// Cuts runs where the nodes of a row end; words of the fate `other` are not of that row and stay with what they follow.
fn cut(runs: Vec<Run>, row: &[Node], other: WordFate) -> Vec<Vec<Run>> {
    let length = |node: &Node| -> usize {
        node.content.iter().map(|child| child.text.as_ref().map_or(1, String::len)).sum()
    };
    let mut left: Vec<usize> = row.iter().map(length).collect();
    let mut out: Vec<Vec<Run>> = vec![Vec::new(); row.len()];
    let mut at = 0;
    for run in runs {
        if run.fate == other {
            out[at].push(run);
            continue;
        }
        let mut from = 0;
        while from < run.text.len() {
            while left[at] == 0 && at + 1 < row.len() {
                at += 1;
            }
            // The last node takes whatever is left.
            let taken =
                if at + 1 < row.len() { left[at].min(run.text.len() - from) } else { run.text.len() - from };
            left[at] = left[at].saturating_sub(taken);
            let piece: Range<usize> = from..from + taken;
            out[at].push(Run { text: run.text.get(piece).unwrap_or_default().to_owned(), ..run.clone() });
            from += taken;
        }
    }
    out
}
