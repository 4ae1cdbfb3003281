//! A quotation that stands by itself names who said it, or where it was said.

use super::{Found, Submission};
use crate::document::{Block, plain_text_of, words};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let blocks = &submission.document.blocks;
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Quote(quote) = block else { continue };
        let named = [&quote.speaker, &quote.source].into_iter().any(|line| !words(line).trim().is_empty());
        // "The report says:" names it too.
        let before =
            index.checked_sub(1).and_then(|above| blocks.get(above)).map(plain_text_of).unwrap_or_default();
        let said = plain_text_of(block);
        if named || said.trim().is_empty() || before.trim_end().ends_with(':') {
            continue;
        }
        let start: String = said.chars().take(40).collect();
        let start = start.split('\n').next().unwrap_or_default().trim_end();
        let sentence = format!("Nobody is named for the quotation “{start}…”.");
        found.push(Found::new(sentence, submission.block(index, "")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, paragraph};
    use super::check;
    use crate::document::{Block, Quote, text_of};

    fn quote(speaker: &str, source: &str) -> Block {
        Block::Quote(Quote {
            common: Default::default(),
            blocks: vec![paragraph("The quay is closed.")],
            speaker: text_of(speaker),
            source: text_of(source),
        })
    }

    #[test]
    fn a_quotation_of_nobody_is_found() {
        let said = ["Nobody is named for the quotation “The quay is closed.…”."];
        assert_eq!(in_text(check, vec![paragraph("It was over."), quote("", " ")]), said);
    }

    #[test]
    fn a_speaker_a_source_or_the_line_above_will_do() {
        for blocks in [
            vec![quote("Ana Silva", "")],
            vec![quote("", "Harbour report")],
            vec![paragraph("Le rapport dit :"), quote("", "")],
        ] {
            assert_eq!(in_text(check, blocks), [""; 0]);
        }
    }
}
