//! What a photo costs, under what conditions it may be used, and what its kind of rights asks to be known.

use super::{Found, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let Some(now) = submission.now else { return Vec::new() };
    submission.of_photos(|photo| photo.category_concerns(now))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Submission, testing::photo};
    use super::check;
    use crate::document::{Block, Document, Figure};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn what_has_to_be_paid_for_blocks_and_is_told_once() {
        let mut photo = photo(&[("source", "Agency")]);
        photo.rights.category = Some("agency".into());
        let figure = || Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        let document = Document::of(vec![figure(), figure()]);
        let photos = BTreeMap::from([(photo.id, photo.clone())]);
        let fields = StoryFields::default();
        let submission = Submission::of(&fields, &document, &photos);
        assert_eq!(check(&submission), [], "without a moment nothing is said");
        let found = check(&submission.at("2026-05-10T12:00:00Z".parse().unwrap()));
        assert_eq!(found.len(), 1);
        assert!(found[0].stops);
    }
}
