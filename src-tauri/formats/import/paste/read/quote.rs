//! Block quotations, with who said it and where. A quotation never loses its marks: what cannot stand inside of it
//! becomes part of it, or stands behind it.

use super::inline::{only_words, plain};
use super::{Around, Flow, Reader, is_blank, keeps_its_form, paragraph};
use crate::import::paste::report::Turned;
use crate::import::paste::tree::{Element, Piece};
use crate::markdown::fold::{self, IN_QUOTE};
use model::document::{Block, Common, Inline, Quote, Text, words};

impl Reader<'_> {
    pub(super) fn quotation(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        flow.end_line();
        if element.is_blank() && !self.ours {
            return;
        }
        self.quotes.push((Text::new(), Text::new()));
        let mut inner = Flow::new(self.ours);
        for child in &element.children {
            match child {
                Piece::Element(cite) if cite.name == "cite" => self.speaker(cite, around, &mut inner),
                Piece::Element(line) if line.name == "p" && is_only_cite(line) => {
                    self.speaker(line, around, &mut inner)
                }
                other => self.pieces(std::slice::from_ref(other), around, &mut inner),
            }
        }
        inner.end_line();
        let (speaker, source) = self.quotes.pop().unwrap_or_default();
        let (outside, inside): (Vec<Block>, Vec<Block>) = inner
            .blocks
            .into_iter()
            .partition(|block| keeps_its_form(block) && !matches!(block, Block::Quote(_) | Block::Table(_)));
        let inside = inside.into_iter().flat_map(|block| self.rows(block)).collect();
        let blocks = self.folded(inside, IN_QUOTE);
        if self.ours || !blocks.is_empty() || !speaker.is_empty() || !source.is_empty() {
            let blocks = fold::some(blocks);
            flow.blocks.push(Block::Quote(Quote { common: Common::default(), blocks, speaker, source }));
        }
        flow.blocks.extend(outside);
    }

    /// A table in a quotation as its rows, so that the words of a row stay together.
    fn rows(&mut self, block: Block) -> Vec<Block> {
        let Block::Table(table) = block else { return vec![block] };
        self.report.turned(Turned::Misplaced, "");
        let row = |cells: Vec<Text>| {
            let parted =
                cells.into_iter().filter(|cell| !cell.is_empty()).enumerate().flat_map(|(at, mut cell)| {
                    if at > 0 {
                        cell.insert(0, Inline::plain(" | "));
                    }
                    cell
                });
            paragraph(parted.collect())
        };
        let caption = Some(table.caption).filter(|caption| !caption.is_empty()).map(paragraph);
        caption.into_iter().chain(std::iter::once(table.header).chain(table.rows).map(row)).collect()
    }

    /// The line under a quotation that says who said it.
    pub(super) fn speaker(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        flow.end_line();
        let part = element.attribute("data-part");
        let bare = Around { marks: Vec::new(), spacing: around.spacing };
        let known = self.quotes.last().cloned().unwrap_or_default();
        if !is_simple(element)
            || (part == "source" && !known.1.is_empty())
            || (part != "source" && !known.0.is_empty())
        {
            return self.pieces(&element.children, around, flow);
        }
        let cite = element.elements().find(|inside| inside.name == "cite" && !inside.is_blank());
        let rest: Vec<Piece> = element
            .children
            .iter()
            .filter(|piece| piece.element().is_none_or(|inside| inside.name != "cite"))
            .cloned()
            .collect();
        let (speaker, source) = match cite {
            _ if self.ours => (element.children.clone(), Vec::new()),
            Some(cite) if !is_blank(&rest) => (rest, cite.children.clone()),
            _ => (element.children.clone(), Vec::new()),
        };
        let (speaker, behind) = self.plain_line(&speaker, &bare);
        flow.behind.extend(behind);
        let (source, behind) = self.plain_line(&source, &bare);
        flow.behind.extend(behind);
        let Some(slot) = self.quotes.last_mut() else { return };
        match part {
            "source" => slot.1 = speaker,
            _ if self.ours => slot.0 = speaker,
            _ => *slot = (without_dash(&speaker), source),
        }
    }
}

/// The figure's caption under a quotation that has no speaker yet.
pub(super) fn attribute_to(quote: &mut Quote, caption: Text) -> Option<Block> {
    if quote.speaker.is_empty() {
        quote.speaker = without_dash(&plain(caption));
        return None;
    }
    Some(paragraph(caption))
}

/// May its words stand in one plain line?
fn is_simple(element: &Element) -> bool {
    only_words(&element.children)
        && !element.all().iter().any(|inside| inside.name == "br" || inside.name == "galley-note")
}

/// A paragraph with nothing but a `cite` in it, perhaps behind a dash.
fn is_only_cite(line: &Element) -> bool {
    let mut cites = 0;
    let rest = line.children.iter().all(|piece| match piece {
        Piece::Words(words) => words.chars().all(|letter| letter.is_whitespace() || "—–-―".contains(letter)),
        Piece::Element(element) => {
            cites += usize::from(element.name == "cite");
            element.name == "cite"
        }
    });
    rest && cites == 1
}

/// Who said it, without the dash in front and the comma behind.
fn without_dash(text: &[Inline]) -> Text {
    let whole = words(text);
    model::document::text_of(whole.trim_start_matches(['—', '–', '-', '―', ' ']).trim_end_matches([',', ' ']))
}
