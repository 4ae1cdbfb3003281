//! Where a story stands and what it is about: without them nobody comes to it by its section or its subject.

use super::{Found, Place, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let fields = submission.fields;
    let mut found = Vec::new();
    if fields.section.trim().is_empty() {
        found.push(Found::new("The story stands in no section.", Place::field("section")));
    }
    if fields.tags.is_empty() {
        found.push(Found::new("No tag says what the story is about.", Place::field("tags")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, in_text};
    use super::check;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn a_section_and_a_tag_will_do() {
        assert_eq!(in_text(check, vec![]).len(), 2);
        let fields =
            StoryFields { section: "News".into(), tags: vec!["Ferries".into()], ..StoryFields::default() };
        assert_eq!(findings(check, &fields, vec![], &BTreeMap::new()), [""; 0]);
    }
}
