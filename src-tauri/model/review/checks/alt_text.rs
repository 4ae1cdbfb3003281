//! Every photo says what it shows to somebody who cannot see it, or a person decided that it need not.

use super::{Found, Place, Submission};
use crate::document::words;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        if figure.decorative {
            continue;
        }
        let own = photo.metadata.text("alt_text");
        let alt = if figure.alt.trim().is_empty() { own.as_str() } else { figure.alt.as_str() }.trim();
        let which = if figure.lead { "the lead photo".to_owned() } else { photo.file_name.clone() };
        let problem = if alt.is_empty() {
            format!("Alt text is missing on {which}.")
        } else if alt == words(&figure.caption).trim()
            || alt == submission.fields.headline.trim()
            || alt == photo.file_name
        {
            format!("The alt text of {which} repeats its caption, name or the headline.")
        } else {
            continue;
        };
        let place = Place::photo(photo.id, "alt_text", index);
        found.push(Found::new(problem, place));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure, text_of};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(figure: Figure) -> Vec<String> {
        let photo = photo(&[]);
        let block = Block::Figure(Figure { photo: Some(photo.id), ..figure });
        let photos = BTreeMap::from([(photo.id, photo)]);
        findings(check, &StoryFields::default(), vec![block], &photos)
    }

    #[test]
    fn missing_repeated_and_deliberately_empty() {
        assert_eq!(found(Figure::default()), ["Alt text is missing on ridge.jpg."]);
        let repeated = Figure { alt: "A ridge".into(), caption: text_of("A ridge"), ..Figure::default() };
        assert_eq!(found(repeated).len(), 1);
        assert!(found(Figure { decorative: true, ..Figure::default() }).is_empty());
        assert!(found(Figure { alt: "Larches below a ridge".into(), ..Figure::default() }).is_empty());
    }
}
