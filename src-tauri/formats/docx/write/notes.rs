//! Footnotes as Word's own. A note stands where it is first referred to; other references are links to it.
//!
//! Word keeps no note that nothing refers to: those are referred to in one last line of the text.

use super::inline::run;
use super::{Place, Writer, is_whole, kept_of};
use crate::office::xml::escaped;
use model::document::{Block, Document, Footnote};
use std::collections::BTreeMap;

/// The style of a reference.
const REFERENCE: &str = "<w:rStyle w:val=\"FootnoteReference\"/>";

/// The footnotes of a story, by their place among its notes.
pub(super) struct Notes<'a> {
    notes: Vec<&'a Footnote>,
    first: BTreeMap<&'a str, usize>,
    referred: Vec<bool>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let notes: Vec<&Footnote> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Footnote(note) => Some(note),
                _ => None,
            })
            .collect();
        let mut first = BTreeMap::new();
        for (number, note) in notes.iter().enumerate() {
            first.entry(note.label.as_str()).or_insert(number);
        }
        let referred = vec![false; notes.len()];
        Self { notes, first, referred }
    }
}

impl Writer<'_> {
    /// A reference to the note of that name.
    pub(super) fn note(
        &mut self,
        label: &str,
        shown: &str,
        place: Place<'_>,
        deleted: bool,
        out: &mut String,
    ) {
        let known = self.notes.first.get(label).copied().filter(|_| !place.noted);
        match known.and_then(|number| self.notes.referred.get_mut(number).map(|referred| (number, referred)))
        {
            Some((number, referred)) if !*referred => {
                *referred = true;
                out.push_str(&reference(number));
            }
            _ => {
                out.push_str(&format!("<w:hyperlink w:anchor=\"_note_{}\">", escaped(label)));
                let shown = if shown.trim().is_empty() { label } else { shown };
                out.push_str(&run(shown, REFERENCE, deleted));
                out.push_str("</w:hyperlink>");
            }
        }
    }

    /// The line of the notes that nothing refers to.
    pub(super) fn loose_notes(&mut self) {
        let loose: Vec<usize> = self
            .notes
            .referred
            .iter()
            .enumerate()
            .filter(|(_, referred)| !**referred)
            .map(|(n, _)| n)
            .collect();
        if loose.is_empty() {
            return;
        }
        let mut runs = run("Notes that the text does not refer to: ", "", false);
        for number in loose {
            runs.push_str(&reference(number));
        }
        self.raw("LooseNotes", "", &runs, None);
    }

    /// The part that holds the notes.
    pub(super) fn footnotes(&mut self) -> String {
        let body = std::mem::take(&mut self.out);
        self.out.push_str(
            "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
             <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>",
        );
        for (number, note) in self.notes.notes.clone().into_iter().enumerate() {
            self.out.push_str(&format!("<w:footnote w:id=\"{}\">", number + 1));
            let tc = note.common.tc.as_ref().filter(|tc| is_whole(tc));
            let own = tc.map(|tc| self.kept_change(tc)).unwrap_or_default();
            let mark = self.open(kept_of("footnote", [("label", note.label.clone()), ("tc", own)]));
            let place = Place { noted: true, tc, ..Place::default() };
            let sign = format!(
                "<w:r><w:rPr>{REFERENCE}</w:rPr><w:footnoteRef/><w:t xml:space=\"preserve\"> </w:t></w:r>"
            );
            let mut blocks = note.blocks.as_slice();
            if let Some((Block::Paragraph(first), rest)) = blocks.split_first() {
                let parted = self.part(&note.blocks[0], rest.first(), place);
                let tc = tc.or(first.common.tc.as_ref().filter(|tc| is_whole(tc)));
                let mut runs = sign;
                self.runs(&first.text, place, tc, &mut runs);
                self.raw("FootnoteText", &self.directed("", &first.text), &runs, tc);
                parted.into_iter().for_each(|mark| self.close(mark));
                blocks = rest;
            } else {
                self.raw("FootnoteText", "", &sign, tc);
            }
            for (at, block) in blocks.iter().enumerate() {
                self.block_before(block, blocks.get(at + 1), place);
            }
            self.close(mark);
            self.out.push_str("</w:footnote>");
        }
        std::mem::replace(&mut self.out, body)
    }
}

fn reference(number: usize) -> String {
    format!("<w:r><w:rPr>{REFERENCE}</w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>", number + 1)
}
