//! Another photo in the place of one that a story shows.
//!
//! Place, size and what the story itself says of it stay. What was said of the other photo goes with it: a caption that was
//! its description, a credit, a crop, and the alt text unless that is kept. The window does the same to a figure while
//! somebody writes (`ui/src/features/editor/commands/figure.ts`).

use crate::asks::{SwapPhoto, SwappedPhoto};
use crate::change::Entry;
use crate::figures::for_each_figure;
use crate::text::difference;
use crate::{Failure, Newsroom, Outcome};
use model::document::{Figure, Text, text_of, words};
use model::photo::Photo;
use model::story::HistoryKind;

impl Newsroom {
    /// Shows a photo wherever a story showed another.
    pub(crate) fn swap_photo(&self, ask: SwapPhoto) -> Outcome<SwappedPhoto> {
        let story = self.story_named(&ask.story)?;
        let (before, photo) = (self.photo_named(&ask.photo)?, self.photo_named(&ask.with)?);
        if before.id == photo.id {
            return Err(Failure::invalid("A photo cannot take its own place.").hint("Name two photos."));
        }
        let present = self.text_of(story.id)?;
        let mut document = present.clone();
        let mut places = 0;
        for_each_figure(&mut document, &mut |figure| {
            if figure.photo == Some(before.id) {
                swap(figure, &before, &photo, ask.keep_alt);
                places += 1;
            }
        });
        if places == 0 {
            return Err(Failure::not_found(format!("“{}” does not show {}.", story.slug, before.file_name))
                .hint("Name a photo that stands in the story."));
        }
        let entry =
            Entry::of_story(story.id, format!("Showed {} instead of {}", photo.file_name, before.file_name))
                .about(HistoryKind::Text)
                .changing(before.file_name.clone(), photo.file_name.clone());
        self.splice(&story, None, difference(&present, document), &entry)?;
        Ok(SwappedPhoto { story: self.story_named(&story.id.to_string())?, places })
    }
}

fn swap(figure: &mut Figure, before: &Photo, photo: &Photo, keep_alt: bool) {
    let said = words(&figure.caption);
    if said.trim().is_empty() || said.trim() == before.metadata.text("description").trim() {
        figure.caption = text_of(photo.metadata.text("description").trim());
    }
    if !keep_alt {
        figure.alt = String::new();
    }
    figure.photo = Some(photo.id);
    figure.crop = None;
    figure.credit = Text::new();
}
