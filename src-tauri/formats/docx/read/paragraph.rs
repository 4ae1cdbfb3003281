//! What stands beside one another in a paragraph: runs, links, fields, tracked changes.

use super::Reader;
use super::styles::Look;
use crate::office::line::{Item, Picture, Role, push};
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Change, ChangeKind, Inline, Mark, Text};

/// A field whose parts are spread over runs, and perhaps over paragraphs.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// Is what comes its result?
    pub(super) shown: bool,
}

/// What was found in a paragraph.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) text: Text,
    pub(super) pictures: Vec<Picture>,
    /// Text boxes and what else floats beside it.
    pub(super) boxes: Vec<Item>,
    pub(super) opens: Vec<String>,
    pub(super) closes: Vec<String>,
    /// A horizontal line stands in it.
    pub(super) ruled: bool,
}

/// What holds for the runs that are being read.
#[derive(Debug, Clone)]
pub(super) struct Around {
    pub(super) link: Option<String>,
    pub(super) note: Option<String>,
    pub(super) changes: Vec<Mark>,
    /// The looks of the paragraph's style, and whether emphasis is what differs from them.
    pub(super) base: Look,
    pub(super) plain: bool,
}

impl Reader<'_> {
    pub(super) fn inside(&mut self, paragraph: &Element, style: Option<&str>, role: Role) -> Found {
        let around = Around {
            link: None,
            note: None,
            changes: Vec::new(),
            base: self.styles.look(style, true),
            plain: role == Role::Body,
        };
        let mut found = Found::default();
        self.inline(paragraph, &around, &mut found);
        found
    }

    fn inline(&mut self, parent: &Element, around: &Around, found: &mut Found) {
        for element in parent.elements() {
            match &*element.name {
                "r" => self.run(element, around, found),
                "hyperlink" => self.hyperlink(element, around, found),
                "fldSimple" => {
                    let instruction = element.attribute("instr").unwrap_or_default();
                    let mut inner = around.clone();
                    apply(&mut inner, &self.meaning(instruction));
                    self.inline(element, &inner, found);
                }
                "ins" | "moveTo" | "del" | "moveFrom" => {
                    let mut inner = around.clone();
                    let change = self.change(element);
                    let inserted = element.is("ins") || element.is("moveTo");
                    let mark = if inserted { Mark::Ins(change) } else { Mark::Del(change) };
                    // Of two proposals of one kind around the same words the inner one counts.
                    inner.changes.retain(|known| known.rank() != mark.rank());
                    inner.changes.push(mark);
                    self.inline(element, &inner, found);
                }
                "bookmarkStart" => {
                    if let Some(name) = element.attribute("name").filter(|name| self.kept.contains_key(*name))
                    {
                        found.opens.push(name.to_owned());
                    }
                    self.note_bookmark(element);
                }
                "bookmarkEnd" => found.closes.extend(element.attribute("id").and_then(|id| self.ended(id))),
                "commentRangeStart" | "commentRangeEnd" => self.comments.mark(element),
                "sdt" => {
                    let placeholder =
                        element.child("sdtPr").is_some_and(|p| p.child("showingPlcHdr").is_some());
                    if let Some(content) = element.child("sdtContent").filter(|_| !placeholder) {
                        self.inline(content, around, found);
                    }
                }
                "oMath" | "oMathPara" => {
                    if let Some(Inline::Words { text, .. }) = self.formula(element) {
                        self.words(&text, self.marks(None, around), found);
                    }
                }
                "smartTag" | "customXml" | "bdo" | "dir" | "subDoc" => self.inline(element, around, found),
                "AlternateContent" => self.drawing(element, found),
                "pPr" | "proofErr" => {}
                _ => {}
            }
        }
    }

    fn hyperlink(&mut self, element: &Element, around: &Around, found: &mut Found) {
        let mut inner = around.clone();
        let anchor = element.attribute("anchor").unwrap_or_default();
        let target = element
            .attribute("id")
            .and_then(|id| self.relations.by_id(id))
            .map(|(target, _)| target.to_owned());
        match target {
            Some(target) if anchor.is_empty() || target.contains('#') => inner.link = Some(target),
            Some(target) => inner.link = Some(format!("{target}#{anchor}")),
            None => apply(&mut inner, &self.anchored(anchor)),
        }
        self.inline(element, &inner, found);
    }

    /// What a link inside the file means: a note, an address that is kept, or a place in the text.
    fn anchored(&self, anchor: &str) -> Meaning {
        if let Some(label) = anchor.strip_prefix("_note_")
            && let Ok(label) = model::document::label(label.to_owned())
        {
            return Meaning::Note(label);
        }
        if let Some(href) = self.kept.get(anchor).and_then(|kept| kept.get("href")) {
            return Meaning::Link(href.clone());
        }
        // Word's own bookmarks mean nothing outside of the file.
        if anchor.is_empty() || anchor.starts_with('_') {
            Meaning::Nothing
        } else {
            Meaning::Link(format!("#{anchor}"))
        }
    }

    /// What a field's code means for its words.
    pub(super) fn meaning(&self, instruction: &str) -> Meaning {
        let mut parts = parts_of(instruction).into_iter();
        let name = parts.next().unwrap_or_default();
        if !name.eq_ignore_ascii_case("HYPERLINK") {
            return Meaning::Nothing;
        }
        let (mut address, mut place) = (String::new(), String::new());
        while let Some(part) = parts.next() {
            match part.as_str() {
                "\\l" => place = parts.next().unwrap_or_default(),
                "\\o" | "\\t" => drop(parts.next()),
                part if part.starts_with('\\') => {}
                part => part.clone_into(&mut address),
            }
        }
        match (address.is_empty(), place.is_empty()) {
            (true, _) => self.anchored(&place),
            (false, true) => Meaning::Link(address),
            (false, false) => Meaning::Link(format!("{address}#{place}")),
        }
    }

    /// Puts words into the paragraph, and into every comment that is about them.
    pub(super) fn words(&mut self, words: &str, marks: Vec<Mark>, found: &mut Found) {
        self.comments.hear(words);
        push(&mut found.text, words, marks);
    }

    /// Who proposes something, and when.
    pub(super) fn change(&mut self, element: &Element) -> Change {
        let author = element.attribute("author").unwrap_or_default().trim();
        let date = element.attribute("date").unwrap_or_default();
        let next = self.proposals.len() + 1;
        let number = *self.proposals.entry((author.to_owned(), date.to_owned())).or_insert(next);
        let by = self.people.get(author).map_or(author, String::as_str);
        let by = if by.is_empty() { "unknown" } else { by };
        Change { kind: None, id: format!("word-{number}"), by: by.to_owned(), at: moment(date), was: None }
    }

    /// The proposal to insert or delete a whole paragraph: its mark and all its words carry it.
    ///
    /// Only the mark, and Word would join or split paragraphs: that is no proposal a story can hold.
    pub(super) fn proposed(&mut self, properties: Option<&Element>, text: &mut Text) -> Option<Change> {
        let mark = properties?.child("rPr")?;
        if mark.child("rPrChange").is_some() || properties?.child("pPrChange").is_some() {
            self.said.count(What::FormatChange);
        }
        let inserted = mark.child("ins").or_else(|| mark.child("moveTo"));
        let deleted = mark.child("del").or_else(|| mark.child("moveFrom"));
        let (element, kind) = match (inserted, deleted) {
            (_, Some(element)) => (element, ChangeKind::Deleted),
            (Some(element), None) => (element, ChangeKind::Inserted),
            (None, None) => return None,
        };
        let change = Change { kind: Some(kind), ..self.change(element) };
        if !text.iter().all(|piece| piece.marks().iter().any(Mark::is_suggestion)) {
            self.said.count(What::JoinedParagraphs);
            return None;
        }
        if self.cells == 0 {
            take_off(text, &change, self.ours);
        }
        Some(change)
    }
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

/// What a link or field means for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Nothing,
    Link(String),
    Note(String),
}

pub(super) fn apply(around: &mut Around, meaning: &Meaning) {
    match meaning {
        Meaning::Nothing => {}
        Meaning::Link(href) => around.link = Some(href.clone()),
        Meaning::Note(label) => around.note = Some(label.clone()),
    }
}

/// The parts of a field's code; in quotation marks a part may hold blanks.
fn parts_of(instruction: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut part, mut quoted) = (String::new(), false);
    for c in instruction.chars() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

/// A moment as Word writes it, which may have no zone and then is taken as universal time.
fn moment(text: &str) -> model::Timestamp {
    let zoned = text.parse().ok();
    zoned.or_else(|| format!("{text}Z").parse().ok()).unwrap_or(model::Timestamp::UNIX_EPOCH)
}
