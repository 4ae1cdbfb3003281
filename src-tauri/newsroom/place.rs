//! Putting a photo into a story.

use crate::asks::{PlacePhoto, PlacedPhoto, SetStoryFields};
use crate::change::Entry;
use crate::{Newsroom, Outcome};
use model::document::{Block, Document, Figure, Placement, Splice, Text, text_of, words};
use model::photo::Photo;
use model::story::HistoryKind;
use std::collections::BTreeMap;

impl Newsroom {
    /// Puts a photo into a story with caption, credit and alt text.
    ///
    /// As lead it takes the place of the present lead photo, or of the place that an import left for one.
    pub(crate) fn place_photo(&self, ask: PlacePhoto) -> Outcome<PlacedPhoto> {
        let story = self.story_named(&ask.story)?;
        let photo = self.photo_named(&ask.photo)?;
        let document = self.text_of(story.id)?;
        let present =
            document.blocks.iter().position(|block| matches!(block, Block::Figure(figure) if figure.lead));
        let at = match present {
            Some(index) if ask.lead => index,
            _ if ask.lead => 0,
            _ => end_of_text(&document),
        };
        let replaced = match document.blocks.get(at) {
            Some(Block::Figure(figure)) if ask.lead && present == Some(at) => Some(figure.clone()),
            _ => None,
        };
        let (figure, displaced) = figure(&ask, &photo, replaced.as_ref());
        // An empty first paragraph of a new story makes room.
        let remove = usize::from(replaced.is_some());
        let splice = Splice { at, remove, insert: vec![Block::Figure(figure)] };
        let what = if ask.lead { "Placed the lead photo" } else { "Placed a photo" };
        let entry = Entry::of_story(story.id, what).about(HistoryKind::Text).changing(
            replaced.and_then(|figure| figure.photo).map(|photo| photo.to_string()),
            photo.file_name.clone(),
        );
        let splice = with_fresh_id(&document, splice);
        self.splice(&story, None, splice, &entry)?;
        let story = match displaced {
            None => self.story_named(&story.id.to_string())?,
            Some(words) => {
                let notes = [story.fields.notes.trim(), words.as_str()].join("\n").trim().to_owned();
                let fields = BTreeMap::from([("notes".to_owned(), notes)]);
                self.set_story_fields(SetStoryFields { story: story.id.to_string(), fields })?
            }
        };
        Ok(PlacedPhoto { story, index: u32::try_from(at).unwrap_or(u32::MAX) })
    }
}

/// The figure, and the words of an imported caption and credit that had to make room.
fn figure(ask: &PlacePhoto, photo: &Photo, replaced: Option<&Figure>) -> (Figure, Option<String>) {
    let own = photo.metadata.text("description");
    // A place without a photo comes from an import: its words belong to a picture we do not have.
    let left = replaced.filter(|figure| figure.photo.is_none());
    let kept = |text: &Text| if text.is_empty() { None } else { Some(text.clone()) };
    let (caption, caption_left) = match (&ask.caption, left.and_then(|figure| kept(&figure.caption))) {
        (Some(caption), left) => (text_of(caption.trim()), left),
        (None, Some(left)) if own.is_empty() => (left, None),
        (None, left) => (text_of(own), left),
    };
    let credit = left.and_then(|figure| kept(&figure.credit));
    let (credit, credit_left) =
        if photo.credit().is_empty() { (credit.unwrap_or_default(), None) } else { (Text::new(), credit) };
    let displaced: Vec<String> = [("Caption", caption_left), ("Credit", credit_left)]
        .into_iter()
        .filter_map(|(name, text)| {
            text.map(|text| format!("{name} of the imported picture: {}", words(&text)))
        })
        .collect();
    let alt = match ask.alt.trim() {
        "" if !ask.decorative => photo.metadata.text("alt_text"),
        alt => alt.to_owned(),
    };
    let figure = Figure {
        common: replaced.map(|figure| figure.common.clone()).unwrap_or_default(),
        photo: Some(photo.id),
        crop: None,
        placement: if ask.lead { Placement::Wide } else { Placement::Text },
        alt,
        decorative: ask.decorative,
        lead: ask.lead,
        caption,
        credit,
    };
    (figure, (!displaced.is_empty()).then(|| displaced.join("\n")))
}

/// Behind the running text and before what hangs below it.
fn end_of_text(document: &Document) -> usize {
    let below = |block: &&Block| matches!(block, Block::Footnote(_) | Block::Related(_));
    document.blocks.len() - document.blocks.iter().rev().take_while(below).count()
}

/// The splice with an id for its new block that no other block has.
fn with_fresh_id(document: &Document, mut splice: Splice) -> Splice {
    let mut whole = document.clone();
    if splice.clone().apply(&mut whole).is_ok()
        && let Some(block) = whole.with_ids().blocks.get(splice.at)
        && let Some(new) = splice.insert.first_mut()
    {
        new.common_mut().id.clone_from(&block.common().id);
    }
    splice
}
