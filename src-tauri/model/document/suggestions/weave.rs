//! An edit written down as proposals: the units of both texts woven into one.

use super::super::{Change, ChangeKind, Earlier, Node, RawMark};
use super::compare::{Stretch, compare};
use super::units::{Builder, Unit, flows, is_part, pieces, units};
use super::{marks, settle};
use std::collections::HashSet;
use std::ops::Range;

/// Top-level blocks woven together; `None` where an edit can only be proposed as a whole.
pub(super) fn blocks(old: &[Node], new: &[Node], by: &Change) -> Option<Vec<Node>> {
    let mut stamp = Stamp { by, given: 0 };
    children(old, new, &mut stamp).map(own_ids)
}

/// Every id once; the first that has it keeps it.
pub(super) fn own_ids(mut nodes: Vec<Node>) -> Vec<Node> {
    let mut seen = HashSet::new();
    for node in &mut nodes {
        let id = node.attrs.get("id").and_then(|id| id.as_str()).map(str::to_owned);
        if id.is_some_and(|id| !seen.insert(id)) {
            node.attrs.remove("id");
        }
    }
    nodes
}

/// A whole block as proposed. An item of a list says it with its blocks.
pub(super) fn as_block(node: Node, by: &Change, kind: ChangeKind) -> Node {
    if node.kind == "list_item" {
        let content = node.content.into_iter().map(|block| as_block(block, by, kind)).collect();
        return Node { content, ..Node::new("list_item") };
    }
    marks::with_tc(node, Some(Change { kind: Some(kind), was: None, ..by.clone() }))
}

/// Gives proposals their names.
struct Stamp<'c> {
    by: &'c Change,
    given: usize,
}

impl Stamp<'_> {
    fn fresh(&mut self) -> Change {
        let id = match self.given {
            0 => self.by.id.clone(),
            number => format!("{}.{number}", self.by.id),
        };
        self.given += 1;
        Change { kind: None, was: None, id, ..self.by.clone() }
    }
}

fn children(old: &[Node], new: &[Node], stamp: &mut Stamp<'_>) -> Option<Vec<Node>> {
    Weaver::of(units(old), units(new), stamp).weave(Builder::default()).map(Builder::done)
}

/// Words of a part of a block.
fn line(old: &Node, new: &Node, stamp: &mut Stamp<'_>) -> Option<Vec<Node>> {
    let mut builder = Builder::default();
    builder.start(Node { content: Vec::new(), ..old.clone() }, false);
    let woven = Weaver::of(pieces(&old.content), pieces(&new.content), stamp).weave(builder)?;
    woven.done().pop().map(|node| node.content)
}

struct Weaver<'s, 'c> {
    old: Vec<Unit>,
    new: Vec<Unit>,
    stamp: &'s mut Stamp<'c>,
    /// The proposal of the last unit that was written, when it was inserted, deleted or newly marked by the same person.
    inserted: Option<Change>,
    deleted: Option<Change>,
    marked: Option<Change>,
    /// Where a block of words was taken out or put in, under which name, for finding what was moved.
    moves: Vec<(Vec<Unit>, Change)>,
}

impl<'s, 'c> Weaver<'s, 'c> {
    fn of(old: Vec<Unit>, new: Vec<Unit>, stamp: &'s mut Stamp<'c>) -> Self {
        Self { old, new, stamp, inserted: None, deleted: None, marked: None, moves: Vec::new() }
    }

    fn weave(mut self, mut out: Builder) -> Option<Builder> {
        for stretch in compare(&self.old, &self.new) {
            match stretch {
                Stretch::Kept(i, j) => self.keep(i, j, &mut out)?,
                Stretch::Gap(a, b) => self.gap(a, b, &mut out)?,
            }
        }
        Some(out)
    }

    fn by(&self) -> &str {
        &self.stamp.by.by
    }

    fn keep(&mut self, i: usize, j: usize, out: &mut Builder) -> Option<()> {
        match (self.old[i].clone(), self.new[j].clone()) {
            (Unit::Start { node: old, wrapped }, Unit::Start { node: new, .. }) => {
                self.remember(&marks::tc(&old));
                let node = self.reconciled(&old, &new);
                out.start(node, wrapped);
            }
            (Unit::Piece { sign, marks: old }, Unit::Piece { marks: new, .. }) => {
                let marks = self.formatted(old, &new);
                let by = self.by().to_owned();
                self.inserted = marks::own(&marks, "ins", &by);
                self.deleted = marks::own(&marks, "del", &by);
                self.marked = marks::own(&marks, "format", &by);
                out.piece(sign, marks)?;
            }
            (Unit::Solid(old), Unit::Solid(new)) => {
                self.forget();
                match if old == new { Some(old.clone()) } else { self.merged(&old, &new) } {
                    Some(node) => out.solid(node),
                    None => {
                        let change = self.stamp.fresh();
                        self.take_out(old, &change, out);
                        self.put_in(new, &change, out);
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// What went and what came at one place. Words that belong to the block before come first, then what went, then what
    /// came: so that both the old and the new text find their words in a row.
    fn gap(&mut self, a: Range<usize>, b: Range<usize>, out: &mut Builder) -> Option<()> {
        let (old, new) = (self.old[a.clone()].to_vec(), self.new[b].to_vec());
        if let Some(merged) = self.paired(&old, &new) {
            self.forget();
            merged.into_iter().for_each(|node| out.solid(node));
            return Some(());
        }
        let (del, ins) = self.changes(&old, &new, self.old.get(a.end).cloned());
        let words =
            |units: &[Unit]| units.iter().take_while(|unit| matches!(unit, Unit::Piece { .. })).count();
        let (x, y) = (words(&old), words(&new));
        old[..x].iter().try_for_each(|unit| self.went(unit.clone(), &del, out))?;
        new[..y].iter().try_for_each(|unit| self.came(unit.clone(), &ins, out))?;
        old[x..].iter().try_for_each(|unit| self.went(unit.clone(), &del, out))?;
        new[y..].iter().try_for_each(|unit| self.came(unit.clone(), &ins, out))
    }

    /// Blocks that are not known by name, one for one.
    fn paired(&mut self, old: &[Unit], new: &[Unit]) -> Option<Vec<Node>> {
        if old.len() != new.len() || old.is_empty() {
            return None;
        }
        let given = self.stamp.given;
        let merged: Option<Vec<Node>> = old
            .iter()
            .zip(new)
            .map(|pair| match pair {
                (Unit::Solid(old), Unit::Solid(new)) => self.merged(old, new),
                _ => None,
            })
            .collect();
        if merged.is_none() {
            self.stamp.given = given;
        }
        merged
    }

    /// The names under which a gap is proposed: that of the own proposal it adds to, else a new one for both sides. What
    /// went in one place and came in another has one name.
    fn changes(&mut self, old: &[Unit], new: &[Unit], next: Option<Unit>) -> (Change, Change) {
        let next = |kind: &str, by: &str| match &next {
            Some(Unit::Piece { marks, .. }) => marks::own(marks, kind, by),
            _ => None,
        };
        let by = self.by().to_owned();
        let moved = |moves: &[(Vec<Unit>, Change)], units: &[Unit]| {
            let block = units.iter().any(|unit| !matches!(unit, Unit::Piece { .. }));
            let plain = bare(units);
            moves.iter().find(|(other, _)| block && *other == plain).map(|(_, change)| change.clone())
        };
        if let Some(change) = moved(&self.moves, if old.is_empty() { new } else { old }) {
            return (change.clone(), change);
        }
        let del = self.deleted.clone().or_else(|| next("del", &by));
        let ins = self
            .inserted
            .clone()
            .or_else(|| del.clone().filter(|_| old.is_empty()))
            .or_else(|| next("ins", &by));
        let del = match del {
            Some(del) => del,
            None if old.is_empty() => self.stamp.by.clone(),
            None => self.stamp.fresh(),
        };
        let ins = match ins {
            Some(ins) => ins,
            None if new.is_empty() => self.stamp.by.clone(),
            None if old.is_empty() => self.stamp.fresh(),
            None => del.clone(),
        };
        if old.is_empty() != new.is_empty() {
            let (units, change) = if old.is_empty() { (new, &ins) } else { (old, &del) };
            self.moves.push((bare(units), change.clone()));
        }
        (del, ins)
    }

    fn went(&mut self, unit: Unit, change: &Change, out: &mut Builder) -> Option<()> {
        match unit {
            Unit::Start { node, wrapped } => {
                let tc = marks::tc(&node);
                match tc.as_ref().and_then(|tc| tc.kind) {
                    // Words that began a paragraph by proposal alone go on in the one before.
                    Some(ChangeKind::Split) => return Some(()),
                    Some(ChangeKind::Joined) => {
                        self.remember(&tc);
                        out.start(node, wrapped);
                    }
                    _ => {
                        self.said(None, Some(change));
                        let joined = Change { kind: Some(ChangeKind::Joined), ..change.clone() };
                        out.start(marks::with_tc(settle::restored(node), Some(joined)), wrapped);
                    }
                }
            }
            Unit::Piece { sign, marks: old } => {
                if marks::own(&old, "ins", self.by()).is_some() {
                    return Some(());
                }
                let marks = match marks::find(&old, "del") {
                    Some(_) => old,
                    None => marks::with(old, [marks::mark("del", change)]),
                };
                self.said(None, marks::own(&marks, "del", self.by()).as_ref());
                out.piece(sign, marks)?;
            }
            Unit::Solid(node) => self.take_out(node, change, out),
        }
        Some(())
    }

    fn came(&mut self, unit: Unit, change: &Change, out: &mut Builder) -> Option<()> {
        match unit {
            Unit::Start { node, wrapped } => {
                self.said(Some(change), None);
                let split = Change { kind: Some(ChangeKind::Split), ..change.clone() };
                out.start(marks::with_tc(node, Some(split)), wrapped);
            }
            Unit::Piece { sign, marks: new } => {
                // A copy of words that are to go is nothing new.
                if marks::find(&new, "del").is_some() {
                    return Some(());
                }
                let ins = marks::own(&new, "ins", self.by()).unwrap_or_else(|| change.clone());
                self.said(Some(&ins), None);
                out.piece(sign, marks::with(marks::base(&new), [marks::mark("ins", &ins)]))?;
            }
            Unit::Solid(node) => self.put_in(node, change, out),
        }
        Some(())
    }

    fn take_out(&mut self, node: Node, change: &Change, out: &mut Builder) {
        self.forget();
        match proposed(&node) {
            // What is there by proposal alone is gone.
            Some(ChangeKind::Inserted) => {}
            Some(ChangeKind::Deleted) => out.solid(node),
            _ => out.solid(as_block(settle::restored(node), change, ChangeKind::Deleted)),
        }
    }

    fn put_in(&mut self, node: Node, change: &Change, out: &mut Builder) {
        self.forget();
        let clean = settle::nodes(&[marks::with_tc(node, None)], &|_| Some(true));
        clean.into_iter().for_each(|node| out.solid(as_block(node, change, ChangeKind::Inserted)));
    }

    /// The marks of a character that stayed, whose marks may have changed.
    fn formatted(&mut self, old: Vec<RawMark>, new: &[RawMark]) -> Vec<RawMark> {
        let (before, now) = (marks::base(&old), marks::base(new));
        if before == now {
            return old;
        }
        let open = old.iter().filter(|mark| mark.kind == "ins" || mark.kind == "del").cloned();
        if marks::own(&old, "ins", self.by()).is_some() {
            return marks::with(now, open);
        }
        let was = marks::find(&old, "format").map_or(before, marks::was);
        if was == now {
            return marks::with(now, open);
        }
        let change = match self.marked.clone() {
            Some(change) => change,
            None => self.stamp.fresh(),
        };
        marks::with(now, open.chain([marks::format(&change, &was)]))
    }

    /// A block that stayed, whose kind or attributes may have changed; without its content.
    fn reconciled(&mut self, old: &Node, new: &Node) -> Node {
        let tc = marks::tc(old);
        match tc.as_ref().and_then(|tc| tc.kind) {
            _ if Earlier::of(old) == Earlier::of(new) => old.clone(),
            Some(ChangeKind::Joined | ChangeKind::Deleted) => old.clone(),
            Some(ChangeKind::Split | ChangeKind::Inserted) => looking(old, new, tc),
            Some(ChangeKind::Changed) | None => {
                let was = tc.and_then(|tc| tc.was).unwrap_or_else(|| Earlier::of(old));
                let change = (was != Earlier::of(new)).then(|| Change {
                    kind: Some(ChangeKind::Changed),
                    was: Some(was),
                    ..self.stamp.fresh()
                });
                looking(old, new, change)
            }
        }
    }

    /// One block out of two; `None` where they have nothing in common.
    fn merged(&mut self, old: &Node, new: &Node) -> Option<Node> {
        let list = |kind: &str| kind == "bullet_list" || kind == "ordered_list";
        if old.kind != new.kind && !(list(&old.kind) && list(&new.kind)) {
            return None;
        }
        if marks::tc(old).is_some_and(|tc| tc.kind == Some(ChangeKind::Inserted) && tc.by == self.by()) {
            let clean = settle::nodes(&[marks::with_tc(new.clone(), None)], &|_| Some(true)).pop()?;
            return Some(looking(old, &clean, marks::tc(old)).with(clean.content));
        }
        let frame = if !has_tc(&old.kind) {
            (old.attrs == new.attrs).then(|| Node { content: Vec::new(), ..old.clone() })?
        } else {
            self.reconciled(&Node { content: Vec::new(), ..old.clone() }, new)
        };
        let content = match old.kind.as_str() {
            "code_block" | "unknown" | "divider" => {
                (old.content == new.content).then(|| old.content.clone())?
            }
            "quote" | "fact_box" | "footnote" | "list_item" | "bullet_list" | "ordered_list" | "gallery" => {
                children(&old.content, &new.content, self.stamp)?
            }
            _ if holds_words(old) || holds_words(new) || is_part(&old.kind) => line(old, new, self.stamp)?,
            _ if old.content.len() != new.content.len() => return None,
            _ => {
                let pairs = old.content.iter().zip(&new.content);
                pairs
                    .map(|(old, new)| if old == new { Some(old.clone()) } else { self.merged(old, new) })
                    .collect::<Option<_>>()?
            }
        };
        Some(frame.with(content))
    }

    fn said(&mut self, inserted: Option<&Change>, deleted: Option<&Change>) {
        (self.inserted, self.deleted, self.marked) = (inserted.cloned(), deleted.cloned(), None);
    }

    fn forget(&mut self) {
        self.said(None, None);
    }

    /// A block that begins by an own proposal is one with its words.
    fn remember(&mut self, tc: &Option<Change>) {
        let own = tc.clone().filter(|tc| tc.by == self.by()).map(|tc| (tc.kind, Change { kind: None, ..tc }));
        match own {
            Some((Some(ChangeKind::Split), change)) => self.said(Some(&change), None),
            Some((Some(ChangeKind::Joined), change)) => self.said(None, Some(&change)),
            _ => self.forget(),
        }
    }
}

/// The old block with the kind and attributes of the new one; its id stays.
fn looking(old: &Node, new: &Node, tc: Option<Change>) -> Node {
    let mut node = Node { content: Vec::new(), ..new.clone() };
    node.attrs.remove("id");
    if let Some(id) = old.attrs.get("id") {
        node.attrs.insert("id".to_owned(), id.clone());
    }
    marks::with_tc(node, tc)
}

/// What is proposed for a block as a whole; for an item of a list, what is proposed for all its blocks.
fn proposed(node: &Node) -> Option<ChangeKind> {
    if node.kind != "list_item" {
        return marks::kind(node);
    }
    let kind = node.content.first().and_then(marks::kind)?;
    node.content.iter().all(|block| marks::kind(block) == Some(kind)).then_some(kind)
}

/// Units without names and proposals.
fn bare(units: &[Unit]) -> Vec<Unit> {
    let plain = |node: &Node| {
        let mut node = marks::with_tc(node.clone(), None);
        node.attrs.remove("id");
        node
    };
    let bare = |unit: &Unit| match unit {
        Unit::Start { node, wrapped } => Unit::Start { node: plain(node), wrapped: *wrapped },
        Unit::Piece { sign, marks } => Unit::Piece { sign: *sign, marks: marks::base(marks) },
        Unit::Solid(node) => Unit::Solid(plain(node)),
    };
    units.iter().map(bare).collect()
}

fn has_tc(kind: &str) -> bool {
    super::super::BlockType::ALL.iter().any(|block| block.name() == kind)
}

fn holds_words(node: &Node) -> bool {
    flows(&node.kind) || node.content.iter().any(|child| child.text.is_some() || child.kind == "hard_break")
}
