//! What an approver sees, as bytes: the agreed text, the fields a reader sees, and the photos with what
//! is known about them. An approval is bound to the hash of exactly this; a version stores it.

use crate::PhotoId;
use crate::document::{Document, Figure, clean};
use crate::photo::{Framing, Metadata, Photo};
use crate::story::{STORY_FIELDS, StoryFields};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A state of a story that can be signed. Its JSON is canonical: equal states are equal bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Number of the document's shape.
    pub schema: u32,
    /// The fields a reader sees; the others are empty.
    pub fields: StoryFields,
    /// The agreed text.
    pub document: Document,
    /// The photos it uses, by id.
    pub photos: BTreeMap<PhotoId, SeenPhoto>,
}

/// What is signed of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenPhoto {
    /// Hash of the original.
    pub hash: String,
    /// Caption, credit, rights and the rest.
    pub metadata: Metadata,
    /// How it stands and how it is cropped, where somebody has touched that.
    #[serde(default, skip_serializing_if = "Framing::is_untouched")]
    pub framing: Framing,
}

impl SeenPhoto {
    fn of(photo: &Photo) -> Self {
        Self { hash: photo.hash.clone(), metadata: photo.metadata.clone(), framing: photo.framing.clone() }
    }
}

impl Seen {
    /// The state of a story; photos it does not use are left out.
    pub fn of(fields: &StoryFields, document: &Document, photos: &BTreeMap<PhotoId, Photo>) -> Self {
        let document = clean(document);
        let used = document.figures().into_iter().filter_map(|(_, Figure { photo, .. })| *photo);
        let photos =
            used.filter_map(|id| photos.get(&id)).map(|photo| (photo.id, SeenPhoto::of(photo))).collect();
        Self { schema: crate::document::SCHEMA, fields: for_readers(fields), document, photos }
    }

    /// The canonical bytes: JSON with sorted keys.
    pub fn bytes(&self) -> Vec<u8> {
        // Through `Value`, whose objects are sorted; a type of strings, numbers and lists always serialises.
        serde_json::to_value(self).map(|value| value.to_string().into_bytes()).unwrap_or_default()
    }

    /// BLAKE3 of [`Seen::bytes`], in lower-case hex.
    pub fn hash(&self) -> String {
        blake3::hash(&self.bytes()).to_hex().to_string()
    }
}

/// The fields with everything a reader does not see emptied.
fn for_readers(fields: &StoryFields) -> StoryFields {
    let mut fields = StoryFields { guessed: Vec::new(), ..fields.clone() };
    for field in STORY_FIELDS.iter().filter(|field| !field.seen) {
        // Emptying a field of the table cannot fail.
        let _ = fields.set_text(field.id, "");
    }
    fields
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_due_date_is_not_part_of_what_is_signed_but_a_headline_is() {
        let document = Document::default();
        let hash = |fields: &StoryFields| Seen::of(fields, &document, &BTreeMap::new()).hash();
        let mut fields = StoryFields::default();
        let before = hash(&fields);
        fields.set_text("due", "2026-11-24T18:00:00Z").unwrap();
        assert_eq!(hash(&fields), before);
        fields.set_text("headline", "Larches").unwrap();
        assert_ne!(hash(&fields), before);
    }

    #[test]
    fn a_drawn_crop_is_part_of_what_is_signed_and_none_leaves_no_trace() {
        let mut photo = crate::review::checks::testing::photo(&[]);
        let figure = Figure { photo: Some(photo.id), ..Figure::default() };
        let document = Document::of(vec![crate::document::Block::Figure(figure)]);
        let seen = |photo: &Photo| {
            Seen::of(&StoryFields::default(), &document, &BTreeMap::from([(photo.id, photo.clone())]))
        };
        let before = seen(&photo);
        assert!(!String::from_utf8(before.bytes()).unwrap().contains("framing"));
        let crop = crate::document::Crop { x: 0, y: 0, w: 9_000, h: 9_000 };
        photo.framing.crops.insert(crate::photo::FREE.into(), crop);
        assert_ne!(seen(&photo).hash(), before.hash());
    }

    #[test]
    fn a_correction_is_part_of_what_is_signed_and_none_leaves_no_trace() {
        let seen = |fields: &StoryFields| Seen::of(fields, &Document::default(), &BTreeMap::new());
        let mut fields = StoryFields::default();
        let before = seen(&fields);
        assert!(!String::from_utf8(before.bytes()).unwrap().contains("corrections"));
        fields.corrections.push(crate::story::Correction {
            kind: crate::story::CorrectionKind::Correction,
            text: "It was nine".into(),
            at: crate::Timestamp::UNIX_EPOCH,
        });
        assert_ne!(seen(&fields).hash(), before.hash());
    }
}
