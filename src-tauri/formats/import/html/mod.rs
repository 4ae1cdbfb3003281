//! HTML: parsed as browsers do, walked without recursion, and built into our own tree. Scripts, styles and frames stay
//! outside; what they were is noted.

mod endless;
mod head;
mod walk;

pub(in crate::import) use endless::words_of_endless;

use super::{Guess, Piece};
use crate::markdown::build;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use model::document::{Block, Document, Text, text_of, words};
use model::story::StoryFields;

/// Reads HTML. Never fails.
pub fn html(text: &str) -> Piece {
    let text = text.replace('\0', "\u{fffd}");
    if let Some(words) = endless::words_of_endless(&text) {
        let mut piece = super::text(&words);
        piece
            .notes
            .push("The page is built like none that people write; only its words were taken.".to_owned());
        return piece;
    }
    let dom = parse_document(RcDom::default(), Default::default()).one(text);
    let head = head::read(&dom.document);
    let walked = walk::walk(&dom.document, head.headline_in_text);
    let mut piece = Piece::of(StoryFields::default(), Document::default());
    piece.notes.clone_from(&walked.notes);
    head::fields(&head, &walked.headline, &mut piece);
    let mut notes = Vec::new();
    let blocks = build(walked.events.into_iter(), &mut notes);
    piece.notes.extend(notes);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let placed = match &block {
            Block::Paragraph(paragraph) => {
                walk::placed(&words(&paragraph.text)).and_then(|at| walked.placed.get(at))
            }
            _ => None,
        };
        match (placed, block) {
            (Some(placed), _) => out.push(placed.clone()),
            (None, Block::Quote(mut quote)) => {
                let speaker = quote.blocks.iter().position(walk::is_speaker);
                if let Some(Block::Paragraph(paragraph)) = speaker.map(|at| quote.blocks.remove(at)) {
                    quote.speaker = walk::speaker(&paragraph.text);
                }
                if quote.blocks.is_empty() {
                    quote.blocks.push(Block::Paragraph(Default::default()));
                }
                out.push(Block::Quote(quote));
            }
            (None, block) => out.push(block),
        }
    }
    lead(&mut out, &mut piece);
    piece.document = Document::of(out);
    piece
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
