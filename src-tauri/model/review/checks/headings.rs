//! Headings descend one step at a time: a reader who hears the page moves by them.

use super::{Fix, Found, Submission};
use crate::document::{Block, words};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    // The headline is level 1.
    let mut above = 1;
    for (index, block) in submission.document.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        let text = words(&heading.text);
        if text.trim().is_empty() {
            let place = submission.block(index, "");
            found.push(Found::new("A heading is empty.", place).fixed_by(Fix::Remove));
            continue;
        }
        if heading.level > above + 1 {
            let sentence = format!(
                "The heading “{text}” is level {}, but the one above it is level {above}.",
                heading.level
            );
            found.push(
                Found::new(sentence, submission.block(index, &text))
                    .fixed_by(Fix::Level { level: above + 1 }),
            );
        }
        above = heading.level;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{heading, in_text};
    use super::check;

    #[test]
    fn a_skipped_level_is_found() {
        assert!(in_text(check, vec![heading(2, "a"), heading(3, "b"), heading(2, "c")]).is_empty());
        assert_eq!(
            in_text(check, vec![heading(3, "b")]),
            ["The heading “b” is level 3, but the one above it is level 1."]
        );
        assert_eq!(in_text(check, vec![heading(2, " ")]), ["A heading is empty."]);
    }
}
