//! A link that goes nowhere, has no words to click, or leads to a story that readers cannot see.

use super::{Finding, Severity, Submission};
use crate::document::{Link, story_of};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Finding> {
    let found = submission.document.links().into_iter().filter_map(|link| {
        let (severity, problem) = problem(submission, &link)?;
        Some(Finding::new("links", severity, problem, submission.block(link.block, &link.words)))
    });
    found.collect()
}

fn problem(submission: &Submission<'_>, link: &Link) -> Option<(Severity, String)> {
    let Link { words, href, .. } = link;
    if !goes_somewhere(href) {
        return Some((Severity::Blocks, format!("The link “{words}” goes nowhere.")));
    }
    if words.trim().is_empty() {
        return Some((Severity::Blocks, format!("The link to {href} has no words.")));
    }
    if !href.starts_with("story:") {
        return None;
    }
    let Some(story) = story_of(href).and_then(|id| submission.linked.get(&id)) else {
        let sentence = format!("The link “{words}” leads to a story that is not on this desk.");
        return Some((Severity::Blocks, sentence));
    };
    // Words of one piece are everybody's; words joined by hyphens are a working name.
    if *words == story.slug && words.contains('-') {
        let sentence = format!("The link “{words}” shows the working name of a story to readers.");
        return Some((Severity::Blocks, sentence));
    }
    (!story.public).then(|| {
        let sentence =
            format!("The link “{words}” leads to a story that is not published: readers get no link.");
        (Severity::Warning, sentence)
    })
}

fn goes_somewhere(href: &str) -> bool {
    let rest = ["https://", "http://", "mailto:", "tel:", "story:", "#"]
        .iter()
        .find_map(|scheme| href.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, link};
    use super::super::{LinkedStory, Severity, Submission};
    use super::check;
    use crate::StoryId;
    use crate::document::{Document, story_href};
    use std::collections::BTreeMap;

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
    fn a_link_to_a_story_is_weighed_by_what_readers_see() {
        let id = StoryId(uuid::Uuid::from_u128(3));
        let found = |words: &str, linked: Option<bool>| {
            let linked = linked.map(|public| (id, LinkedStory { slug: "night-ferry".into(), public }));
            let document = Document::of(vec![link(words, &story_href(id))]);
            let (fields, photos) = Default::default();
            let submission = Submission::of(&fields, &document, &photos)
                .linking(linked.into_iter().collect::<BTreeMap<_, _>>());
            check(&submission).into_iter().map(|finding| finding.severity).collect::<Vec<_>>()
        };
        assert_eq!(found("our report", Some(true)), []);
        assert_eq!(found("our report", Some(false)), [Severity::Warning]);
        assert_eq!(found("our report", None), [Severity::Blocks]);
        assert_eq!(found("night-ferry", Some(true)), [Severity::Blocks]);
    }
}
