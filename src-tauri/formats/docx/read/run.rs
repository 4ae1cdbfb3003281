//! A run: its words, signs, breaks, notes and pictures, with what its looks mean.

use super::Reader;
use super::drawing::said_twice;
use super::paragraph::{Around, Field, Found, apply};
use super::styles::{Look, look};
use super::symbols::character;
use crate::office::names::Tone;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Inline, Mark};

impl Reader<'_> {
    pub(super) fn run(&mut self, run: &Element, around: &Around, found: &mut Found) {
        // The number at the head of a note is no word of it; words in the same run are.
        let said = run.all("t").any(|t| !t.words().trim().is_empty());
        if !said
            && run.elements().any(|e| {
                matches!(
                    &*e.name,
                    "footnoteRef" | "endnoteRef" | "annotationRef" | "separator" | "continuationSeparator"
                )
            })
        {
            self.blank_due = run.child("t").is_none();
            return;
        }
        let mut around = around.clone();
        let properties = run.child("rPr");
        for field in self.fields.iter().filter(|field| field.shown) {
            apply(&mut around, &self.meaning(&field.instruction));
        }
        let own = properties.map(look).unwrap_or_default();
        let style = properties.and_then(|p| p.child("rStyle")).and_then(Element::val);
        let hidden = own.hidden.or_else(|| self.styles.look(style, false).hidden).unwrap_or(false);
        let marks = self.marks(properties, &around);
        if hidden {
            let words: String = run.all("t").map(Element::words).collect();
            if !words.trim().is_empty() {
                self.said.count(What::Hidden);
                self.said.keep(format!("Hidden in the Word file: {words}"));
            }
            return;
        }
        let mut marks = marks;
        if let Some(element) = properties.and_then(|p| p.child("rPrChange"))
            && around.note.is_none()
        {
            let before = self.marks(element.child("rPr"), &around);
            let mark = self.relooked(element, &marks, before);
            marks.extend(mark);
        }
        let mut visible = false;
        let pieces = run.elements().flat_map(|element| match said_twice(element) {
            Some(branch) => branch.elements().collect(),
            None => vec![element],
        });
        for element in pieces {
            match &*element.name {
                "t" | "delText" if self.in_code() => {}
                "t" | "delText" => {
                    let words = element.words();
                    visible |= !words.trim().is_empty();
                    self.words(&words, marks.clone(), found);
                }
                "tab" | "ptab" => self.words("\t", marks.clone(), found),
                "noBreakHyphen" => self.words("\u{2011}", marks.clone(), found),
                "softHyphen" => self.words("\u{ad}", marks.clone(), found),
                "br" if matches!(element.attribute("type"), Some("page" | "column")) => {
                    self.said.count(What::PageBreak)
                }
                "br" | "cr" => {
                    found.text.push(Inline::Break { marks: around.changes.clone() });
                }
                "symEx" => {
                    let code = u32::from_str_radix(element.attribute("char").unwrap_or_default(), 16);
                    let sign = code.ok().and_then(char::from_u32).unwrap_or('\u{FFFD}');
                    self.words(&sign.to_string(), marks.clone(), found);
                }
                "sym" => self.symbol(element, marks.clone(), found),
                "commentReference" => self.comment_point(element, found),
                "footnoteReference" | "endnoteReference" => self.reference(element, &around, found),
                "fldChar" => self.field(element),
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.shown) {
                        field.instruction.push_str(&element.words());
                    }
                }
                "drawing" | "pict" | "object" | "AlternateContent" => self.drawing(element, found),
                "ruby" => {
                    self.said.count(What::Reading);
                    let word = element.child("rubyBase").map(Element::words).unwrap_or_default();
                    let aid = element.child("rt").map(Element::words).unwrap_or_default();
                    self.words(&format!("{word} ({aid})"), marks.clone(), found);
                }
                _ => {}
            }
        }
        if visible && around.link.is_none() {
            if own.underlined == Some(true) {
                self.said.count(What::Underlined);
            }
            if own.highlighted == Some(true) {
                self.said.count(What::Highlighted);
            }
        }
    }

    /// Is what comes the code of a field, which nobody sees?
    fn in_code(&self) -> bool {
        self.fields.last().is_some_and(|field| !field.shown)
    }

    /// The marks that the looks of a run mean.
    pub(super) fn marks(&self, properties: Option<&Element>, around: &Around) -> Vec<Mark> {
        let mut marks = around.changes.clone();
        if let Some(label) = &around.note {
            marks.push(Mark::Note { label: label.clone() });
            return marks;
        }
        marks.extend(around.link.clone().map(|href| Mark::Link { href }));
        let own = properties.map(look).unwrap_or_default();
        let style = properties.and_then(|p| p.child("rStyle")).and_then(Element::val);
        let (tone, of_style) = match style {
            Some(id) => (self.styles.tone(id), self.styles.look(Some(id), false)),
            None => (None, Look::default()),
        };
        let on = |own: Option<bool>, style: Option<bool>, base: Option<bool>| {
            let base = base.unwrap_or(false);
            // A style's bold turns the bold of the paragraph's style off, a run's own does not.
            let shown = own.unwrap_or(style.unwrap_or(false) != base);
            shown && (around.plain || !base)
        };
        if tone == Some(Tone::Strong) || on(own.strong, of_style.strong, around.base.strong) {
            marks.push(Mark::Strong);
        }
        if tone == Some(Tone::Em) || on(own.em, of_style.em, around.base.em) {
            marks.push(Mark::Em);
        }
        if on(own.strike, of_style.strike, around.base.strike) {
            marks.push(Mark::Strike);
        }
        if matches!(tone, Some(Tone::Code | Tone::Address)) {
            marks.push(Mark::Code);
        }
        match own.raised.or(of_style.raised).filter(|_| tone != Some(Tone::Note)) {
            Some(1) => marks.push(Mark::Sup),
            Some(-1) => marks.push(Mark::Sub),
            _ => {}
        }
        marks
    }

    fn symbol(&mut self, element: &Element, marks: Vec<Mark>, found: &mut Found) {
        let font = element.attribute("font").unwrap_or_default();
        let sign = character(font, element.attribute("char").unwrap_or_default());
        if sign.is_none() {
            self.said.count(What::Symbol);
        }
        self.words(&sign.unwrap_or('\u{FFFD}').to_string(), marks, found);
    }

    fn reference(&mut self, element: &Element, around: &Around, found: &mut Found) {
        let Some(id) = element.attribute("id") else { return };
        let key = (element.is("endnoteReference"), id.to_owned());
        let label = self.label(key.0, id);
        if !self.noted.contains(&key) {
            self.noted.push(key);
        }
        let mut marks = around.changes.clone();
        marks.push(Mark::Note { label: label.clone() });
        self.comments.hear_note(&label, marks, &mut found.text);
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            // More than anybody nests: a file that never ends its fields must not fill a memory.
            Some("begin") if self.fields.len() < 64 => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shown = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }
}
