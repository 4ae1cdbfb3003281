//! HTML files: parsed as browsers do, their article found and read as a paste is, their head asked what the piece is.

mod endless;
mod head;

pub(in crate::import) use endless::words_of_endless;

use super::paste::page::article;
use super::paste::{Picture, Report};
use super::{Guess, Piece, embargo};
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use model::PhotoId;
use model::document::{Block, Document, Text, text_of, words};
use model::story::StoryFields;

/// Reads HTML. Never fails. `keep` answers the photo of a picture, where there is one.
pub fn html(text: &str, keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>) -> Piece {
    let text = text.replace('\0', "\u{fffd}");
    if let Some(words) = endless::words_of_endless(&text) {
        let mut piece = super::text(&words);
        piece
            .notes
            .push("The page is built like none that people write; only its words were taken.".to_owned());
        return piece;
    }
    let dom = parse_document(RcDom::default(), Default::default()).one(text.as_str());
    let article = article(&dom.document, &text, keep);
    let mut piece = Piece::of(StoryFields::default(), Document::default());
    head::fields(&head::read(&dom.document), &article, &mut piece);
    let mut blocks = article.blocks;
    embargo::take(&mut blocks, &mut piece);
    lead(&mut blocks, &mut piece);
    piece.document = Document::of(blocks);
    tell(&article.report, &mut piece.notes);
    piece
}

/// What was turned and what was left out, a sentence each.
fn tell(report: &Report, notes: &mut Vec<String>) {
    let about = |said: String, words: &[String]| match words {
        [] => said,
        words => format!("{} ({})", said.trim_end_matches('.'), words.join("; ")),
    };
    notes.extend(report.turned_in_words().into_iter().map(|(said, words)| about(said, words)));
    let lost = report.lost_in_words().into_iter();
    notes.extend(lost.map(|(said, words)| format!("Left out: {}.", about(said, words))));
}

/// The first picture near the top becomes the lead; a credit in brackets is taken off its caption.
fn lead(blocks: &mut [Block], piece: &mut Piece) {
    let first = blocks.iter_mut().take(3).find_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let Some(figure) = first else { return };
    figure.lead = true;
    let whole = words(&figure.caption);
    let mut guess = |field: &str, value: &Text, why: &str| {
        if !value.is_empty() {
            piece.guesses.push(Guess { field: field.to_owned(), value: words(value), why: why.to_owned() });
        }
    };
    if figure.credit.is_empty()
        && let Some((caption, credit)) = super::pasted::caption(&whole)
    {
        figure.credit = text_of(credit);
        figure.caption = text_of(caption);
        guess("credit", &figure.credit, "it stands in brackets behind the caption");
    }
    guess("caption", &figure.caption, "it stands under the first picture");
}
