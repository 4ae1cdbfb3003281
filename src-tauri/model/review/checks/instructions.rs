//! What came with a photo and only people can follow: an embargo, "mandatory credit", "not for web".

use super::{Found, Place, Submission};
use std::collections::BTreeSet;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        let instructions = photo.metadata.text("instructions");
        if instructions.is_empty() || !told.insert(photo.id) {
            continue;
        }
        let place = Place::photo(photo.id, "instructions", index);
        let sentence = format!("{} comes with instructions: “{instructions}”.", photo.file_name);
        found.push(Found::new(sentence, place));
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
    fn an_embargo_on_a_photo_is_told_once() {
        let photo = photo(&[("instructions", "EMBARGOED until 12:00")]);
        let figure = || Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        let photos = BTreeMap::from([(photo.id, photo.clone())]);
        assert_eq!(
            findings(check, &StoryFields::default(), vec![figure(), figure()], &photos),
            ["ridge.jpg comes with instructions: “EMBARGOED until 12:00”."]
        );
    }
}
