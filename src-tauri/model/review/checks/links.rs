//! A link that goes nowhere, has no words to click, or leads to a story that is not there.

use super::{Fix, Found, Submission};
use crate::document::{Block, Link, story_of};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let found = submission.document.links().into_iter().filter_map(|link| {
        let said = Found::new(problem(submission, &link)?, submission.block(link.block, &link.words));
        // A card or a line of further reading is nothing without its link; words may do without.
        let whole =
            matches!(submission.document.blocks.get(link.block), Some(Block::Embed(_) | Block::Related(_)));
        Some(if whole || link.words.is_empty() { said } else { said.fixed_by(Fix::Unlink) })
    });
    found.collect()
}

fn problem(submission: &Submission<'_>, link: &Link) -> Option<String> {
    let Link { words, href, .. } = link;
    if !goes_somewhere(href) {
        return Some(format!("The link “{words}” goes nowhere."));
    }
    if words.trim().is_empty() {
        return Some(format!("The link to {href} has no words."));
    }
    if !href.starts_with("story:") {
        return None;
    }
    let Some(story) = story_of(href).and_then(|id| submission.linked.get(&id)) else {
        return Some(format!("The link “{words}” leads to a story that is not on this desk."));
    };
    // Words of one piece are everybody's; words joined by hyphens are a working name.
    (*words == story.slug && words.contains('-'))
        .then(|| format!("The link “{words}” shows the working name of a story to readers."))
}

fn goes_somewhere(href: &str) -> bool {
    let rest = ["https://", "http://", "mailto:", "tel:", "story:", "#"]
        .iter()
        .find_map(|scheme| href.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, link, linking};
    use super::check;

    #[test]
    fn empty_links_are_found_and_real_ones_are_not() {
        let found = |href| in_text(check, vec![link("the report", href)]);
        assert_eq!(found(""), ["The link “the report” goes nowhere."]);
        assert_eq!(found("#"), ["The link “the report” goes nowhere."]);
        assert_eq!(found("javascript:alert(1)"), ["The link “the report” goes nowhere."]);
        assert!(found("https://example.org/report").is_empty());
        assert_eq!(
            in_text(check, vec![link(" ", "https://example.org")]),
            ["The link to https://example.org has no words."]
        );
    }

    #[test]
    fn a_link_to_a_story_needs_a_story_and_words_for_readers() {
        let found = |words, linked| linking(check, words, linked).len();
        assert_eq!(found("our report", Some(true)), 0);
        assert_eq!(found("our report", Some(false)), 0);
        assert_eq!(found("our report", None), 1);
        assert_eq!(found("night-ferry", Some(true)), 1);
    }
}
