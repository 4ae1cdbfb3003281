//! A link to a story that is not out yet: its words leave, the link does not.

use super::{Found, Submission};
use crate::document::story_of;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for link in submission.document.links() {
        let Some(story) = story_of(&link.href).and_then(|id| submission.linked.get(&id)) else { continue };
        if story.public {
            continue;
        }
        let sentence =
            format!("The link “{}” leads to a story that is not published: readers get no link.", link.words);
        found.push(Found::new(sentence, submission.block(link.block, &link.words)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::linking;
    use super::check;

    #[test]
    fn only_a_story_that_is_there_and_not_out_is_found() {
        assert_eq!(linking(check, "our report", Some(false)).len(), 1);
        assert_eq!(linking(check, "our report", Some(true)), [""; 0]);
        assert_eq!(linking(check, "our report", None), [""; 0]);
    }
}
