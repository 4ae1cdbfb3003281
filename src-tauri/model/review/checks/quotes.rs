//! Quotation marks come in pairs. A quotation that runs over several paragraphs opens in each and closes in the last;
//! so a paragraph is only told of when none beside it could hold the partner.

use super::Found;
use super::submission::{Passage, Submission};
use crate::document::Role;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let read = |passage: &&Passage| passage.role != Role::Credit;
    let passages: Vec<&Passage> = submission.passages.iter().filter(read).collect();
    let alone: Vec<Option<usize>> = passages.iter().map(|passage| without_partner(&passage.text)).collect();
    let mut found = Vec::new();
    for (i, passage) in passages.iter().enumerate() {
        let Some(at) = alone.get(i).copied().flatten() else { continue };
        let beside = |other: Option<usize>| {
            let Some(other) = other.filter(|other| *other < passages.len()) else { return false };
            let both_text = passages[other].field().is_none() && passage.field().is_none();
            both_text && (alone[other].is_some() || passages[other].text.trim_start().starts_with(is_mark))
        };
        if beside(i.checked_sub(1)) || beside(Some(i + 1)) {
            continue;
        }
        let rest = &passage.text[at..];
        // The mark with the few words behind it, as people find it again.
        let end =
            rest.char_indices().filter(|(_, c)| c.is_whitespace()).nth(3).map_or(rest.len(), |(end, _)| end);
        let words = rest[..end].trim_end();
        let sentence = format!("A quotation mark has no partner: {words}");
        found.push(passage.found(at..at + words.len(), sentence));
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Where a mark stands that has no partner in the text, in bytes.
fn without_partner(text: &str) -> Option<usize> {
    open_marks(text).first().map(|(_, at)| *at)
}

/// The marks that are open at the end of a text, the outermost first, with where they stand in bytes. The marks of all languages are read: „…“, “…”, „…”,
/// «…», »…«, ”…”, and straight ones. Single marks may be apostrophes and are not read.
pub(super) fn open_marks(text: &str) -> Vec<(char, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let last = open.last().map(|(mark, _)| *mark);
        let closes = match c {
            '“' => last == Some('„'),
            '”' => matches!(last, Some('“' | '„' | '”')),
            '«' => last == Some('»'),
            '»' => last == Some('«') || last == Some('»'),
            '"' => last == Some('"'),
            _ => false,
        };
        // Inches and seconds: 12", 5’11”.
        let measure = matches!(c, '"' | '”') && before.is_ascii_digit() && !closes;
        if closes {
            open.pop();
        } else if is_mark(c) && !measure {
            open.push((c, at));
        }
        before = c;
    }
    open
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, paragraph};
    use super::check;

    fn found(paragraphs: &[&str]) -> Vec<String> {
        in_text(check, paragraphs.iter().map(|text| paragraph(text)).collect())
    }

    #[test]
    fn a_mark_without_partner_is_found() {
        for (text, words) in [
            ("“It sank, she said.", "“It sank, she said."),
            ("She said: It sank” and left.", "” and left."),
            ("„Es sank, sagte sie.", "„Es sank, sagte sie."),
            ("« Il a coulé, dit-elle.", "« Il a coulé,"),
            ("She \"went home.", "\"went home."),
        ] {
            assert_eq!(found(&[text]), [format!("A quotation mark has no partner: {words}")]);
        }
    }

    #[test]
    fn pairs_of_every_language_and_long_quotations_are_let_be() {
        for text in [
            "“It sank,” she said. “All of it: the ‘old’ one, don’t you see?”",
            "„Es sank“, sagte sie. »Alles«, rief er. «Tout», dit-il. „Zatonął”, powiedziała. ”Den sjönk”, sade hon.",
            "»Den sank», sanoi hän. \"It sank,\" she said.",
            "« Il a coulé », dit-elle. « “Tout”, dit-il. »",
            "A 12\" pipe, 5’11” tall; the dogs’ bowls, rock ’n’ roll in the ’90s.",
            "„Er sagte: »Nein«, und ging“, schrieb sie.",
        ] {
            assert_eq!(found(&[text]), [""; 0], "{text}");
        }
        assert_eq!(found(&["“It sank.", "“All of it.”"]), [""; 0]);
        assert_eq!(found(&["„Es sank.", "Alles.“"]), [""; 0]);
    }
}
