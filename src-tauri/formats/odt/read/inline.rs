//! What stands beside one another in a paragraph: words, spans, links, notes, comments, pictures.

use super::styles::{Look, over};
use super::{MOST_PICTURES, Reader, comments};
use crate::office::line::{Item, Picture, push};
use crate::office::names::Tone;
use crate::office::passages::wrapped;
use crate::office::said::What;
use crate::office::xml::{Child, Element};
use crate::office::{EmbeddedPicture, id_of};
use model::document::{Change, Inline, Mark, Text};

/// What was found in a paragraph.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) text: Text,
    pub(super) pictures: Vec<Picture>,
    pub(super) boxes: Vec<Item>,
    /// Blanks that follow a blank, or stand at the beginning, are none.
    pub(super) blank: bool,
    /// Paragraphs that ended in it before their end was deleted, and how those behind them begin.
    pub(super) ended: Vec<Text>,
    pub(super) begun: Vec<Begun>,
    /// What the first of them was: where a paragraph is gone from its beginning, what is left is the last.
    pub(super) first: Option<(Option<String>, Option<u8>)>,
}

/// A paragraph that is to go on in the one before.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) change: Change,
    pub(super) style: Option<String>,
    pub(super) level: Option<u8>,
}

/// What holds for the words that are being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) base: Look,
    /// Does all emphasis count, or only what differs from the paragraph's style?
    pub(super) plain: bool,
    pub(super) look: Look,
    pub(super) marks: Vec<Mark>,
}

impl Reader<'_> {
    pub(super) fn inline(&mut self, parent: &Element, around: &Around, found: &mut Found) {
        for child in &parent.children {
            match child {
                Child::Words(words) => {
                    let mut plain = String::with_capacity(words.len());
                    for c in words.chars() {
                        let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
                        if !(blank && found.blank) {
                            plain.push(if blank { ' ' } else { c });
                        }
                        found.blank = blank;
                    }
                    self.words(&plain, around, found);
                }
                Child::Element(element) => self.element(element, around, found),
            }
        }
    }

    fn element(&mut self, element: &Element, around: &Around, found: &mut Found) {
        let exactly = |words: &str, reader: &mut Self, found: &mut Found| {
            reader.words(words, around, found);
            found.blank = false;
        };
        match &*element.name {
            "s" => {
                let count =
                    element.attribute("c").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).min(500);
                exactly(&" ".repeat(count), self, found);
            }
            "tab" => exactly("\t", self, found),
            "line-break" => {
                let marks = self.suggestions();
                found.text.push(Inline::Break { marks });
                found.blank = true;
            }
            "soft-page-break"
            | "bookmark"
            | "bookmark-start"
            | "bookmark-end"
            | "reference-mark-start"
            | "reference-mark-end" => {}
            "span" => {
                let style = element.attribute("style-name");
                let mut inner = around.clone();
                inner.look = over(self.styles.look("text", style), around.look);
                match self.styles.tone(style) {
                    Some(Tone::Strong) => inner.marks.push(Mark::Strong),
                    Some(Tone::Em) => inner.marks.push(Mark::Em),
                    Some(Tone::Code | Tone::Address) => inner.marks.push(Mark::Code),
                    Some(Tone::Note) => inner.look.raised = Some(0),
                    None => {}
                }
                self.inline(element, &inner, found);
            }
            "a" => {
                let mut inner = around.clone();
                let href = element.attribute("href").unwrap_or_default();
                inner.marks.retain(|mark| !matches!(mark, Mark::Link { .. }));
                if !href.is_empty() {
                    inner.marks.push(Mark::Link { href: href.to_owned() });
                }
                self.inline(element, &inner, found);
            }
            "note" => {
                let label = self.note(element);
                let mut marks = self.suggestions();
                marks.push(Mark::Note { label: label.clone() });
                self.comments.hear_note(&label, marks, &mut found.text);
                found.blank = false;
            }
            "annotation" => self.annotation(element, found),
            "annotation-end" => self.comments.end(&comments::name(element)),
            "change-start" => self.open.extend(element.attribute("change-id").map(str::to_owned)),
            "change-end" => self.open.retain(|id| Some(id.as_str()) != element.attribute("change-id")),
            "change" => self.deleted(element.attribute("change-id").unwrap_or_default(), around, found),
            "frame" | "custom-shape" | "rect" | "g" | "control" | "ellipse" => self.drawing(element, found),
            "ruby" => {
                self.said.count(What::Reading);
                let word = element.child("ruby-base").map(Element::words).unwrap_or_default();
                let aid = element.child("ruby-text").map(Element::words).unwrap_or_default();
                exactly(&format!("{word} ({aid})"), self, found);
            }
            "hidden-text" | "conditional-text" | "script" => {
                self.said.count(What::Hidden);
                let words = element.words();
                self.said.keep(format!("Hidden in the file: {words}"));
            }
            // Fields, metadata and what a later edition brings: their words are what is seen.
            _ => self.inline(element, around, found),
        }
    }

    fn words(&mut self, words: &str, around: &Around, found: &mut Found) {
        if words.is_empty() {
            return;
        }
        if around.look.hidden == Some(true) {
            self.said.count(What::Hidden);
            self.said.keep(format!("Hidden in the file: {words}"));
            return;
        }
        let mut marks = around.marks.clone();
        let on = |own: Option<bool>, base: Option<bool>| {
            let base = base.unwrap_or(false);
            own.unwrap_or(base) && (around.plain || !base)
        };
        for (mark, own, base) in [
            (Mark::Strong, around.look.strong, around.base.strong),
            (Mark::Em, around.look.em, around.base.em),
            (Mark::Strike, around.look.strike, around.base.strike),
        ] {
            if on(own, base) && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        match around.look.raised {
            Some(1) => marks.push(Mark::Sup),
            Some(-1) => marks.push(Mark::Sub),
            _ => {}
        }
        let linked = marks.iter().any(|mark| matches!(mark, Mark::Link { .. }));
        if around.look.underlined == Some(true) && !linked && !words.trim().is_empty() {
            self.said.count(What::Underlined);
        }
        marks.extend(self.suggestions());
        marks.dedup();
        let words = self.comments.hear(words);
        push(&mut found.text, &words, marks);
    }

    /// The proposals that are open here, one of a kind.
    fn suggestions(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for mark in self.open.iter().filter_map(|id| Some(self.changes.get(id)?.mark.clone())) {
            marks.retain(|known| known.rank() != mark.rank());
            marks.push(mark);
        }
        marks
    }

    pub(super) fn drawing(&mut self, element: &Element, found: &mut Found) {
        let before = (found.pictures.len(), found.boxes.len());
        let said =
            |name: &str| element.child(name).map(Element::words).filter(|words| !words.trim().is_empty());
        let alt = said("desc").or_else(|| said("title")).unwrap_or_default();
        let image = element.elements().find(|inner| inner.is("image") && inner.attribute("href").is_some());
        let replaced = element.child("object").is_some() || element.child("object-ole").is_some();
        if let Some(boxed) = element.child("text-box") {
            self.boxed(boxed, &mut found.boxes);
        } else if let Some(href) = image.filter(|_| !replaced).and_then(|image| image.attribute("href")) {
            self.picture(href.trim_start_matches("./"), alt, found);
        } else if element.is("frame") || element.is("g") {
            element
                .elements()
                .filter(|e| matches!(&*e.name, "frame" | "g" | "custom-shape"))
                .for_each(|inner| self.drawing(inner, found));
        } else if element.elements().any(|e| matches!(&*e.name, "p" | "list")) {
            self.boxed(element, &mut found.boxes);
        }
        if before == (found.pictures.len(), found.boxes.len()) {
            self.said.count(What::Drawing);
        }
    }

    fn picture(&mut self, name: &str, alt: String, found: &mut Found) {
        let photo = match self.media.get(name) {
            Some(photo) => Some(*photo),
            None if self.pictures.len() >= MOST_PICTURES || !self.package.has(name) => None,
            None => self.package.bytes(name).ok().flatten().map(|bytes| {
                let id = id_of(&bytes);
                let file = name.rsplit('/').next().unwrap_or(name).to_owned();
                if !self.pictures.iter().any(|known| known.id == id) {
                    self.pictures.push(EmbeddedPicture { id, was: None, name: file, bytes });
                }
                self.media.insert(name.to_owned(), id);
                id
            }),
        };
        if photo.is_none() {
            self.said.count(if name.contains("://") { What::OutsidePicture } else { What::LostPicture });
        }
        // A picture has no words to be commented on: its alt text carries the signs of the comments.
        let alt = self.comments.now().fold(alt, |alt, comment| format!("{}{alt}", wrapped(comment, "")));
        found.pictures.push(Picture { photo, alt, decorative: false });
    }
}
