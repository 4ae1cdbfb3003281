//! A photo that is too small for its place is printed blurred. Counted are the pixels of the part that is shown.

use super::{Found, Place, Submission};
use crate::document::{Crop, Figure, Placement};
use crate::photo::Photo;

/// Pixels across that a photo needs above the story, across the page, and in the text.
const LEAD: u32 = 1200;
const WIDE: u32 = 1200;
const IN_TEXT: u32 = 800;
/// Beside the text it takes half of the width.
const BESIDE: u32 = 400;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        let (shown, wanted) = (shown(figure, photo), wanted(figure));
        if shown >= wanted {
            continue;
        }
        let part = if photo.shown(figure.crop).is_some() { "The part shown of" } else { "The photo" };
        let sentence =
            format!("{part} {} is {shown} pixels wide; its place wants {wanted}.", photo.file_name);
        // Its alt text is edited on the page, where the photo stands.
        found.push(Found::new(sentence, Place::photo(photo.id, "alt_text", index)));
    }
    found
}

/// Pixels across of the part that is shown.
fn shown(figure: &Figure, photo: &Photo) -> u32 {
    let part = photo.shown(figure.crop).map_or(Crop::WHOLE, |crop| crop.w);
    u32::try_from(u64::from(photo.width) * u64::from(part) / u64::from(Crop::WHOLE)).unwrap_or(u32::MAX)
}

fn wanted(figure: &Figure) -> u32 {
    if figure.lead {
        return LEAD;
    }
    match figure.placement {
        Placement::Wide | Placement::Full => WIDE,
        Placement::Left | Placement::Right => BESIDE,
        Placement::Text => IN_TEXT,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Crop, Figure, Placement};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(width: u32, figure: Figure) -> Vec<String> {
        let photo = crate::photo::Photo { width, ..photo(&[]) };
        let block = Block::Figure(Figure { photo: Some(photo.id), ..figure });
        findings(check, &StoryFields::default(), vec![block], &BTreeMap::from([(photo.id, photo)]))
    }

    #[test]
    fn a_photo_too_small_for_its_place_is_found() {
        let lead = || Figure { lead: true, ..Figure::default() };
        assert_eq!(found(1199, lead()), ["The photo ridge.jpg is 1199 pixels wide; its place wants 1200."]);
        assert_eq!(found(1200, lead()), [""; 0]);
        let beside = Figure { placement: Placement::Left, ..Figure::default() };
        assert_eq!(found(400, beside), [""; 0]);
        assert_eq!(found(799, Figure::default()).len(), 1);
    }

    #[test]
    fn only_the_part_that_is_shown_counts() {
        let crop = Some(Crop { x: 0, y: 0, w: 1000, h: 1000 });
        let said = found(4000, Figure { crop, ..Figure::default() });
        assert_eq!(said, ["The part shown of ridge.jpg is 400 pixels wide; its place wants 800."]);
    }
}
