//! Readers want to know whether a picture was taken, drawn or generated; somebody has to say it.

use super::{Found, Place, Submission};

const FIELD: &str = "digital_source_type";

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut said = std::collections::BTreeSet::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        if photo.metadata.text(FIELD).trim().is_empty() && said.insert(photo.id) {
            let sentence = format!("Nobody has said how {} was made.", photo.file_name);
            found.push(Found::new(sentence, Place::photo(photo.id, FIELD, index)));
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
    fn a_photo_without_a_source_type_is_found_once() {
        let found = |photo: crate::photo::Photo| {
            let figure = || Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
            let photos = BTreeMap::from([(photo.id, photo.clone())]);
            findings(check, &StoryFields::default(), vec![figure(), figure()], &photos)
        };
        assert_eq!(found(photo(&[])), ["Nobody has said how ridge.jpg was made."]);
        assert_eq!(found(photo(&[("digital_source_type", "http://example.org/own")])), [""; 0]);
    }
}
