//! Runs of pieces that Galley wrote as one block, found by its bookmarks.

use crate::office::line::{Item, Kept};
use model::document::{Change, ChangeKind, Placement};
use std::collections::BTreeMap;

/// The runs, by where they begin; the longest first.
#[derive(Debug, Clone)]
pub(super) struct Spans<'a> {
    found: Vec<(usize, usize, &'a Kept)>,
    starting: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Spans<'a> {
    pub(super) fn of(items: &[Item], kept: &'a BTreeMap<String, Kept>) -> Self {
        let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            ends.extend(item.closes.iter().map(|name| (name.as_str(), at)));
        }
        let mut found = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let opened = item.opens.iter().filter_map(|name| {
                let to = *ends.get(name.as_str())?;
                (to >= at).then_some((at, to, kept.get(name)?))
            });
            found.extend(opened);
        }
        let mut starting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, (from, ..)) in found.iter().enumerate() {
            starting.entry(*from).or_default().push(number);
        }
        for numbers in starting.values_mut() {
            numbers.sort_by_key(|number| std::cmp::Reverse(found.get(*number).map_or(0, |(_, to, _)| *to)));
        }
        Self { found, starting }
    }

    /// The longest run that begins here, ends before `end`, and is not the one that is being read; its last piece.
    pub(super) fn at(&self, at: usize, end: usize, within: Option<usize>) -> Option<(usize, usize)> {
        let numbers = self.starting.get(&at)?;
        let behind = within.and_then(|within| numbers.iter().position(|number| *number == within));
        let numbers = numbers.get(behind.map_or(0, |place| place + 1)..)?;
        numbers.iter().find_map(|number| {
            let (_, to, _) = self.found.get(*number)?;
            (*to < end).then_some((*number, *to))
        })
    }

    pub(super) fn kept(&self, number: usize) -> &'a Kept {
        // Numbers come out of `at` alone.
        self.found[number].2
    }

    pub(super) fn is_list(&self, number: usize) -> bool {
        self.kept(number).get("kind").is_some_and(|kind| kind == "list")
    }

    /// What is kept of the list that begins here.
    pub(super) fn list(&self, at: usize) -> Option<&'a Kept> {
        let numbers = self.starting.get(&at)?;
        numbers
            .iter()
            .map(|number| self.kept(*number))
            .find(|kept| kept.get("kind").is_some_and(|kind| kind == "list"))
    }
}

/// The placement of that name.
pub(crate) fn placement_named(name: &str) -> Placement {
    match name {
        "wide" => Placement::Wide,
        "full" => Placement::Full,
        "left" => Placement::Left,
        "right" => Placement::Right,
        _ => Placement::Text,
    }
}

/// Is it the proposal that was kept as `inserted 2026-01-02T03:04:05Z by`?
pub(crate) fn same(tc: &Change, kept: &str) -> bool {
    kept == kept_as(tc)
}

/// A whole block's proposal in one text.
pub(crate) fn kept_as(tc: &Change) -> String {
    let kind = match tc.kind {
        Some(ChangeKind::Deleted) => "deleted",
        _ => "inserted",
    };
    format!("{kind} {} {}", tc.at.strftime("%Y-%m-%dT%H:%M:%SZ"), tc.by)
}
