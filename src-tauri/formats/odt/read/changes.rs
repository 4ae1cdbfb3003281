//! Tracked changes: who proposes what. Deleted words stand apart from the text in the file; here they come back to their
//! place as words proposed for deletion, in paragraphs of their own where paragraphs were joined by it.

use super::Reader;
use super::inline::{Around, Begun, Found};
use crate::office::comments::moment;
use crate::office::line::push;
use crate::office::said::What;
use crate::office::xml::{Child, Element};
use model::document::{Change, ChangeKind, Mark};

/// One proposal.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) mark: Mark,
    /// The deleted words, paragraph by paragraph.
    deleted: Vec<Deleted>,
}

#[derive(Debug, Clone)]
struct Deleted {
    words: String,
    style: Option<String>,
    level: Option<u8>,
}

impl Reader<'_> {
    /// Gathers the proposals of a file by name. What only changes looks does not say what they were.
    pub(super) fn regions(&mut self, tracked: &Element) {
        for (number, region) in tracked.all("changed-region").enumerate() {
            let Some(id) = region.attribute("id") else { continue };
            let Some(kind) = region.elements().next() else { continue };
            let information = kind.child("change-info");
            let said =
                |name: &str| information.and_then(|i| i.child(name)).map(Element::words).unwrap_or_default();
            let by = Some(said("creator")).filter(|by| !by.trim().is_empty());
            let by = by.unwrap_or_else(|| "unknown".to_owned());
            let at = moment(&said("date")).unwrap_or(model::Timestamp::UNIX_EPOCH);
            let change = Change { kind: None, id: format!("odt-{}", number + 1), by, at, was: None };
            let mark = match &*kind.name {
                "insertion" => Mark::Ins(change),
                "deletion" => Mark::Del(change),
                _ => {
                    self.said.count(What::FormatChange);
                    continue;
                }
            };
            let lines = kind.elements().filter(|element| !element.is("change-info")).map(|line| Deleted {
                words: visible(line),
                style: line.attribute("style-name").map(str::to_owned),
                level: line.attribute("outline-level").and_then(|level| level.parse().ok()),
            });
            let deleted = lines.collect();
            self.changes.insert(id.to_owned(), Region { mark, deleted });
        }
    }

    /// Puts deleted words where they were.
    pub(super) fn deleted(&mut self, id: &str, around: &Around, found: &mut Found) {
        let Some(Region { mark, deleted }) = self.changes.get(id) else { return };
        let Mark::Del(change) = mark.clone() else { return };
        if let [first, _, ..] = deleted.as_slice()
            && found.text.is_empty()
            && found.ended.is_empty()
        {
            found.first = Some((first.style.clone(), first.level));
        }
        for (number, line) in deleted.clone().into_iter().enumerate() {
            let mark = Mark::Del(change.clone());
            let mut marks = around.marks.clone();
            marks.retain(|known| known.rank() != mark.rank());
            marks.push(mark);
            if number > 0 {
                found.ended.push(std::mem::take(&mut found.text));
                let change = Change { kind: Some(ChangeKind::Joined), ..change.clone() };
                found.begun.push(Begun { change, style: line.style, level: line.level });
            }
            let words = self.comments.hear(&line.words);
            push(&mut found.text, &words, marks);
        }
    }

    /// Somebody proposed that a paragraph begins here: an insertion goes on from the one before.
    pub(super) fn begins(&self) -> Option<Change> {
        let mut open = self.open.iter().rev().filter_map(|id| self.changes.get(id));
        open.find_map(|region| match &region.mark {
            Mark::Ins(change) => Some(Change { kind: Some(ChangeKind::Split), ..change.clone() }),
            _ => None,
        })
    }
}

/// The words of a deleted paragraph; comments and notes in it are not words of it.
fn visible(element: &Element) -> String {
    let mut out = String::new();
    for child in &element.children {
        match child {
            Child::Words(words) => out.push_str(words),
            Child::Element(inner) => match &*inner.name {
                "annotation" | "note" => {}
                "s" => {
                    let count = inner.attribute("c").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                    out.push_str(&" ".repeat(count.min(500)));
                }
                "tab" => out.push('\t'),
                "line-break" => out.push(' '),
                _ => out.push_str(&visible(inner)),
            },
        }
    }
    out
}
