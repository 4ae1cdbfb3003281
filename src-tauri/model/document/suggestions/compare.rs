//! Which units of two texts are the same: what both begin and end with, and between these the words they have in common.

use super::units::{Unit, is_part};
use std::ops::Range;

/// A stretch of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stretch {
    /// The unit at the first place is the unit at the second.
    Kept(usize, usize),
    /// These units went, those came.
    Gap(Range<usize>, Range<usize>),
}

/// More comparisons than this are not made; the stretch counts as replaced.
const MOST: usize = 250_000;

/// Compares two rows of units.
pub(super) fn compare(old: &[Unit], new: &[Unit]) -> Vec<Stretch> {
    let most = old.len().min(new.len());
    let start = (0..most).take_while(|at| same(&old[*at], &new[*at])).count();
    let end =
        (1..=most - start).take_while(|back| same(&old[old.len() - back], &new[new.len() - back])).count();
    let (a, b) = (start..old.len() - end, start..new.len() - end);
    let mut out: Vec<Stretch> = (0..start).map(|at| Stretch::Kept(at, at)).collect();
    if a.len() == b.len() && a.clone().zip(b.clone()).all(|(i, j)| alike(&old[i], &new[j])) {
        out.extend(a.clone().zip(b.clone()).map(|(i, j)| Stretch::Kept(i, j)));
    } else {
        middle(old, new, &a, &b, &mut out);
    }
    out.extend((0..end).map(|at| Stretch::Kept(a.end + at, b.end + at)));
    out
}

/// The same unit: a block by its name on the desk where it has one, anything else by what it is.
fn same(old: &Unit, new: &Unit) -> bool {
    match (old, new) {
        (Unit::Start { node: a, wrapped: x }, Unit::Start { node: b, wrapped: y }) => {
            x == y && named(a, b).unwrap_or(a.kind == b.kind)
        }
        (Unit::Piece { sign: a, marks: x }, Unit::Piece { sign: b, marks: y }) => a == b && x == y,
        (Unit::Solid(a), Unit::Solid(b)) => {
            a.kind == b.kind && (is_part(&a.kind) || named(a, b).unwrap_or_else(|| a == b))
        }
        _ => false,
    }
}

/// Whether two blocks have the same id; `None` when one has none.
fn named(a: &super::Node, b: &super::Node) -> Option<bool> {
    let id = |node: &super::Node| node.attrs.get("id").filter(|id| !id.is_null()).cloned();
    Some(id(a)? == id(b)?)
}

/// The same but for the marks.
fn alike(old: &Unit, new: &Unit) -> bool {
    match (old, new) {
        (Unit::Piece { sign: a, .. }, Unit::Piece { sign: b, .. }) => a == b,
        _ => same(old, new),
    }
}

fn middle(old: &[Unit], new: &[Unit], a: &Range<usize>, b: &Range<usize>, out: &mut Vec<Stretch>) {
    let (x, y) = (words(old, a), words(new, b));
    let equal = |i: usize, j: usize| {
        x[i].len() == y[j].len() && x[i].clone().zip(y[j].clone()).all(|(i, j)| same(&old[i], &new[j]))
    };
    let mut pairs = Vec::new();
    if x.len().saturating_mul(y.len()) <= MOST {
        let width = y.len() + 1;
        let mut best = vec![0_usize; (x.len() + 1) * width];
        for i in (0..x.len()).rev() {
            for j in (0..y.len()).rev() {
                let with = if equal(i, j) { x[i].len() + best[(i + 1) * width + j + 1] } else { 0 };
                best[i * width + j] = with.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < x.len() && j < y.len() {
            if equal(i, j) && best[i * width + j] == x[i].len() + best[(i + 1) * width + j + 1] {
                pairs.extend(x[i].clone().zip(y[j].clone()));
                (i, j) = (i + 1, j + 1);
            } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    let (mut i, mut j) = (a.start, b.start);
    for run in runs(&pairs).filter(|run| means_something(old, run)) {
        for (at, to) in run {
            if (i, j) != (*at, *to) {
                out.push(Stretch::Gap(i..*at, j..*to));
            }
            out.push(Stretch::Kept(*at, *to));
            (i, j) = (at + 1, to + 1);
        }
    }
    if (i, j) != (a.end, b.end) {
        out.push(Stretch::Gap(i..a.end, j..b.end));
    }
}

/// Words, and every other unit alone.
fn words(units: &[Unit], within: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut word = false;
    for at in within.clone() {
        let letter = is_letter(&units[at]);
        match out.last_mut() {
            Some(last) if letter && word => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
        word = letter;
    }
    out
}

fn is_letter(unit: &Unit) -> bool {
    matches!(unit, Unit::Piece { sign: Some(sign), .. } if sign.is_alphanumeric())
}

/// Pairs that follow one another on both sides.
fn runs(pairs: &[(usize, usize)]) -> impl Iterator<Item = &[(usize, usize)]> {
    pairs.chunk_by(|(i, j), (k, l)| i + 1 == *k && j + 1 == *l)
}

/// A blank or a comma between two replaced words is replaced with them.
fn means_something(units: &[Unit], run: &[(usize, usize)]) -> bool {
    run.iter().any(|(at, _)| is_letter(&units[*at]) || !matches!(units[*at], Unit::Piece { .. }))
}
