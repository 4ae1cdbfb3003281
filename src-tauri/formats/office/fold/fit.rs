//! Blocks into containers that do not take every block: what may not stand there becomes what may, or stands behind the
//! container. No word is lost.

use model::document::{Block, Heading, Inline, Mark, Paragraph, Text, text_of};

/// What takes blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Item,
    Quote,
    Footnote,
    Box,
}

/// Puts a block into a container, or behind it.
pub(crate) fn fit(block: Block, holder: Holder, out: &mut Vec<Block>, after: &mut Vec<Block>) {
    let boxed = holder == Holder::Box;
    match block {
        Block::Paragraph(_) | Block::BulletList(_) | Block::OrderedList(_) => out.push(block),
        Block::CodeBlock(_) if boxed || holder == Holder::Item => out.push(block),
        Block::Heading(_) | Block::Quote(_) | Block::Figure(_) | Block::Divider(_) if boxed => {
            out.push(block)
        }
        Block::Heading(Heading { common, text, .. }) => {
            out.push(Block::Paragraph(Paragraph { common, text }));
        }
        Block::Quote(quote) => {
            quote.blocks.into_iter().for_each(|block| fit(block, holder, out, after));
            out.extend(
                [quote.speaker, quote.source].into_iter().filter(|text| !text.is_empty()).map(paragraph),
            );
        }
        Block::FactBox(fact_box) => {
            if !fact_box.title.is_empty() {
                out.push(paragraph(fact_box.title));
            }
            fact_box.blocks.into_iter().for_each(|block| fit(block, holder, out, after));
        }
        Block::PullQuote(quote) => {
            let lines = [quote.text, quote.attribution];
            out.extend(lines.into_iter().filter(|text| !text.is_empty()).map(paragraph));
        }
        Block::Embed(embed) => out.push(paragraph(link(embed.url, embed.title))),
        Block::Related(related) => {
            out.extend(related.items.into_iter().map(|item| paragraph(link(item.href, item.title))));
        }
        Block::CodeBlock(code) => {
            let mut text: Text = Vec::new();
            for (number, line) in code.code.split('\n').enumerate() {
                if number > 0 {
                    text.push(Inline::Break { marks: Vec::new() });
                }
                text.extend(text_of(line));
            }
            out.push(paragraph(text));
        }
        Block::Divider(_) => {}
        Block::Gallery(gallery) if boxed => out.extend(gallery.figures.into_iter().map(Block::Figure)),
        Block::Figure(_) | Block::Gallery(_) | Block::Table(_) | Block::Footnote(_) | Block::Unknown(_) => {
            after.push(block);
        }
    }
}

fn paragraph(text: Text) -> Block {
    Block::Paragraph(Paragraph { text, ..Paragraph::default() })
}

fn link(href: String, title: Text) -> Text {
    let title = if title.is_empty() { text_of(href.clone()) } else { title };
    title
        .into_iter()
        .map(|piece| match piece {
            Inline::Words { text, mut marks } => {
                if !href.is_empty() {
                    marks.insert(0, Mark::Link { href: href.clone() });
                }
                Inline::Words { text, marks }
            }
            other => other,
        })
        .collect()
}
