//! A picture that is described must also be there.

use super::{Found, Submission};
use crate::document::words;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let figures = submission.document.figures();
    figures
        .into_iter()
        .filter(|(_, figure)| figure.photo.is_none_or(|id| !submission.photos.contains_key(&id)))
        .map(|(index, figure)| {
            let caption = words(&figure.caption);
            let sentence = if caption.is_empty() {
                "A picture has no photo yet.".to_owned()
            } else {
                let start: String = caption.chars().take(40).collect();
                format!("A picture is described but not there: “{start}…”.")
            };
            Found::new(sentence, submission.block(index, ""))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
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
}
