//! Headlines and standfirst fit their places: what is too long is cut by whoever shows it.

use super::{Found, Place, Submission};
use crate::story::STORY_FIELDS;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for field in STORY_FIELDS {
        let Some(limit) = submission.rules.limit(field) else { continue };
        let length = submission.fields.text(field.id).unwrap_or_default().chars().count();
        if length > limit as usize {
            let sentence = format!("{} has {length} characters; {limit} fit.", field.label);
            found.push(Found::new(sentence, Place::field(field.id)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::document::Document;
    use crate::review::{Rules, Submission};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(headline: &str, web: &str, rules: Rules) -> Vec<String> {
        let fields =
            StoryFields { headline: headline.into(), headline_web: web.into(), ..StoryFields::default() };
        let (document, photos) = (Document::default(), BTreeMap::new());
        let submission = Submission::of(&fields, &document, &photos).by_rules(rules);
        check(&submission).into_iter().map(|found| found.sentence).collect()
    }

    #[test]
    fn what_is_longer_than_its_place_is_found() {
        let long = "Ł".repeat(71);
        assert_eq!(found("Ferry", &long, Rules::default()), ["Web headline has 71 characters; 70 fit."]);
        assert_eq!(found("Ferry", &"Ł".repeat(70), Rules::default()), [""; 0]);
    }

    #[test]
    fn a_desk_may_have_other_places() {
        let rules = Rules { limits: [("headline".to_owned(), 4)].into(), ..Rules::default() };
        assert_eq!(found("Ferry", "", rules), ["Headline has 5 characters; 4 fit."]);
    }
}
