//! A photo without credit line or creator cannot be published. Nobody may override it.

use super::{Found, Place, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        let which = if figure.lead { "the lead photo".to_owned() } else { photo.file_name.clone() };
        for field in photo.missing_rights() {
            let place = Place::photo(photo.id, field.id, index);
            let sentence = format!("{} is missing on {which}.", field.label);
            found.push(Found::new(sentence, place));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn the_missing_field_is_named() {
        let photo = photo(&[("creator", "Ana")]);
        let lead = Block::Figure(Figure { photo: Some(photo.id), lead: true, ..Figure::default() });
        let photos = BTreeMap::from([(photo.id, photo)]);
        assert_eq!(
            findings(check, &StoryFields::default(), vec![lead], &photos),
            ["Credit line is missing on the lead photo."]
        );
    }
}
