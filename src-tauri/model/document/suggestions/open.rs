//! Whether anything is proposed at all: asked of every text that is cleaned, so it looks at the typed tree and copies
//! nothing.

use super::super::{
    Block, FactBox, Figure, Footnote, Inline, List, Mark, OrderedList, PullQuote, Quote, Text,
};

/// Is a proposal open somewhere in these blocks?
pub fn any_open(blocks: &[Block]) -> bool {
    blocks.iter().any(block)
}

fn text(text: &Text) -> bool {
    text.iter().flat_map(Inline::marks).any(Mark::is_suggestion)
}

fn figure(figure: &Figure) -> bool {
    figure.common.tc.is_some() || text(&figure.caption) || text(&figure.credit)
}

fn block(block: &Block) -> bool {
    block.common().tc.is_some()
        || match block {
            Block::Paragraph(b) => text(&b.text),
            Block::Heading(b) => text(&b.text),
            Block::BulletList(List { items, .. }) | Block::OrderedList(OrderedList { items, .. }) => {
                items.iter().any(|item| any_open(&item.blocks))
            }
            Block::Quote(Quote { blocks, speaker, source, .. }) => {
                any_open(blocks) || text(speaker) || text(source)
            }
            Block::PullQuote(PullQuote { text: words, attribution, .. }) => text(words) || text(attribution),
            Block::Figure(b) => figure(b),
            Block::Gallery(b) => b.figures.iter().any(figure),
            Block::FactBox(FactBox { title, blocks, .. }) => text(title) || any_open(blocks),
            Block::Table(b) => text(&b.caption) || b.header.iter().chain(b.rows.iter().flatten()).any(text),
            Block::Embed(b) => text(&b.title),
            Block::Related(b) => b.items.iter().any(|item| text(&item.title)),
            Block::Footnote(Footnote { blocks, .. }) => any_open(blocks),
            Block::Divider(_) | Block::CodeBlock(_) | Block::Unknown(_) => false,
        }
}
