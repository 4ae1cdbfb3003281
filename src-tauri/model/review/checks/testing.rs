//! A small language for tests of checks: a story in one line, its findings as sentences.

use super::{Check, Submission};
use crate::PhotoId;
use crate::document::{Block, Document, Heading, Inline, Mark, Paragraph, text_of};
use crate::photo::Photo;
use crate::story::StoryFields;
use std::collections::BTreeMap;

pub(crate) fn findings(
    check: fn(&Submission<'_>) -> Vec<super::Finding>,
    fields: &StoryFields,
    blocks: Vec<Block>,
    photos: &BTreeMap<PhotoId, Photo>,
) -> Vec<String> {
    let document = Document::of(blocks);
    check(&Submission::of(fields, &document, photos)).into_iter().map(|finding| finding.sentence).collect()
}

pub(crate) fn in_text(check: fn(&Submission<'_>) -> Vec<super::Finding>, blocks: Vec<Block>) -> Vec<String> {
    findings(check, &StoryFields::default(), blocks, &BTreeMap::new())
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text_of(text), ..Paragraph::default() })
}

pub(crate) fn link(text: &str, href: &str) -> Block {
    let words = Inline::Words { text: text.to_owned(), marks: vec![Mark::Link { href: href.to_owned() }] };
    Block::Paragraph(Paragraph { text: vec![words], ..Paragraph::default() })
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { common: Default::default(), level, text: text_of(text) })
}

#[allow(clippy::unwrap_used)]
pub(crate) fn photo(fields: &[(&str, &str)]) -> Photo {
    let mut photo = Photo {
        id: PhotoId(uuid::Uuid::from_u128(7)),
        hash: "00".into(),
        file_name: "ridge.jpg".into(),
        media_type: "image/jpeg".into(),
        bytes: 1,
        width: 3,
        height: 2,
        metadata: Default::default(),
        raw: Default::default(),
        conflicts: vec![],
        focal_point: None,
        rights: Default::default(),
        added_at: "2026-01-02T03:04:05Z".parse().unwrap(),
        added_by: None,
    };
    for (id, value) in fields {
        photo.metadata.set(crate::photo::field(id).unwrap(), crate::photo::Value::One((*value).to_owned()));
    }
    photo
}

#[test]
fn every_check_has_its_own_name() {
    let names: std::collections::HashSet<_> = super::CHECKS.iter().map(|Check { id, .. }| id).collect();
    assert_eq!(names.len(), super::CHECKS.len());
}
