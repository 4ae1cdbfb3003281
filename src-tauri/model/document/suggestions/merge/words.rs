//! Blocks that both changed, word by word: what each did to what both began from.
//!
//! Two changes are one place when they touch the same words, or put something at the same spot. There the agreed text has
//! the present words, and the full text those of the other; everywhere else both have both.

use super::super::compare::{Stretch, compare};
use super::super::units::{Builder, Unit, pieces, units};
use super::{Node, decided};
use std::ops::Range;

/// Blocks brought together.
pub(super) struct Both {
    /// The present ones, with what the other changed elsewhere.
    pub(super) agreed: Vec<Node>,
    /// The same, with the other's words wherever both changed something.
    pub(super) full: Vec<Node>,
}

/// Three rows of blocks brought together; `None` when that gives no blocks.
pub(super) fn together(base: &[Node], present: &[Node], other: &[Node]) -> Option<Both> {
    let (agreed, full) = merged(&units(base), &units(present), &units(other))?;
    let built = |units: Vec<Unit>| build(Builder::default(), units);
    Some(Both { agreed: built(agreed)?, full: built(full)? })
}

/// Units that one of two put in the place of others.
#[derive(Debug, Clone, PartialEq)]
struct Hunk {
    /// What of the base it is about; empty where something was only put in.
    base: Range<usize>,
    with: Range<usize>,
    of: Hand,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Present,
    Other,
}

type Units = Vec<Unit>;

fn merged(base: &[Unit], present: &[Unit], other: &[Unit]) -> Option<(Units, Units)> {
    let (mine, mine_at) = hunks(base, present, Hand::Present);
    let (theirs, theirs_at) = hunks(base, other, Hand::Other);
    let (mut agreed, mut full) = (Vec::new(), Vec::new());
    let mut at = 0;
    for place in places(mine, theirs) {
        for unit in at..place.base.start {
            keep(unit, base, (present, &mine_at[..]), (other, &theirs_at[..]), &mut agreed, &mut full)?;
        }
        let mine = side(&place, Hand::Present, base, present, &mine_at);
        let theirs = side(&place, Hand::Other, base, other, &theirs_at);
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                agreed.extend(mine);
                full.extend(theirs);
            }
            (Some(only), None) | (None, Some(only)) => {
                agreed.extend(only.clone());
                full.extend(only);
            }
            (None, None) => {}
        }
        at = place.base.end;
    }
    for unit in at..base.len() {
        keep(unit, base, (present, &mine_at[..]), (other, &theirs_at[..]), &mut agreed, &mut full)?;
    }
    Some((agreed, full))
}

/// A unit that both kept, perhaps with other marks or attributes.
fn keep(
    at: usize,
    base: &[Unit],
    (present, mine): (&[Unit], &[Option<usize>]),
    (other, theirs): (&[Unit], &[Option<usize>]),
    agreed: &mut Units,
    full: &mut Units,
) -> Option<()> {
    let was = base.get(at)?;
    let mine = present.get((*mine.get(at)?)?)?;
    let theirs = other.get((*theirs.get(at)?)?)?;
    let (one, two) = match (decided(&was, &mine, &theirs), was, mine, theirs) {
        (Some(one), ..) => (one.clone(), one.clone()),
        (None, Unit::Solid(was), Unit::Solid(mine), Unit::Solid(theirs)) => match nested(was, mine, theirs) {
            Some((one, two)) => (Unit::Solid(one), Unit::Solid(two)),
            None => (Unit::Solid(mine.clone()), Unit::Solid(theirs.clone())),
        },
        (None, _, mine, theirs) => (mine.clone(), theirs.clone()),
    };
    agreed.push(one);
    full.push(two);
    Some(())
}

/// A block that holds blocks or lines, brought together within.
fn nested(base: &Node, present: &Node, other: &Node) -> Option<(Node, Node)> {
    let frame = |node: &Node| Node { content: Vec::new(), ..node.clone() };
    if base.kind != present.kind || base.kind != other.kind {
        return None;
    }
    let (was, mine, theirs) = (frame(base), frame(present), frame(other));
    let frame = decided(&&was, &&mine, &&theirs)?.clone();
    let (agreed, full) = match base.kind.as_str() {
        "quote" | "fact_box" | "footnote" | "list_item" | "bullet_list" | "ordered_list" | "gallery" => {
            let both = together(&base.content, &present.content, &other.content)?;
            (both.agreed, both.full)
        }
        "code_block" | "unknown" | "divider" => return None,
        _ if holds_words(base) || holds_words(present) || holds_words(other) => {
            let rows = [base, present, other].map(|node| pieces(&node.content));
            let (agreed, full) = merged(&rows[0], &rows[1], &rows[2])?;
            let line = |units| build(opened(), units).and_then(|mut built| built.pop());
            (line(agreed)?.content, line(full)?.content)
        }
        _ => {
            if base.content.len() != present.content.len() || base.content.len() != other.content.len() {
                return None;
            }
            let (mut agreed, mut full) = (Vec::new(), Vec::new());
            for ((was, mine), theirs) in base.content.iter().zip(&present.content).zip(&other.content) {
                let (one, two) = match decided(&was, &mine, &theirs) {
                    Some(one) => (one.clone(), one.clone()),
                    None => nested(was, mine, theirs)?,
                };
                agreed.push(one);
                full.push(two);
            }
            (agreed, full)
        }
    };
    Some((frame.clone().with(agreed), frame.with(full)))
}

fn holds_words(node: &Node) -> bool {
    node.content.iter().any(|child| child.text.is_some() || child.kind == "hard_break")
}

/// A builder that takes words alone.
fn opened() -> Builder {
    let mut builder = Builder::default();
    builder.start(Node::new("paragraph"), false);
    builder
}

fn build(mut builder: Builder, units: Units) -> Option<Vec<Node>> {
    for unit in units {
        match unit {
            Unit::Start { node, wrapped } => builder.start(node, wrapped),
            Unit::Piece { sign, marks } => builder.piece(sign, marks)?,
            Unit::Solid(node) => builder.solid(node),
        }
    }
    Some(builder.done())
}

/// What one of two did to the base, whole words at a time; and where each unit that it kept stands in its text.
fn hunks(units: &[Unit], text: &[Unit], of: Hand) -> (Vec<Hunk>, Vec<Option<usize>>) {
    let mut kept = vec![None; units.len()];
    let mut found: Vec<Hunk> = Vec::new();
    for stretch in compare(units, text) {
        match stretch {
            Stretch::Kept(i, j) => kept[i] = Some(j),
            Stretch::Gap(base, with) => found.push(Hunk { base, with, of }),
        }
    }
    let mut whole: Vec<Hunk> = Vec::new();
    for Hunk { mut base, mut with, of } in found {
        // Letters beside it that belong to the same word go with it, on both sides alike.
        while base.start > 0
            && with.start > 0
            && kept[base.start - 1] == Some(with.start - 1)
            && letter(units.get(base.start - 1))
            && (letter(units.get(base.start)) || letter(text.get(with.start)))
        {
            (base.start, with.start) = (base.start - 1, with.start - 1);
        }
        while base.end < units.len()
            && kept[base.end] == Some(with.end)
            && letter(units.get(base.end))
            && (ends_in_letter(units, base.end) || ends_in_letter(text, with.end))
        {
            (base.end, with.end) = (base.end + 1, with.end + 1);
        }
        match whole.last_mut() {
            Some(last) if last.base.end >= base.start && last.with.end >= with.start => {
                (last.base.end, last.with.end) = (base.end, with.end);
            }
            _ => whole.push(Hunk { base, with, of }),
        }
    }
    (whole, kept)
}

fn letter(unit: Option<&Unit>) -> bool {
    matches!(unit, Some(Unit::Piece { sign: Some(sign), .. }) if sign.is_alphanumeric())
}

/// Does a letter stand before this place?
fn ends_in_letter(units: &[Unit], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| letter(units.get(before)))
}

/// A stretch of the base about which somebody, or both, did something.
struct Place {
    base: Range<usize>,
    hunks: Vec<Hunk>,
}

/// Changes that touch the same words, or put something at the same spot, are one place.
fn places(mine: Vec<Hunk>, theirs: Vec<Hunk>) -> Vec<Place> {
    let mut all: Vec<Hunk> = mine.into_iter().chain(theirs).collect();
    all.sort_by_key(|hunk| (hunk.base.start, hunk.base.end, hunk.of == Hand::Other));
    let mut places: Vec<Place> = Vec::new();
    for hunk in all {
        match places.last_mut() {
            Some(place) if touches(&place.base, &hunk.base) => {
                place.base.end = place.base.end.max(hunk.base.end);
                place.hunks.push(hunk);
            }
            _ => places.push(Place { base: hunk.base.clone(), hunks: vec![hunk] }),
        }
    }
    places
}

/// `next` does not begin before `place`.
fn touches(place: &Range<usize>, next: &Range<usize>) -> bool {
    next.start < place.end || (place.is_empty() && next.is_empty() && next.start == place.end)
}

/// The units of one of two at a place; `None` where it did nothing there.
fn side(place: &Place, of: Hand, base: &[Unit], text: &[Unit], kept: &[Option<usize>]) -> Option<Units> {
    let mut hunks = place.hunks.iter().filter(|hunk| hunk.of == of);
    let Some(first) = hunks.next() else {
        // A block that it only changed within is something that it did.
        let changed = |at: usize| {
            let now = kept.get(at).copied().flatten().and_then(|now| text.get(now));
            matches!(now, Some(Unit::Solid(_))) && now != base.get(at)
        };
        let all =
            || place.base.clone().map(|at| kept.get(at).copied().flatten().and_then(|now| text.get(now)));
        return place.base.clone().any(changed).then(|| all().flatten().cloned().collect());
    };
    let last = hunks.next_back().unwrap_or(first);
    // Between its changes it kept every unit of the base, so its text is one stretch.
    let from = first.with.start.checked_sub(first.base.start - place.base.start)?;
    let to = last.with.end + (place.base.end - last.base.end);
    text.get(from..to).map(<[Unit]>::to_vec)
}
