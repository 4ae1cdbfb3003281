//! A tree of HTML into blocks, in one walk. What stands where it may not becomes the nearest thing that may; what has
//! no place at all goes into the report, with its words.

mod figure;
mod inline;
mod line;
mod list;
mod notes;
mod ours;
mod quote;
mod table;

use super::report::{Loss, Report, Turned};
use super::sources::Source;
use super::tree::{self, Element, Piece};
use super::{Picture, style};
use crate::markdown::fold::{self, IN_FOOTNOTE, fold};
pub(super) use figure::remove;
use line::{Line, Spacing, with, without};
use model::PhotoId;
use model::document::{
    Block, CodeBlock, Common, Divider, Footnote, Heading, Inline, Mark, Paragraph, Text, text_of,
};
use std::collections::BTreeSet;

/// Reads a tree whose source's habits are undone.
pub(super) fn blocks(
    mut tree: Element,
    source: Source,
    taken: &BTreeSet<String>,
    keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
    report: &mut Report,
) -> Vec<Block> {
    let notes = notes::take(&mut tree, taken);
    let ours = source == Source::Galley;
    let mut reader = Reader { report, keep, ours, lists: 0, quotes: Vec::new(), kept: 0 };
    let around = Around { marks: Vec::new(), spacing: if ours { Spacing::Exact } else { Spacing::Folded } };
    let mut out = reader.flow(&tree.children, &around);
    for (label, pieces) in notes {
        let inside = reader.flow(&pieces, &around);
        let (figures, inside): (Vec<Block>, Vec<Block>) = inside.into_iter().partition(keeps_its_form);
        let blocks = fold::some(reader.folded(inside, IN_FOOTNOTE));
        out.push(Block::Footnote(Footnote { common: Common::default(), label, blocks }));
        out.extend(figures);
    }
    out
}

/// What holds for the words inside of an element.
#[derive(Debug, Clone)]
struct Around {
    marks: Vec<Mark>,
    spacing: Spacing,
}

impl Around {
    fn marked(&self, mark: Mark) -> Self {
        Self { marks: with(&self.marks, mark), spacing: self.spacing }
    }
}

struct Reader<'a> {
    report: &'a mut Report,
    keep: &'a mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
    /// It was copied in Galley: its own marks hold, and every blank counts.
    ours: bool,
    /// Lists around.
    lists: usize,
    /// Quotations around, each with the speaker and source found so far.
    quotes: Vec<(Text, Text)>,
    /// Pictures that were kept.
    kept: usize,
}

/// Blocks while they are being read, and the line at hand.
struct Flow {
    blocks: Vec<Block>,
    line: Line,
    /// Pictures in the middle of a line: they come behind it.
    behind: Vec<Block>,
}

impl Flow {
    fn new(exact: bool) -> Self {
        Self { blocks: Vec::new(), line: Line::new(exact), behind: Vec::new() }
    }

    fn end_line(&mut self) {
        let text = self.line.take();
        if !text.is_empty() {
            self.blocks.push(fold::of_text(text));
        }
        self.blocks.append(&mut self.behind);
    }

    fn push(&mut self, block: Block) {
        self.end_line();
        self.blocks.push(block);
    }
}

/// Does the element begin a line of its own?
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Blocks that lose more than their form when they are dissolved: they go outside instead.
pub(super) fn keeps_its_form(block: &Block) -> bool {
    matches!(
        block,
        Block::Figure(_)
            | Block::Gallery(_)
            | Block::Table(_)
            | Block::Embed(_)
            | Block::Quote(_)
            | Block::PullQuote(_)
            | Block::FactBox(_)
            | Block::Related(_)
            | Block::Footnote(_)
            | Block::Unknown(_)
    )
}

impl Reader<'_> {
    /// Reads pieces as blocks.
    fn flow(&mut self, pieces: &[Piece], around: &Around) -> Vec<Block> {
        let mut flow = Flow::new(self.ours);
        self.pieces(pieces, around, &mut flow);
        flow.end_line();
        flow.blocks
    }

    fn pieces(&mut self, pieces: &[Piece], around: &Around, flow: &mut Flow) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => flow.line.push(words, &around.marks, around.spacing),
                Piece::Element(element) => self.element(element, around, flow),
            }
        }
    }

    fn element(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        let style = style::of(element);
        if style.hidden && element.name != "br" {
            return self.hidden(element);
        }
        if style.looks && !self.ours {
            self.report.lost(Loss::Looks, "");
        }
        if self.ours && self.own(element, around, flow) {
            return;
        }
        if is_block(&element.name) {
            // A style holds for the words inside, on whatever element it stands.
            let around =
                inline::styled(around, &style, matches!(element.name.as_bytes(), [b'h', b'1'..=b'6']));
            self.block(element, &around, flow);
        } else {
            self.inline(element, around, &style, flow);
        }
    }

    fn block(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        match element.name.as_str() {
            "h1" | "h2" => self.heading(element, 2, around, flow),
            "h3" => self.heading(element, 3, around, flow),
            "h4" | "h5" | "h6" => self.heading(element, 4, around, flow),
            "p" | "div" if element.attribute("role") == "heading" => {
                let level = element.attribute("aria-level").parse().unwrap_or(2_u8).clamp(2, 4);
                self.heading(element, level, around, flow);
            }
            "blockquote" => self.quotation(element, around, flow),
            "footer" | "cite" if !self.quotes.is_empty() => self.speaker(element, around, flow),
            "ul" | "ol" | "menu" | "dir" => {
                flow.end_line();
                let list = self.list(element, around);
                flow.blocks.extend(list);
            }
            // An item without its list.
            "li" => {
                flow.end_line();
                let list = Element::new("ul", vec![Piece::Element(element.clone())]);
                let list = self.list(&list, around);
                flow.blocks.extend(list);
            }
            "table" => self.table(element, around, flow),
            "pre" => self.code(element, flow),
            "hr" => flow.push(Block::Divider(Divider::default())),
            "figure" => self.figure(element, around, flow),
            _ => {
                flow.end_line();
                let before = flow.blocks.len();
                self.pieces(&element.children, around, flow);
                flow.end_line();
                // Galley's own empty paragraphs may be the beginning of an item.
                if self.ours && element.name == "p" && flow.blocks.len() == before {
                    flow.blocks.push(paragraph(Text::new()));
                }
            }
        }
    }

    fn heading(&mut self, element: &Element, level: u8, around: &Around, flow: &mut Flow) {
        flow.end_line();
        let plain = Around { marks: without(&around.marks, &Mark::Strong), spacing: around.spacing };
        let (text, behind) = self.one_line(&element.children, &plain);
        let text = if self.ours { text } else { line::without_everywhere(text, &Mark::Strong) };
        if !text.is_empty() || self.ours {
            flow.blocks.push(Block::Heading(Heading { common: Common::default(), level, text }));
        }
        flow.blocks.extend(behind);
    }

    /// Reads pieces as one line without breaks; what cannot stand in a line is answered beside it.
    fn one_line(&mut self, pieces: &[Piece], around: &Around) -> (Text, Vec<Block>) {
        let (text, behind) = self.rich_line(pieces, around);
        let mut breaks = 0;
        let text = text
            .into_iter()
            .map(|piece| match piece {
                Inline::Break { .. } => {
                    breaks += 1;
                    Inline::plain(" ")
                }
                piece => piece,
            })
            .collect();
        for _ in 0..breaks {
            self.report.turned(Turned::LineBreak, "");
        }
        (text, behind)
    }

    /// Reads pieces as one line with breaks.
    fn rich_line(&mut self, pieces: &[Piece], around: &Around) -> (Text, Vec<Block>) {
        let mut line = Line::new(self.ours);
        let (mut behind, mut waiting) = (Vec::new(), self.flow(pieces, around));
        waiting.reverse();
        let append = |line: &mut Line, text: Text| {
            if !line.is_empty() {
                line.space();
            }
            line.append(text);
        };
        while let Some(block) = waiting.pop() {
            match block {
                Block::Paragraph(paragraph) => append(&mut line, paragraph.text),
                Block::Heading(heading) => append(&mut line, heading.text),
                Block::BulletList(list) => {
                    waiting
                        .extend(list.items.into_iter().rev().flat_map(|item| item.blocks.into_iter().rev()));
                }
                Block::OrderedList(list) => {
                    waiting
                        .extend(list.items.into_iter().rev().flat_map(|item| item.blocks.into_iter().rev()));
                }
                Block::CodeBlock(code) => append(&mut line, text_of(code.code.replace('\n', " "))),
                Block::Divider(_) => {}
                block => behind.push(block),
            }
        }
        (line.take(), behind)
    }

    /// Reads pieces as plain words.
    fn plain_line(&mut self, pieces: &[Piece], around: &Around) -> (Text, Vec<Block>) {
        let (text, behind) = self.one_line(pieces, around);
        (inline::plain(text), behind)
    }

    /// Blocks with those dissolved that may not stand there.
    fn folded(&mut self, blocks: Vec<Block>, permitted: &[model::document::BlockType]) -> Vec<Block> {
        for block in blocks.iter().filter(|block| !permitted.contains(&block.block_type())) {
            match block {
                Block::Quote(_) => self.report.turned(Turned::InnerQuotation, ""),
                // Their marks are all that goes.
                Block::Heading(_) | Block::Divider(_) => {}
                _ => self.report.turned(Turned::Misplaced, ""),
            }
        }
        fold(blocks, permitted)
    }

    fn code(&mut self, element: &Element, flow: &mut Flow) {
        let inside = element.elements().find(|inside| inside.name == "code");
        let class =
            format!("{} {}", element.attribute("class"), inside.map_or("", |code| code.attribute("class")));
        let named = class
            .split_ascii_whitespace()
            .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")));
        let permitted = |name: &&str| {
            name.len() <= 32 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#.-_".contains(&b))
        };
        let own = Some(element.attribute("data-language")).filter(|name| !name.is_empty());
        let language = own.or(named).filter(permitted).unwrap_or_default().to_owned();
        let words = element.words().replace("\r\n", "\n").replace('\r', "\n");
        let code = if self.ours { words.as_str() } else { words.trim_end_matches('\n') };
        if code.trim().is_empty() && !self.ours {
            return flow.end_line();
        }
        let code = code.to_owned();
        flow.push(Block::CodeBlock(CodeBlock { common: Common::default(), language, code }));
        for picture in element.all().into_iter().filter(|inside| inside.name == "img") {
            self.picture(picture, flow);
        }
    }

    fn hidden(&mut self, element: &Element) {
        if !element.is_blank() {
            self.report.lost(Loss::Hidden, &element.words());
        }
    }
}

/// A paragraph that only holds words.
fn paragraph(text: Text) -> Block {
    Block::Paragraph(Paragraph { common: Common::default(), text })
}

/// Are there no words in the pieces?
fn is_blank(pieces: &[Piece]) -> bool {
    tree::is_blank(pieces)
}
