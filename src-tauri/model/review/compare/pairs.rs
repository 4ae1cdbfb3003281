//! Which nodes of two rows of siblings are the same one: equal ones first, then those of one name, then those with mostly
//! the same words. And which of them moved.

use super::likeness::{Bag, weight};
use super::order::staying;
use crate::document::Node;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cell::OnceCell;
use std::collections::HashMap;

/// As alike as two nodes at the same place must be to count as one that was changed.
const AT_ITS_PLACE: f32 = 0.35;
/// The same for two nodes at different places: one that was moved and changed.
const ELSEWHERE: f32 = 0.6;
/// More pairs than this are not tried between two fixed points; longer stretches go by rare words.
const MOST: usize = 4_000;
/// A word that stands in more nodes than this says nothing about where one went.
const RARE: usize = 8;

/// Two nodes that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Its place on the old side.
    pub(super) old: usize,
    /// Its place on the new side.
    pub(super) new: usize,
    /// It stands elsewhere among its siblings.
    pub(super) moved: bool,
}

/// A node with what it is recognised by.
pub(super) struct Sibling<'n> {
    /// The node, without names at whatever depth.
    pub(super) node: &'n Node,
    /// Its name.
    pub(super) id: Option<&'n str>,
}

/// Pairs the nodes of two rows, in the order of the old one.
pub(super) fn pair(old: &[Sibling<'_>], new: &[Sibling<'_>]) -> Vec<Pair> {
    if old.len() == new.len() && old.iter().chain(new).all(|s| is_cell(s.node)) {
        return (0..old.len()).map(|at| Pair { old: at, new: at, moved: false }).collect();
    }
    let mut rows = Rows::new(old, new);
    rows.equal();
    rows.fixed_parts();
    rows.by_name();
    rows.between_fixed_points();
    rows.elsewhere();
    rows.done()
}

struct Rows<'s, 'n> {
    old: &'s [Sibling<'n>],
    new: &'s [Sibling<'n>],
    /// What each node says, gathered only where somebody asks: most nodes have an equal one.
    bags: (Vec<OnceCell<Bag>>, Vec<OnceCell<Bag>>),
    /// The partner of each old node.
    to: Vec<Option<usize>>,
    /// The partner of each new node.
    from: Vec<Option<usize>>,
}

impl<'s, 'n> Rows<'s, 'n> {
    fn new(old: &'s [Sibling<'n>], new: &'s [Sibling<'n>]) -> Self {
        let bags = |row: &[Sibling<'_>]| row.iter().map(|_| OnceCell::new()).collect();
        Self {
            old,
            new,
            bags: (bags(old), bags(new)),
            to: vec![None; old.len()],
            from: vec![None; new.len()],
        }
    }

    fn old_bag(&self, at: usize) -> &Bag {
        self.bags.0[at].get_or_init(|| Bag::of(self.old[at].node))
    }

    fn new_bag(&self, at: usize) -> &Bag {
        self.bags.1[at].get_or_init(|| Bag::of(self.new[at].node))
    }

    fn join(&mut self, old: usize, new: usize) {
        self.to[old] = Some(new);
        self.from[new] = Some(old);
    }

    fn likeness(&self, old: usize, new: usize) -> f32 {
        if fits(self.old[old].node, self.new[new].node) {
            self.old_bag(old).likeness(self.new_bag(new))
        } else {
            0.0
        }
    }

    /// Equal nodes: in order as far as they go, and what is left of them wherever it stands.
    fn equal(&mut self) {
        let mut known: HashMap<&Node, u32> = HashMap::new();
        let mut key = |row: &[Sibling<'n>]| -> Vec<u32> {
            row.iter()
                .map(|sibling| {
                    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                    *known.entry(sibling.node).or_insert(next)
                })
                .collect()
        };
        let (a, b) = (key(self.old), key(self.new));
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                (0..len).for_each(|at| self.join(old_index + at, new_index + at));
            }
        }
        let mut left: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, key) in b.iter().enumerate().rev().filter(|(at, _)| self.from[*at].is_none()) {
            left.entry(*key).or_default().push(at);
        }
        for (at, key) in a.iter().enumerate() {
            // Nothing is said about where an ornament or an empty line went.
            if self.to[at].is_none()
                && weight(self.old[at].node) > 0
                && let Some(there) = left.get_mut(key).and_then(Vec::pop)
            {
                self.join(at, there);
            }
        }
    }

    /// Parts that are always there, such as a caption, are the same whatever they say.
    fn fixed_parts(&mut self) {
        for at in 0..self.old.len() {
            let kind = self.old[at].node.kind.as_str();
            if self.to[at].is_none()
                && is_fixed(kind)
                && let Some(there) = self.new.iter().position(|sibling| sibling.node.kind == kind)
                && self.from[there].is_none()
            {
                self.join(at, there);
            }
        }
    }

    fn by_name(&mut self) {
        let named: HashMap<&str, usize> = (0..self.new.len())
            .filter(|at| self.from[*at].is_none())
            .filter_map(|at| self.new[at].id.map(|id| (id, at)))
            .collect();
        for at in 0..self.old.len() {
            if self.to[at].is_none()
                && let Some(there) = self.old[at].id.and_then(|id| named.get(id)).copied()
                && self.from[there].is_none()
                && fits(self.old[at].node, self.new[there].node)
            {
                self.join(at, there);
            }
        }
    }

    /// Between two nodes that stayed, those that are alike and in order.
    fn between_fixed_points(&mut self) {
        let stays: Vec<Pair> = self.pairs().into_iter().filter(|pair| !pair.moved).collect();
        let (mut i, mut j) = (0, 0);
        let end = Pair { old: self.old.len(), new: self.new.len(), moved: false };
        for fixed in stays.into_iter().chain([end]) {
            let a: Vec<usize> = (i..fixed.old).filter(|at| self.to[*at].is_none()).collect();
            let b: Vec<usize> = (j..fixed.new).filter(|at| self.from[*at].is_none()).collect();
            if !a.is_empty() && !b.is_empty() && a.len().saturating_mul(b.len()) <= MOST {
                self.align(&a, &b);
            }
            (i, j) = (fixed.old + 1, fixed.new + 1);
        }
    }

    /// Pairs those of two short rows that are most alike, in order.
    fn align(&mut self, a: &[usize], b: &[usize]) {
        let width = b.len() + 1;
        let like =
            |i: usize, j: usize| Some(self.likeness(a[i], b[j])).filter(|likeness| *likeness >= AT_ITS_PLACE);
        let likes: Vec<Option<f32>> =
            (0..a.len()).flat_map(|i| (0..b.len()).map(move |j| (i, j))).map(|(i, j)| like(i, j)).collect();
        let mut best = vec![0.0_f32; (a.len() + 1) * width];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                let with = likes[i * b.len() + j].map_or(0.0, |like| like + best[(i + 1) * width + j + 1]);
                best[i * width + j] = with.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            let here = best[i * width + j];
            if likes[i * b.len() + j].is_some_and(|like| like + best[(i + 1) * width + j + 1] >= here) {
                self.join(a[i], b[j]);
                (i, j) = (i + 1, j + 1);
            } else if best[(i + 1) * width + j] >= here {
                i += 1;
            } else {
                j += 1;
            }
        }
    }

    /// What is left on both sides and has mostly the same words was moved and changed.
    fn elsewhere(&mut self) {
        let mut standing: HashMap<u64, Vec<usize>> = HashMap::new();
        for at in (0..self.new.len()).filter(|at| self.from[*at].is_none()) {
            for word in self.new_bag(at).words() {
                standing.entry(word).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for at in (0..self.old.len()).filter(|at| self.to[*at].is_none()) {
            let mut near: Vec<usize> = self
                .old_bag(at)
                .words()
                .filter_map(|word| standing.get(&word).filter(|places| places.len() <= RARE))
                .flatten()
                .copied()
                .collect();
            near.sort_unstable();
            near.dedup();
            found.extend(near.into_iter().map(|there| (self.likeness(at, there), at, there)));
        }
        found.retain(|(likeness, ..)| *likeness >= ELSEWHERE);
        found.sort_by(|(x, a, b), (y, c, d)| y.total_cmp(x).then((a, b).cmp(&(c, d))));
        for (_, at, there) in found {
            if self.to[at].is_none() && self.from[there].is_none() {
                self.join(at, there);
            }
        }
    }

    /// The pairs so far, in the order of the old side, with those that moved.
    fn pairs(&self) -> Vec<Pair> {
        let joined: Vec<(usize, usize)> =
            self.to.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect();
        let weighed: Vec<(usize, u64)> =
            joined.iter().map(|(old, new)| (*new, weight(self.old[*old].node) + 1)).collect();
        let stays = staying(&weighed);
        joined.into_iter().zip(stays).map(|((old, new), stays)| Pair { old, new, moved: !stays }).collect()
    }

    /// One that moved and says something else now is another one, whatever its name.
    fn done(self) -> Vec<Pair> {
        let mut pairs = self.pairs();
        pairs.retain(|pair| !pair.moved || self.likeness(pair.old, pair.new) >= ELSEWHERE);
        pairs
    }
}

/// Can one node have become the other?
fn fits(old: &Node, new: &Node) -> bool {
    let family = |kind: &str| match kind {
        "paragraph" | "heading" => Some("flow"),
        "bullet_list" | "ordered_list" => Some("list"),
        _ => None,
    };
    let first = |node: &Node| node.content.first().map(|child| child.kind.clone());
    if old.kind == "table_row" && new.kind == "table_row" {
        return first(old) == first(new);
    }
    old.kind == new.kind || family(&old.kind).is_some_and(|kind| family(&new.kind) == Some(kind))
}

fn is_cell(node: &Node) -> bool {
    matches!(node.kind.as_str(), "table_cell" | "table_header")
}

/// A child that its block always has, once.
fn is_fixed(kind: &str) -> bool {
    matches!(
        kind,
        "caption"
            | "credit"
            | "speaker"
            | "source"
            | "pull_text"
            | "attribution"
            | "table_caption"
            | "table_grid"
            | "box_title"
    )
}
