//! The dateline stands once: the page prints it from its field, and a text that begins with it says it twice.

use super::Found;
use super::submission::Submission;
use super::words::begins_with;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let dateline = submission.fields.dateline.trim();
    let Some(first) = submission.text().next().filter(|_| !dateline.is_empty()) else { return Vec::new() };
    let Some(behind) = begins_with(&first.text, dateline) else { return Vec::new() };
    // What parts a dateline from its story: a dash, a colon, brackets with an agency in them.
    let rest = behind.trim_start();
    let rest = match rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((agency, behind)) if agency.chars().count() <= 20 => behind.trim_start(),
        _ => rest,
    };
    let Some(story) = rest.strip_prefix(['–', '—', '-', ':']) else { return Vec::new() };
    let story = story.trim_start();
    let end = first.text.len() - story.len();
    // "Lisbon-born" is a word.
    if story.is_empty() || behind.starts_with('-') {
        return Vec::new();
    }
    vec![first.found_with(0..end, format!("The text begins with the dateline “{dateline}” too."), "")]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, paragraph};
    use super::check;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(dateline: &str, text: &str) -> usize {
        let fields = StoryFields { dateline: dateline.into(), ..StoryFields::default() };
        findings(check, &fields, vec![paragraph(text)], &BTreeMap::new()).len()
    }

    #[test]
    fn a_dateline_that_the_text_repeats_is_found() {
        for text in ["LISBON — The ferry", "Lisbon (Reuters) - The ferry", "Lisbon: the ferry"] {
            assert_eq!(found("Lisbon", text), 1, "{text}");
        }
        assert_eq!(found("ŁÓDŹ, 24 listopada", "Łódź, 24 listopada – Prom"), 1);
    }

    #[test]
    fn a_text_about_the_place_is_let_be() {
        for text in [
            "Lisbon is a port.",
            "Lisbon-born sailors",
            "Lisbonne : le bac",
            "The ferry — Lisbon",
            "Lisbon —",
        ] {
            assert_eq!(found("Lisbon", text), 0, "{text}");
        }
        assert_eq!(found("", "LISBON — The ferry"), 0);
    }
}
