//! Markdown files: their front matter into fields, their first heading into the headline when there is none.

use super::{Piece, embargo};
use crate::markdown::Page;
use model::document::{Block, Document, words};
use model::story::StoryFields;

/// A page of Markdown as a piece.
pub fn markdown(page: Page) -> Piece {
    let mut piece = Piece::of(StoryFields::default(), page.document);
    piece.notes = page.notes;
    for (name, value) in page.front {
        if name == "slug" {
            continue;
        }
        if piece.fields.set_text(&name, &value).is_err() {
            piece.keep(&format!("{name}: {value}"));
            piece.notes.push(format!(
                "“{name}” is no field of a story, or its value does not fit; it stands in the notes."
            ));
        }
    }
    let mut blocks = std::mem::take(&mut piece.document.blocks);
    embargo::take(&mut blocks, &mut piece);
    piece.document = Document::of(blocks);
    if piece.fields.headline.is_empty()
        && let Some(Block::Heading(heading)) = piece.document.blocks.first()
    {
        let headline = words(&heading.text);
        piece.guess("headline", &headline, "the text begins with this heading");
        let rest = piece.document.blocks.split_off(1);
        piece.document = Document::of(rest);
    }
    piece
}
