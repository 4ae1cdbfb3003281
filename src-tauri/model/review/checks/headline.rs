//! A story without a headline cannot be found, read or shared.

use super::{Found, Submission, needed};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let headline = &submission.fields.headline;
    needed("headline", headline, "The story has no headline.")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, in_text, paragraph};
    use super::check;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn a_blank_headline_is_found_and_a_real_one_is_not() {
        assert_eq!(in_text(check, vec![paragraph("x")]), ["The story has no headline."]);
        let fields = StoryFields { headline: "Larches".into(), ..StoryFields::default() };
        assert!(findings(check, &fields, vec![paragraph("x")], &BTreeMap::new()).is_empty());
    }
}
