//! What Word cannot carry, taken off a document: the one place that says what "equal" leaves out.
//!
//! - Ids of blocks and of proposals: Word numbers anew.
//! - Empty paragraphs where something else stands, and marks on line breaks: as in every clean text.
//! - Characters that XML cannot hold become U+FFFD.
//! - Footnotes stand behind the text: Word keeps them apart from it.
//! - The sign of a reference is the note's name: Word counts by itself.
//! - Words that carry the same proposal as their whole paragraph carry it once.
//! - In a block that is proposed as a whole, proposals for the blocks in it go: the whole one counts.
//! - Proposals that Word cannot say are said otherwise, or the agreed shape stays (`docx/write/proposals.rs`).
//! - Line breaks have no looks, and so no proposals for them.
//! - Proposals are dated to the second.

use crate::docx::write::sayable;
use crate::office::line::push;
use crate::office::xml::fits;
use model::document::*;

pub(super) fn normal(document: &Document) -> Document {
    let document = sayable(document.clone().without_ids());
    let (notes, others): (Vec<Block>, Vec<Block>) =
        document.blocks.into_iter().partition(|block| matches!(block, Block::Footnote(_)));
    let plain = |blocks: Vec<Block>| Document::of(self::blocks(blocks, false, None));
    let mut whole = plain(others.into_iter().chain(notes).collect());
    // Where an empty paragraph is gone, the one behind it may have nothing to go on in.
    whole = sayable(whole);
    plain(whole.blocks)
}

fn blocks(blocks: Vec<Block>, some: bool, outer: Option<&Change>) -> Vec<Block> {
    let blank = |block: &Block| matches!(block, Block::Paragraph(p) if p.text.is_empty());
    let mut out: Vec<Block> =
        blocks.into_iter().map(|b| block(b, outer)).filter(|block| !blank(block)).collect();
    if out.is_empty() && some {
        out.push(Block::Paragraph(Paragraph::default()));
    }
    out
}

fn block(mut block: Block, outer: Option<&Change>) -> Block {
    if let Some(tc) = &mut block.common_mut().tc {
        tc.id.clear();
    }
    if outer.is_some() {
        block.common_mut().tc = None;
    }
    let tc = outer.cloned().or_else(|| block.common().tc.clone());
    let tc = tc.as_ref();
    match &mut block {
        Block::Paragraph(b) => b.text = text(&b.text, tc),
        Block::Heading(b) => b.text = text(&b.text, tc),
        Block::BulletList(b) => items(&mut b.items, tc),
        Block::OrderedList(b) => items(&mut b.items, tc),
        Block::Quote(b) => {
            b.blocks = blocks(std::mem::take(&mut b.blocks), true, tc);
            b.speaker = text(&b.speaker, tc);
            b.source = text(&b.source, tc);
        }
        Block::PullQuote(b) => {
            b.text = text(&b.text, tc);
            b.attribution = text(&b.attribution, tc);
        }
        Block::Figure(b) => figure(b, tc),
        Block::Gallery(b) => b.figures.iter_mut().for_each(|b| {
            if let Some(tc) = &mut b.common.tc {
                tc.id.clear();
            }
            if tc.is_some() {
                b.common.tc = None;
            }
            let own = b.common.tc.clone();
            figure(b, tc.or(own.as_ref()));
        }),
        Block::FactBox(b) => {
            b.title = text(&b.title, tc);
            b.blocks = blocks(std::mem::take(&mut b.blocks), true, tc);
        }
        Block::Table(b) => {
            b.caption = text(&b.caption, tc);
            b.header.iter_mut().chain(b.rows.iter_mut().flatten()).for_each(|cell| *cell = text(cell, tc));
        }
        Block::Embed(b) => {
            b.title = text(&b.title, tc);
            b.url = held(&b.url);
        }
        Block::Related(b) => b.items.iter_mut().for_each(|item| {
            item.title = text(&item.title, tc);
            item.href = held(&item.href);
        }),
        Block::Footnote(b) => b.blocks = blocks(std::mem::take(&mut b.blocks), true, tc),
        Block::CodeBlock(b) => b.code = held(&b.code),
        Block::Unknown(b) => b.json = held(&b.json),
        Block::Divider(_) => {}
    }
    block
}

fn items(items: &mut [ListItem], tc: Option<&Change>) {
    for item in items {
        let mut parts = std::mem::take(&mut item.blocks).into_iter();
        item.blocks.extend(parts.next().map(|b| block(b, tc)));
        item.blocks.extend(blocks(parts.collect(), false, tc));
    }
}

fn figure(figure: &mut Figure, tc: Option<&Change>) {
    figure.alt = held(&figure.alt);
    figure.caption = text(&figure.caption, tc);
    figure.credit = text(&figure.credit, tc);
}

fn held(text: &str) -> String {
    text.chars().map(|c| if fits(c) { c } else { '\u{FFFD}' }).collect()
}

fn text(text: &Text, tc: Option<&Change>) -> Text {
    let mut out = Text::new();
    for piece in text {
        let mut marks: Vec<Mark> = piece.marks().to_vec();
        for mark in &mut marks {
            match mark {
                Mark::Ins(by) | Mark::Del(by) => by.id.clear(),
                Mark::Format(by, was) => {
                    by.id.clear();
                    was.iter_mut().for_each(|mark| {
                        if let Mark::Link { href } = mark {
                            *href = held(href);
                        }
                    });
                }
                Mark::Link { href } => *href = held(href),
                _ => {}
            }
        }
        marks.retain(|mark| match (mark, tc) {
            (Mark::Ins(by), Some(tc)) => {
                tc.kind != Some(ChangeKind::Inserted) || (&by.by, by.at) != (&tc.by, tc.at)
            }
            (Mark::Del(by), Some(tc)) => {
                tc.kind != Some(ChangeKind::Deleted) || (&by.by, by.at) != (&tc.by, tc.at)
            }
            _ => true,
        });
        let label = marks.iter().find_map(|mark| match mark {
            Mark::Note { label } => Some(label.clone()),
            _ => None,
        });
        match piece {
            Inline::Words { text, .. } => push(&mut out, &label.unwrap_or_else(|| held(text)), marks),
            Inline::Break { .. } => {
                marks.retain(|mark| matches!(mark, Mark::Ins(_) | Mark::Del(_)));
                out.push(Inline::Break { marks });
            }
        }
    }
    out
}
