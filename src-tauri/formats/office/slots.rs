//! Every place of a block where characters stand, in the order in which a reader meets them.

use model::document::{Block, Figure, ListItem, Text};

/// A place where characters stand.
pub(crate) enum Slot<'b> {
    /// A run of words.
    Text(&'b mut Text),
    /// Code.
    Verbatim(&'b mut String),
    /// Words that nobody can change.
    Fixed(String),
    /// An attribute: words that are no part of the text.
    Hidden(&'b mut String),
}

/// All characters of a block, in the order of `plain_text_of`.
pub(crate) fn each(block: &mut Block, work: &mut dyn FnMut(Slot<'_>)) {
    match block {
        Block::Paragraph(b) => work(Slot::Text(&mut b.text)),
        Block::Heading(b) => work(Slot::Text(&mut b.text)),
        Block::BulletList(b) => items(&mut b.items, work),
        Block::OrderedList(b) => items(&mut b.items, work),
        Block::Quote(b) => {
            b.blocks.iter_mut().for_each(|inner| each(inner, work));
            work(Slot::Text(&mut b.speaker));
            work(Slot::Text(&mut b.source));
        }
        Block::PullQuote(b) => {
            work(Slot::Text(&mut b.text));
            work(Slot::Text(&mut b.attribution));
        }
        Block::Figure(b) => figure(b, work),
        Block::Gallery(b) => b.figures.iter_mut().for_each(|inner| figure(inner, work)),
        Block::FactBox(b) => {
            work(Slot::Text(&mut b.title));
            b.blocks.iter_mut().for_each(|inner| each(inner, work));
        }
        Block::Table(b) => {
            work(Slot::Text(&mut b.caption));
            b.header.iter_mut().chain(b.rows.iter_mut().flatten()).for_each(|cell| work(Slot::Text(cell)));
        }
        Block::Embed(b) => {
            work(Slot::Hidden(&mut b.url));
            work(Slot::Text(&mut b.title));
        }
        Block::Related(b) => b.items.iter_mut().for_each(|item| {
            work(Slot::Hidden(&mut item.href));
            work(Slot::Text(&mut item.title));
        }),
        Block::Footnote(b) => b.blocks.iter_mut().for_each(|inner| each(inner, work)),
        Block::CodeBlock(b) => work(Slot::Verbatim(&mut b.code)),
        Block::Unknown(b) => work(Slot::Fixed(b.plain_text())),
        Block::Divider(_) => {}
    }
}

fn items(items: &mut [ListItem], work: &mut dyn FnMut(Slot<'_>)) {
    items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| each(block, work));
}

fn figure(figure: &mut Figure, work: &mut dyn FnMut(Slot<'_>)) {
    work(Slot::Hidden(&mut figure.alt));
    work(Slot::Text(&mut figure.caption));
    work(Slot::Text(&mut figure.credit));
}
