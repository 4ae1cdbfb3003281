//! Cells of tables: one line each, whatever stands in them in the file.

use super::pictures;
use crate::office::line::{Body, Item, push, without_breaks};
use model::document::{Block, Inline, Mark, Text, text_of};

/// A header whose cells are bold from end to end is bold because it is a header.
pub(crate) fn unbold(header: &mut [Text]) {
    let bold = |piece: &Inline| match piece {
        Inline::Words { text, marks } => text.trim().is_empty() || marks.contains(&Mark::Strong),
        Inline::Break { .. } => true,
    };
    if !header.iter().flatten().all(bold) {
        return;
    }
    for cell in header {
        for piece in std::mem::take(cell) {
            if let Inline::Words { text, mut marks } = piece {
                marks.retain(|mark| *mark != Mark::Strong);
                push(cell, &text, marks);
            }
        }
    }
}

/// The words of a cell: everything in it on one line, and the pictures that stood there.
pub(crate) fn cell(items: &[Item]) -> (Text, Vec<Block>, usize) {
    let (mut text, mut pictures, mut lines) = (Vec::new(), Vec::new(), 0);
    for item in items {
        let more = match &item.body {
            Body::Line(line) => {
                pictures.extend(pictures::figures_of(line));
                without_breaks(line.text.clone())
            }
            Body::Block(block) => {
                if let Block::Figure(_) | Block::Gallery(_) = block {
                    pictures.push(block.clone());
                }
                text_of(model::document::plain_text_of(block).replace('\n', " "))
            }
        };
        if more.is_empty() {
            continue;
        }
        lines += 1;
        if !text.is_empty() {
            push(&mut text, " ", Vec::new());
        }
        for piece in more {
            if let Inline::Words { text: words, marks } = piece {
                push(&mut text, &words, marks);
            }
        }
    }
    (text, pictures, lines)
}
