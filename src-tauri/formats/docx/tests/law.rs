//! document → Word → document is equal, for every valid tree; equal stories give equal bytes.

use super::normal::normal;
use crate::docx::{Outgoing, OutgoingPicture, read, write};
use model::PhotoId;
use model::document::any::{characters, document};
use model::document::{Document, text_of};
use model::story::StoryFields;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(256);
    ProptestConfig { cases, max_shrink_iters: 4096, ..ProptestConfig::default() }
}

/// Pictures for every other photo of a document.
pub(super) fn pictures(document: &Document) -> BTreeMap<PhotoId, OutgoingPicture> {
    let photos = document.figures().into_iter().filter_map(|(_, figure)| figure.photo);
    photos
        .filter(|photo| photo.0.as_u128() % 2 == 0)
        .map(|photo| {
            let bytes = [b"\x89PNG\r\n\x1a\n".as_slice(), photo.0.as_bytes()].concat();
            let picture = OutgoingPicture {
                bytes,
                width: 640,
                height: 480,
                alt: "Own alt".into(),
                credit: "Own credit".into(),
            };
            (photo, picture)
        })
        .collect()
}

pub(super) fn written(fields: &StoryFields, document: &Document) -> Vec<u8> {
    write(&Outgoing { fields, document, pictures: &pictures(document), people: &BTreeMap::new() })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn documents_come_back(document in document()) {
        let bytes = written(&StoryFields::default(), &document);
        let back = read(&bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(normal(&back.piece.document), normal(&document));
        prop_assert_eq!(back.piece.fields, StoryFields::default());
        prop_assert_eq!(back.piece.notes, Vec::<String>::new());
        prop_assert!(Document::read(back.piece.document.write()).is_ok());
        prop_assert_eq!(written(&StoryFields::default(), &document), bytes);
        for picture in back.pictures {
            prop_assert!(picture.was.is_some());
        }
    }

    #[test]
    fn fields_come_back(headline in characters(), standfirst in characters(), kicker in characters(), names in characters(), section in characters()) {
        let mut fields = StoryFields::default();
        for (field, value) in [("headline", headline), ("standfirst", standfirst), ("kicker", kicker), ("byline", names), ("section", section),
            ("embargo", "2026-11-24T18:00:00Z".to_owned()), ("lang", "en-GB".to_owned()), ("author_note", "One\nTwo".to_owned())] {
            let value: String = value.chars().filter(|c| crate::office::xml::fits(*c)).collect();
            fields.set_text(field, &value).map_err(|e| TestCaseError::fail(e.to_string()))?;
        }
        let desk = StoryFields { notes: "For us".into(), length: Some(600), ..fields.clone() };
        let document = Document::of(vec![model::document::Block::Paragraph(model::document::Paragraph { text: text_of("x"), ..Default::default() })]);
        let back = read(&written(&desk, &document)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(back.piece.fields, fields, "the desk's own fields stay at the desk");
    }
}
