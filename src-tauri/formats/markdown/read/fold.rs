//! Blocks where they do not belong: a table in a list item, a quote in a quote. The words stay, the form goes.

use model::document::{Block, BlockType, Inline, ListItem, Mark, Paragraph, Text, text_of, texts};

/// A paragraph of plain words.
pub(crate) fn paragraph(words: &str) -> Block {
    of_text(text_of(words))
}

pub(crate) fn of_text(text: Text) -> Block {
    Block::Paragraph(Paragraph { text, ..Paragraph::default() })
}

/// The blocks with every one that is not permitted turned into those that are.
pub(crate) fn fold(blocks: Vec<Block>, permitted: &[BlockType]) -> Vec<Block> {
    blocks
        .into_iter()
        .flat_map(|block| {
            if permitted.contains(&block.block_type()) { vec![block] } else { dissolve(block, permitted) }
        })
        .collect()
}

fn dissolve(block: Block, permitted: &[BlockType]) -> Vec<Block> {
    match block {
        Block::Heading(heading) => vec![of_text(heading.text)],
        Block::Quote(quote) => {
            let mut inner = fold(quote.blocks, permitted);
            inner.extend(
                [quote.speaker, quote.source].into_iter().filter(|text| !text.is_empty()).map(of_text),
            );
            inner
        }
        Block::Footnote(note) => fold(note.blocks, permitted),
        Block::FactBox(fact_box) => {
            let mut inner = vec![of_text(fact_box.title)];
            inner.extend(fold(fact_box.blocks, permitted));
            inner
        }
        Block::CodeBlock(code) => {
            let lines = code.code.split('\n').filter(|line| !line.is_empty());
            lines
                .map(|line| of_text(vec![Inline::Words { text: line.to_owned(), marks: vec![Mark::Code] }]))
                .collect()
        }
        other => texts(&other).into_iter().map(|(_, words)| paragraph(&words)).collect(),
    }
}

/// What a list item may hold.
pub(crate) const IN_ITEM: &[BlockType] =
    &[BlockType::Paragraph, BlockType::BulletList, BlockType::OrderedList, BlockType::CodeBlock];
/// What a quotation may hold.
pub(crate) const IN_QUOTE: &[BlockType] =
    &[BlockType::Paragraph, BlockType::BulletList, BlockType::OrderedList];
/// What a footnote may hold.
pub(crate) const IN_FOOTNOTE: &[BlockType] = IN_QUOTE;
/// What a fact box may hold.
pub(crate) const IN_BOX: &[BlockType] = &[
    BlockType::Paragraph,
    BlockType::Heading,
    BlockType::BulletList,
    BlockType::OrderedList,
    BlockType::Quote,
    BlockType::Figure,
    BlockType::Divider,
    BlockType::CodeBlock,
];

/// A list item, which begins with a paragraph.
pub(crate) fn item(blocks: Vec<Block>) -> ListItem {
    let mut blocks = fold(blocks, IN_ITEM);
    if !matches!(blocks.first(), Some(Block::Paragraph(_))) {
        blocks.insert(0, Block::Paragraph(Paragraph::default()));
    }
    ListItem { blocks }
}

/// At least one block.
pub(crate) fn some(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() { vec![Block::Paragraph(Paragraph::default())] } else { blocks }
}
