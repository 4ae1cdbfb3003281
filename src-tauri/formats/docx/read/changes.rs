//! Tracked changes as proposals: who, when, and what the end of a paragraph says.
//!
//! Word keeps one date a minute and no names: what one person proposed at one time and without a word of somebody else's
//! between is one proposal, and so are the two ends of a move.

use super::Reader;
use super::styles::outline;
use crate::office::comments::moment;
use crate::office::line::{Line, Role, push};
use crate::office::passages::only_signs;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Block, Change, ChangeKind, Common, Earlier, Heading, Inline, Mark, Paragraph, Text};
use std::collections::BTreeMap;

/// Who proposed something, and when, as the file has it.
type Key = (String, String);

/// Proposals while a file is read.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    given: usize,
    /// The one that goes on while no other words come.
    last: Option<(Key, usize)>,
    moves: BTreeMap<Key, usize>,
    /// What the end of the paragraph before says of where this one begins.
    pub(super) begins: Option<Change>,
}

impl Proposals {
    fn number(&mut self, key: Key, moved: bool) -> usize {
        let known = match &self.last {
            _ if moved => self.moves.get(&key).copied(),
            Some((last, number)) if *last == key => Some(*number),
            _ => None,
        };
        let number = known.unwrap_or_else(|| {
            self.given += 1;
            self.given
        });
        if moved {
            self.moves.insert(key, number);
        } else {
            self.last = Some((key, number));
        }
        number
    }

    /// Words that nobody proposes.
    pub(super) fn agreed(&mut self) {
        self.last = None;
    }
}

impl Reader<'_> {
    /// Who proposes something, and when.
    pub(super) fn change(&mut self, element: &Element) -> Change {
        let author = element.attribute("author").unwrap_or_default().trim();
        let date = element.attribute("dateUtc").or_else(|| element.attribute("date")).unwrap_or_default();
        let moved = element.is("moveFrom") || element.is("moveTo");
        let number = self.proposals.number((author.to_owned(), date.to_owned()), moved);
        let by = self.people.get(author).map_or(author, String::as_str);
        let by = if by.is_empty() { "unknown" } else { by };
        let at = moment(date).unwrap_or(model::Timestamp::UNIX_EPOCH);
        Change { kind: None, id: format!("word-{number}"), by: by.to_owned(), at, was: None }
    }

    /// What is proposed for a paragraph: the end of the one before says whether it begins by proposal, its own end, with
    /// all its words, whether it comes or goes as a whole; otherwise its own end is about the one behind it.
    ///
    /// `parted` says that Galley wrote it and does not mean the whole.
    pub(super) fn proposed(&mut self, properties: Option<&Element>, line: &mut Line, parted: bool) {
        let begins = self.proposals.begins.take();
        let end = properties.and_then(|p| p.child("rPr")).and_then(|mark| {
            let inserted = mark.child("ins").or_else(|| mark.child("moveTo"));
            let deleted = mark.child("del").or_else(|| mark.child("moveFrom"));
            match (inserted, deleted) {
                (_, Some(element)) => Some((element, ChangeKind::Deleted)),
                (Some(element), None) => Some((element, ChangeKind::Inserted)),
                (None, None) => None,
            }
        });
        let joins = matches!(line.role, Role::Body | Role::Heading(_) | Role::Quote | Role::QuoteList)
            && line.pictures.is_empty();
        if let Some(begins) = begins {
            if joins { line.tc = Some(begins) } else { self.said.count(What::JoinedParagraphs) }
        }
        if let Some((element, kind)) = end {
            let change = Change { kind: Some(kind), ..self.change(element) };
            let whole = all(&line.text, kind, self.ours || self.cells > 0);
            if self.cells > 0 {
                // What is proposed for a cell is said of its row.
                if !whole && !self.ours {
                    self.said.count(What::JoinedParagraphs);
                }
            } else if line.tc.is_none() && !parted && whole {
                take_off(&mut line.text, &change, self.ours);
                line.tc = Some(change);
            } else if joins {
                let kind = if kind == ChangeKind::Inserted { ChangeKind::Split } else { ChangeKind::Joined };
                self.proposals.begins = Some(Change { kind: Some(kind), ..change });
            } else {
                self.said.count(What::JoinedParagraphs);
            }
        }
        if let Some(element) = properties.and_then(|p| p.child("pPrChange")) {
            let was = self.was(element, line.role).filter(|_| line.tc.is_none() && line.pictures.is_empty());
            match was {
                Some(was) => {
                    line.tc = Some(Change {
                        kind: Some(ChangeKind::Changed),
                        was: Some(was),
                        ..self.change(element)
                    });
                }
                None => self.said.count(What::FormatChange),
            }
        }
    }

    /// What a paragraph or heading was before; `None` where a story knows no difference.
    fn was(&self, element: &Element, now: Role) -> Option<Earlier> {
        let before = element.child("pPr");
        let style = before.and_then(|p| p.child("pStyle")).and_then(Element::val);
        let mut was = self.styles.role(style);
        if let Some(level) = before.and_then(outline).filter(|_| was == Role::Body) {
            was = Role::Heading(level);
        }
        match (was, now) {
            (was, now) if was == now => None,
            (Role::Heading(level), Role::Body | Role::Heading(_)) => Some(earlier(Some(level))),
            (Role::Body, Role::Heading(_)) => Some(earlier(None)),
            _ => None,
        }
    }

    /// The proposal for the looks of a run, as a mark: what it looked like before.
    pub(super) fn relooked(&mut self, element: &Element, now: &[Mark], before: Vec<Mark>) -> Option<Mark> {
        let plain =
            |marks: &[Mark]| marks.iter().filter(|mark| !mark.is_suggestion()).cloned().collect::<Vec<_>>();
        let (mut was, mut now) = (plain(&before), plain(now));
        was.sort_by_key(Mark::rank);
        now.sort_by_key(Mark::rank);
        if was == now {
            self.said.count(What::FormatChange);
            return None;
        }
        Some(Mark::Format(self.change(element), was))
    }
}

/// A heading of that level, or a paragraph, as it is remembered.
pub(crate) fn earlier(level: Option<u8>) -> Earlier {
    let common = Common::default();
    let block = match level {
        Some(level) => Block::Heading(Heading { common, level, text: Text::new() }),
        None => Block::Paragraph(Paragraph { common, text: Text::new() }),
    };
    Earlier::of(&block.write())
}

/// Do all words carry a proposal of that kind, or of whichever?
fn all(text: &Text, kind: ChangeKind, whichever: bool) -> bool {
    text.iter().filter(|piece| !only_signs(piece)).all(|piece| {
        piece.marks().iter().any(|mark| match mark {
            Mark::Ins(_) => whichever || kind == ChangeKind::Inserted,
            Mark::Del(_) => whichever || kind == ChangeKind::Deleted,
            _ => false,
        })
    })
}

/// Takes the marks off words that only repeat the proposal for their whole block.
pub(super) fn take_off(text: &mut Text, change: &Change, exact: bool) {
    let same = |mark: &Mark| {
        let (kind, by) = match mark {
            Mark::Ins(by) => (ChangeKind::Inserted, by),
            Mark::Del(by) => (ChangeKind::Deleted, by),
            _ => return false,
        };
        Some(kind) == change.kind && by.by == change.by && (!exact || by.at == change.at)
    };
    for piece in std::mem::take(text) {
        match piece {
            Inline::Words { text: words, mut marks } => {
                marks.retain(|mark| !same(mark));
                push(text, &words, marks);
            }
            Inline::Break { mut marks } => {
                marks.retain(|mark| !same(mark));
                text.push(Inline::Break { marks });
            }
        }
    }
}
