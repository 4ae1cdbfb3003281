//! A `TK` or `XX` stands for a fact that is still missing.

use super::{Found, Place, Submission};
use crate::document::{find_tk, texts};
use crate::story::{STORY_FIELDS, StoryField};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let read = |field: &&StoryField| {
        field.variant || ["headline", "standfirst", "kicker", "dateline"].contains(&field.id)
    };
    for field in STORY_FIELDS.iter().filter(read) {
        if !find_tk(&submission.fields.text(field.id).unwrap_or_default()).is_empty() {
            let sentence = format!("A fact is missing in the {}.", field.label.to_lowercase());
            found.push(Found::new(sentence, Place::field(field.id)));
        }
    }
    // Suggestions count too: somebody is about to accept them. So the text as it is, not the clean one.
    for (index, block) in submission.document.blocks.iter().enumerate() {
        for (_, text) in texts(block) {
            found.extend(find_tk(&text).into_iter().map(|place| {
                let words = around(&text, place.from, place.to);
                let sentence = format!("A fact is missing: “{words}”.");
                let tk = slice(&text, place.from, place.to);
                Found::new(sentence, submission.block(index, &tk))
            }));
        }
    }
    found
}

/// The placeholder with the word after it, as people recognise it.
fn around(text: &str, from: u32, to: u32) -> String {
    let rest = slice(text, to, u32::MAX);
    let next =
        rest.split_whitespace().next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{} {next}", slice(text, from, to)).trim_end().to_owned()
}

/// A part of a text by UTF-16 positions.
fn slice(text: &str, from: u32, to: u32) -> String {
    let units = text.encode_utf16().skip(from as usize).take((to - from) as usize);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, paragraph};
    use super::check;

    #[test]
    fn a_missing_fact_is_named_with_its_words() {
        let blocks = vec![paragraph("for TK years."), paragraph("Nothing here"), paragraph("😀 XX")];
        assert_eq!(in_text(check, blocks), ["A fact is missing: “TK years”.", "A fact is missing: “XX”."]);
    }
}
