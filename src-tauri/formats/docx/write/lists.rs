//! Lists: every list is a numbering of its own, so that two in a row stay two.

use super::{Place, Writer, kept_of, proposal};
use crate::office::fold::kept_as;
use model::document::{Block, Change, ListItem, text_of};

/// The deepest level Word has.
const DEEPEST: u8 = 8;
/// The largest first number Word takes.
const LARGEST: u32 = 32_767;

/// A list as Word numbers it.
pub(super) struct Numbered {
    ordered: bool,
    level: u8,
    start: u32,
}

impl Writer<'_> {
    pub(super) fn list(&mut self, block: &Block, items: &[ListItem], start: Option<u32>, place: Place<'_>) {
        let tc = proposal(block, place);
        let level = place.depth.min(DEEPEST);
        self.lists.push(Numbered {
            ordered: start.is_some(),
            level,
            start: start.filter(|start| *start <= LARGEST).unwrap_or(1),
        });
        let number = self.lists.len();
        let own = tc.filter(|_| place.tc.is_none()).map(|tc| self.kept_change(tc)).unwrap_or_default();
        let large = start.filter(|start| *start > LARGEST).map(|start| start.to_string()).unwrap_or_default();
        let mark = (!own.is_empty() || !large.is_empty())
            .then(|| self.open(kept_of("list", [("tc", own), ("start", large)])));
        let blocks: Vec<(usize, &Block)> =
            items.iter().flat_map(|item| item.blocks.iter().enumerate()).collect();
        for (number_of_block, (at, block)) in blocks.iter().copied().enumerate() {
            let inner = Place { depth: level + 1, tc, ..place };
            let next = blocks.get(number_of_block + 1).map(|(_, next)| *next);
            let parted = self.part(block, next, inner);
            match block {
                Block::Paragraph(paragraph) if at == 0 => {
                    let extra = format!(
                        "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>"
                    );
                    let style = if place.quoted { "QuoteList" } else { "ListParagraph" };
                    self.paragraph(style, &extra, &paragraph.text, place, proposal(block, inner));
                }
                Block::Paragraph(paragraph) => {
                    let style = if place.quoted { "QuoteList" } else { "ListContinue" };
                    self.paragraph(style, &indent(level), &paragraph.text, place, proposal(block, inner));
                }
                Block::CodeBlock(code) => self.code(block, code, &indent(level), inner),
                block => self.block(block, inner),
            }
            parted.into_iter().for_each(|mark| self.close(mark));
        }
        if let Some(mark) = mark {
            self.close(mark);
        }
    }

    /// The numberings: each list has a shape of its own, with the one level it stands at. Lists that shared a shape
    /// would be taken apart by LibreOffice, which knows no beginning but that of a shape.
    pub(super) fn numbering(&self) -> String {
        let mut out = String::new();
        for (number, Numbered { ordered, level, start }) in self.lists.iter().enumerate() {
            let turn = usize::from(level % 3);
            let (format, text) = if *ordered {
                (["decimal", "lowerLetter", "lowerRoman"][turn], format!("%{}.", level + 1))
            } else {
                ("bullet", ["•", "–", "▪"][turn].to_owned())
            };
            out.push_str(&format!(
                "<w:abstractNum w:abstractNumId=\"{number}\"><w:multiLevelType w:val=\"multilevel\"/>\
                 <w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>",
                left(*level)
            ));
        }
        for number in 0..self.lists.len() {
            out.push_str(&format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{number}\"/></w:num>",
                number + 1
            ));
        }
        out
    }

    /// A whole block's proposal as it is kept, under the name that goes out.
    pub(super) fn kept_change(&self, change: &Change) -> String {
        kept_as(change)
    }

    /// An empty paragraph, which Word wants behind a table.
    pub(super) fn empty_line(&mut self) {
        self.paragraph("", "", &text_of(""), Place::default(), None);
    }
}

/// Where the words of an item at that level begin, in twentieths of a point.
fn left(level: u8) -> u32 {
    720 * (u32::from(level) + 1)
}

fn indent(level: u8) -> String {
    format!("<w:ind w:left=\"{}\"/>", left(level))
}
