//! A picture that is described must also be there, and be one that can be shown.

use super::{Found, Submission};
use crate::document::words;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let figures = submission.document.figures();
    figures
        .into_iter()
        .filter_map(|(index, figure)| {
            if let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) {
                let name = &photo.file_name;
                let sentence =
                    format!("{name} cannot be shown: nothing here decodes its kind. Add it as a JPEG.");
                let found = Found::new(sentence, submission.block(index, ""));
                return (!photo.can_be_shown()).then_some(found);
            }
            let caption = words(&figure.caption);
            let sentence = if caption.is_empty() {
                "A picture has no photo yet.".to_owned()
            } else {
                let start: String = caption.chars().take(40).collect();
                format!("A picture is described but not there: “{start}…”.")
            };
            Some(Found::new(sentence, submission.block(index, "")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
    use crate::photo::Photo;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn a_figure_without_its_photo_is_found() {
        let photo = photo(&[]);
        let there = Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        let photos = BTreeMap::from([(photo.id, photo)]);
        let run = |block| findings(check, &StoryFields::default(), vec![block], &photos);
        assert!(run(there).is_empty());
        assert_eq!(run(Block::Figure(Figure::default())), ["A picture has no photo yet."]);
    }

    #[test]
    fn a_photo_that_cannot_be_decoded_is_found() {
        let photo = Photo { media_type: "image/heic".into(), ..photo(&[]) };
        let there = Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
        let photos = BTreeMap::from([(photo.id, photo)]);
        let found = findings(check, &StoryFields::default(), vec![there], &photos);
        assert_eq!(found, ["ridge.jpg cannot be shown: nothing here decodes its kind. Add it as a JPEG."]);
    }
}
