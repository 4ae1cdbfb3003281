//! The agreed text: open suggestions rejected, and the same words always in the same shape.
//!
//! Export, approval, word count and Markdown use [`clean`], never the document as it is being edited.
//! Two documents that read the same are equal once clean: neighbouring runs with the same marks are
//! joined, empty paragraphs are left out where something else remains, breaks carry no marks, a footnote
//! reference shows its name, and characters that no text may hold (U+0000) become U+FFFD.

use super::inline::{Inline, Mark, Text};
use super::{Block, ChangeKind, Document, ListItem, Paragraph, suggestions};

/// The agreed text of a document. Clean documents stay as they are.
#[must_use]
pub fn clean(document: &Document) -> Document {
    if suggestions::any_open(&document.blocks) {
        let agreed = suggestions::reject(document, &suggestions::Which::All);
        Document::of(blocks(&agreed.blocks, false))
    } else {
        Document::of(blocks(&document.blocks, false))
    }
}

/// The agreed words of a run.
#[must_use]
pub fn clean_text(text: &[Inline]) -> Text {
    let mut out: Text = Vec::new();
    for piece in text {
        if piece.marks().iter().any(|mark| matches!(mark, Mark::Ins(_))) {
            continue;
        }
        let piece = match piece {
            Inline::Break { .. } => Inline::Break { marks: Vec::new() },
            Inline::Words { text, marks } => {
                let marks: Vec<Mark> = marks.iter().filter(|mark| !mark.is_suggestion()).cloned().collect();
                let label = marks.iter().find_map(|mark| match mark {
                    Mark::Note { label } => Some(label.clone()),
                    _ => None,
                });
                Inline::Words { text: label.unwrap_or_else(|| text.replace('\0', "\u{FFFD}")), marks }
            }
        };
        match (out.last_mut(), piece) {
            (Some(Inline::Words { text: last, marks: before }), Inline::Words { text, marks })
                if *before == marks =>
            {
                // Two runs of one footnote reference are one reference.
                if !marks.iter().any(|mark| matches!(mark, Mark::Note { .. })) {
                    last.push_str(&text);
                }
            }
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// The agreed blocks; `some` keeps one empty paragraph where a container must not be empty.
fn blocks(blocks: &[Block], some: bool) -> Vec<Block> {
    let mut out: Vec<Block> = blocks.iter().filter_map(block).filter(|block| !is_blank(block)).collect();
    if out.is_empty() && some {
        out.push(Block::Paragraph(Paragraph::default()));
    }
    out
}

fn is_blank(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.text.is_empty())
}

fn items(items: &[ListItem]) -> Vec<ListItem> {
    items
        .iter()
        .map(|item| {
            let (first, rest) = item.blocks.split_at(item.blocks.len().min(1));
            // An item begins with a paragraph, even an empty one.
            let mut kept: Vec<Block> = first
                .iter()
                .map(|first| block(first).unwrap_or_else(|| Block::Paragraph(Paragraph::default())))
                .collect();
            kept.extend(self::blocks(rest, false));
            ListItem { blocks: kept }
        })
        .collect()
}

fn block(block: &Block) -> Option<Block> {
    if block.common().tc.as_ref().is_some_and(|change| change.kind == Some(ChangeKind::Inserted)) {
        return None;
    }
    let mut block = block.clone();
    block.common_mut().tc = None;
    match &mut block {
        Block::Paragraph(b) => b.text = clean_text(&b.text),
        Block::Heading(b) => b.text = clean_text(&b.text),
        Block::BulletList(b) => b.items = items(&b.items),
        Block::OrderedList(b) => b.items = items(&b.items),
        Block::Quote(b) => {
            b.blocks = blocks(&b.blocks, true);
            b.speaker = clean_text(&b.speaker);
            b.source = clean_text(&b.source);
        }
        Block::PullQuote(b) => {
            b.text = clean_text(&b.text);
            b.attribution = clean_text(&b.attribution);
        }
        Block::Figure(b) => figure(b),
        Block::Gallery(b) => {
            b.figures.retain(|figure| {
                figure.common.tc.as_ref().is_none_or(|change| change.kind != Some(ChangeKind::Inserted))
            });
            b.figures.iter_mut().for_each(figure);
            if b.figures.is_empty() {
                return None;
            }
        }
        Block::FactBox(b) => {
            b.title = clean_text(&b.title);
            b.blocks = blocks(&b.blocks, true);
        }
        Block::Table(b) => {
            b.caption = clean_text(&b.caption);
            b.header.iter_mut().for_each(|cell| *cell = clean_text(cell));
            b.rows.iter_mut().flatten().for_each(|cell| *cell = clean_text(cell));
        }
        Block::Embed(b) => b.title = clean_text(&b.title),
        Block::Related(b) => b.items.iter_mut().for_each(|item| item.title = clean_text(&item.title)),
        Block::Footnote(b) => b.blocks = blocks(&b.blocks, true),
        Block::CodeBlock(b) => b.code = b.code.replace('\0', "\u{FFFD}"),
        Block::Divider(_) | Block::Unknown(_) => {}
    }
    Some(block)
}

fn figure(figure: &mut super::Figure) {
    figure.common.tc = None;
    figure.caption = clean_text(&figure.caption);
    figure.credit = clean_text(&figure.credit);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Change, text_of};
    use super::*;

    fn change() -> Change {
        Change {
            kind: None,
            id: "s1".into(),
            by: "ed".into(),
            was: None,
            at: "2026-01-02T03:04:05Z".parse().unwrap(),
        }
    }

    #[test]
    fn open_suggestions_are_rejected() {
        let text = vec![
            Inline::plain("The "),
            Inline::Words { text: "old".into(), marks: vec![Mark::Del(change())] },
            Inline::Words { text: "new".into(), marks: vec![Mark::Ins(change())] },
            Inline::plain(" path"),
        ];
        assert_eq!(clean_text(&text), text_of("The old path"));
    }

    #[test]
    fn an_empty_document_keeps_one_paragraph() {
        assert_eq!(clean(&Document::default()), Document::default());
    }
}
