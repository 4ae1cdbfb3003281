//! What stands beside one another in a paragraph: runs, links, fields, tracked changes.

use super::Reader;
use super::drawing::said_twice;
use super::styles::Look;
use crate::office::line::{Item, Picture, Role, push};
use crate::office::passages::wrap_last_word;
use crate::office::xml::Element;
use model::document::{Inline, Mark, Text};

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
                "commentRangeStart" | "commentRangeEnd" => self.comment_mark(element),
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
                "AlternateContent" => match said_twice(element) {
                    Some(branch) => self.inline(branch, around, found),
                    None => self.drawing(element, found),
                },
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
        if !words.is_empty() && !marks.iter().any(Mark::is_suggestion) {
            self.proposals.agreed();
        }
        let note = marks.iter().any(|mark| matches!(mark, Mark::Note { .. }));
        if note {
            self.comments.hear_note(words, marks, &mut found.text);
        } else {
            push(&mut found.text, &self.comments.hear(words), marks);
        }
    }

    /// A passage that a comment is about begins or ends.
    pub(super) fn comment_mark(&mut self, element: &Element) {
        let id = element.attribute("id").unwrap_or_default();
        if element.is("commentRangeStart") { self.comments.begin(id) } else { self.comments.end(id) }
    }

    /// A comment that has no passage is about the word before it.
    pub(super) fn comment_point(&mut self, element: &Element, found: &mut Found) {
        if let Some(number) = self.comments.point(element.attribute("id").unwrap_or_default())
            && !wrap_last_word(&mut found.text, number)
        {
            self.comments.wait(number);
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
