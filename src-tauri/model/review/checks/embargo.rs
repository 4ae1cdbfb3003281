//! An embargo that came with a photo binds the story that shows it: a story without one could leave too early.

use super::{Found, Place, Submission};
use std::collections::BTreeSet;

/// How instructions say it, in the languages of wires.
const SAID: [&str; 5] = ["embargo", "sperrfrist", "sperrvermerk", "hold for release", "not for release"];

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (_, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        let instructions = photo.metadata.text("instructions");
        if !is_embargo(&instructions) || !told.insert(photo.id) {
            continue;
        }
        // A time that can be read for certain is compared; of any other it is enough that the story has one.
        let until = instructions.split_whitespace().find_map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric()).parse::<crate::Timestamp>().ok()
        });
        let sentence = match (submission.fields.embargo, until) {
            (None, _) => {
                format!("{} is under embargo (“{instructions}”), the story is not.", photo.file_name)
            }
            (Some(story), Some(until)) if story < until => {
                format!(
                    "{} may not be shown before {until}; the story's embargo ends earlier.",
                    photo.file_name
                )
            }
            _ => continue,
        };
        found.push(Found::new(sentence, Place::field("embargo")));
    }
    found
}

/// Do these instructions speak of an embargo that holds?
fn is_embargo(instructions: &str) -> bool {
    let said = instructions.to_lowercase();
    let lifted = [
        "no embargo",
        "without embargo",
        "embargo lifted",
        "embargo: none",
        "kein embargo",
        "keine sperrfrist",
        "sans embargo",
        "bez embarga",
    ];
    SAID.iter().any(|word| said.contains(word)) && !lifted.iter().any(|word| said.contains(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(instructions: &str, embargo: &str) -> Vec<String> {
        let photo = photo(&[("instructions", instructions)]);
        let figure = Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        let mut fields = StoryFields::default();
        fields.set_text("embargo", embargo).unwrap();
        findings(check, &fields, vec![figure.clone(), figure], &BTreeMap::from([(photo.id, photo)]))
    }

    #[test]
    fn an_embargo_that_the_story_does_not_keep_is_found_once() {
        assert_eq!(
            found("EMBARGOED until noon", ""),
            ["ridge.jpg is under embargo (“EMBARGOED until noon”), the story is not."]
        );
        assert_eq!(found("Sperrfrist: Montag", "").len(), 1);
        assert_eq!(found("Embargo 2026-11-24T18:00:00Z.", "2026-11-24T17:00:00Z").len(), 1);
    }

    #[test]
    fn a_kept_a_lifted_and_no_embargo_are_let_be() {
        for (instructions, embargo) in [
            ("Embargo 2026-11-24T18:00:00Z", "2026-11-24T18:00:00Z"),
            ("EMBARGOED until noon", "2026-11-24T18:00:00Z"),
            ("No embargo. Mandatory credit.", ""),
            ("Sans embargo", ""),
            ("Keine Sperrfrist", ""),
            ("Not for web", ""),
            ("", ""),
        ] {
            assert_eq!(found(instructions, embargo), [""; 0], "{instructions}");
        }
    }
}
