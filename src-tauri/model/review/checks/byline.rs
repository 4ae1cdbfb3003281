//! Somebody signs for every story: a name, or the agencies it was built on.

use super::{Found, Submission, needed};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let fields = submission.fields;
    let names: String = fields.byline.iter().map(|name| name.name.as_str()).collect();
    let all = names + &fields.byline_extra;
    needed("byline", &all, "The story has no byline.")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, in_text};
    use super::check;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_or_agencies_will_do() {
        assert_eq!(in_text(check, vec![]), ["The story has no byline."]);
        for (field, value) in [("byline", "Ana Silva"), ("byline_extra", "Agencies")] {
            let mut fields = StoryFields::default();
            assert!(fields.set_text(field, value).is_ok());
            assert!(findings(check, &fields, vec![], &BTreeMap::new()).is_empty());
        }
    }
}
