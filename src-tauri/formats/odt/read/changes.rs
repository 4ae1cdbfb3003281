//! Tracked changes: who proposes what. Deleted words stand apart from the text in the file; here they come back to their
//! place as words proposed for deletion.

use super::Reader;
use super::inline::{Around, Found};
use crate::office::line::push;
use crate::office::xml::Element;
use model::document::{Change, Inline, Mark};
use std::collections::BTreeMap;

/// One proposal.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) mark: Option<Mark>,
    /// The deleted words, paragraph by paragraph.
    deleted: Vec<String>,
}

/// The proposals of a file by name.
pub(super) fn regions(tracked: &Element) -> BTreeMap<String, Region> {
    let mut found = BTreeMap::new();
    for (number, region) in tracked.all("changed-region").enumerate() {
        let Some(id) = region.attribute("id") else { continue };
        let Some(kind) = region.elements().next() else { continue };
        let information = kind.child("change-info");
        let said =
            |name: &str| information.and_then(|i| i.child(name)).map(Element::words).unwrap_or_default();
        let by =
            Some(said("creator")).filter(|by| !by.trim().is_empty()).unwrap_or_else(|| "unknown".to_owned());
        let date = said("date");
        let whole: String = date.chars().take(19).collect();
        let at = format!("{whole}Z").parse().unwrap_or(model::Timestamp::UNIX_EPOCH);
        let change = Change { kind: None, id: format!("odt-{}", number + 1), by, at, was: None };
        let mark = match &*kind.name {
            "insertion" => Some(Mark::Ins(change)),
            "deletion" => Some(Mark::Del(change)),
            _ => None,
        };
        let lines = kind.elements().filter(|element| !element.is("change-info")).map(Element::words);
        found.insert(id.to_owned(), Region { mark, deleted: lines.collect() });
    }
    found
}

impl Reader<'_> {
    /// Puts deleted words where they were.
    pub(super) fn deleted(&mut self, id: &str, around: &Around, found: &mut Found) {
        let Some(region) = self.changes.get(id) else { return };
        let Some(mark @ Mark::Del(_)) = region.mark.clone() else { return };
        for (number, line) in region.deleted.iter().enumerate() {
            let mut marks = around.marks.clone();
            marks.retain(|known| known.rank() != mark.rank());
            marks.push(mark.clone());
            if number > 0 && !line.is_empty() {
                found.text.push(Inline::Break { marks: vec![mark.clone()] });
            }
            push(&mut found.text, line, marks);
        }
    }
}
