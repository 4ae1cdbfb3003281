//! What is nobody's business in a published photo: a mail address or a telephone number in fields that leave with it.

use super::{Found, Place, Submission};
use crate::photo::FIELDS;
use std::collections::BTreeSet;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        if !told.insert(photo.id) {
            continue;
        }
        // Licences are to be had from somebody: an address there is meant for everybody.
        let leave = FIELDS.iter().filter(|field| field.published && !field.id.starts_with("licensor"));
        for field in leave {
            let text = photo.metadata.text(field.id);
            let what = if text.split_whitespace().any(is_mail_address) {
                "a mail address"
            } else if has_telephone_number(&text) {
                "a telephone number"
            } else {
                continue;
            };
            let sentence = format!(
                "{} of {} holds {what}, and would leave with the photo.",
                field.label, photo.file_name
            );
            found.push(Found::new(sentence, Place::photo(photo.id, field.id, index)));
        }
    }
    found
}

fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((name, host)) = word.split_once('@') else { return false };
    !name.is_empty() && !host.contains('/') && host.rsplit_once('.').is_some_and(|(_, end)| end.len() >= 2)
}

/// Only numbers that begin with a plus and a country: picture numbers and dates look like the others.
fn has_telephone_number(text: &str) -> bool {
    text.match_indices('+').any(|(at, _)| {
        let behind = &text[at + 1..];
        let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '/' | '.' | '\u{A0}');
        let run = &behind[..behind.find(|c| !fits(c)).unwrap_or(behind.len())];
        behind.starts_with(|c: char| c.is_ascii_digit() && c != '0')
            && run.chars().filter(char::is_ascii_digit).count() >= 9
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(field: &str, value: &str) -> Vec<String> {
        let photo = photo(&[(field, value)]);
        let figure = Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        findings(check, &StoryFields::default(), vec![figure], &BTreeMap::from([(photo.id, photo)]))
    }

    #[test]
    fn an_address_or_a_number_that_would_leave_is_found() {
        assert_eq!(
            found("usage_terms", "Ask ana@example.org."),
            ["Rights usage terms of ridge.jpg holds a mail address, and would leave with the photo."]
        );
        assert_eq!(found("description", "Call +49 (0)30 1234 567").len(), 1);
    }

    #[test]
    fn what_stays_here_or_is_meant_for_everybody_is_let_be() {
        for (field, value) in [
            ("instructions", "Call +49 30 1234567 or ana@example.org"),
            ("description", "Follow @harbour, picture 2024-11-24/0001234567, up +12 per cent since 1990"),
            ("credit", "Ana Silva/EPA @ Reuters"),
            ("description", "E = mc², a@b"),
        ] {
            assert_eq!(found(field, value), [""; 0], "{value}");
        }
    }
}
