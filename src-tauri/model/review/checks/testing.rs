//! A small language for tests of checks: a story in one line, its findings as sentences.

use super::{Check, Fix, Found, LinkedStory, Place, Rules, Severity, Submission, run_checks};
use crate::PhotoId;
use crate::document::{Block, Document, Heading, Inline, Mark, Paragraph, text_of};
use crate::photo::Photo;
use crate::story::StoryFields;
use std::collections::BTreeMap;

pub(crate) fn findings(
    check: fn(&Submission<'_>) -> Vec<Found>,
    fields: &StoryFields,
    blocks: Vec<Block>,
    photos: &BTreeMap<PhotoId, Photo>,
) -> Vec<String> {
    let document = Document::of(blocks);
    check(&Submission::of(fields, &document, photos)).into_iter().map(|finding| finding.sentence).collect()
}

pub(crate) fn in_text(check: fn(&Submission<'_>) -> Vec<Found>, blocks: Vec<Block>) -> Vec<String> {
    findings(check, &StoryFields::default(), blocks, &BTreeMap::new())
}

pub(crate) fn in_language(
    check: fn(&Submission<'_>) -> Vec<Found>,
    lang: &str,
    blocks: Vec<Block>,
) -> Vec<String> {
    let fields = StoryFields { lang: lang.into(), ..StoryFields::default() };
    findings(check, &fields, blocks, &BTreeMap::new())
}

/// Every fix that writes other words, as `old → new`.
pub(crate) fn fixes(check: fn(&Submission<'_>) -> Vec<Found>, lang: &str, blocks: Vec<Block>) -> Vec<String> {
    let fields = StoryFields { lang: lang.into(), ..StoryFields::default() };
    let (document, photos) = (Document::of(blocks), BTreeMap::new());
    let found = check(&Submission::of(&fields, &document, &photos));
    let fixes = found.into_iter().filter_map(|found| match (found.place, found.fix) {
        (Place::Block { words, .. }, Some(Fix::Write { with })) => Some(format!("{words} → {with}")),
        _ => None,
    });
    fixes.collect()
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text_of(text), ..Paragraph::default() })
}

pub(crate) fn link(text: &str, href: &str) -> Block {
    let words = Inline::Words { text: text.to_owned(), marks: vec![Mark::Link { href: href.to_owned() }] };
    Block::Paragraph(Paragraph { text: vec![words], ..Paragraph::default() })
}

/// What is found in a link to a story; `linked` says whether it is out, `None` that it is not on the desk.
pub(crate) fn linking(
    check: fn(&Submission<'_>) -> Vec<Found>,
    words: &str,
    linked: Option<bool>,
) -> Vec<String> {
    let id = crate::StoryId(uuid::Uuid::from_u128(3));
    let linked = linked.map(|public| (id, LinkedStory { slug: "night-ferry".into(), public }));
    let document = Document::of(vec![link(words, &crate::document::story_href(id))]);
    let (fields, photos) = Default::default();
    let submission = Submission::of(&fields, &document, &photos).linking(linked.into_iter().collect());
    check(&submission).into_iter().map(|found| found.sentence).collect()
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
        framing: Default::default(),
        marks: Default::default(),
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

#[test]
fn a_desk_decides_how_grave_a_check_is_except_where_it_is_locked() {
    let photo = photo(&[]);
    let figure = crate::document::Figure { photo: Some(photo.id), ..Default::default() };
    let document = Document::of(vec![Block::Figure(figure)]);
    let (fields, photos) = (StoryFields::default(), BTreeMap::from([(photo.id, photo)]));
    let levels = [("headline", Some(Severity::Hint)), ("byline", None), ("credit", None), ("gone", None)];
    let levels = levels.map(|(check, level)| (check.to_owned(), level)).into();
    let rules = Rules { levels, ..Rules::default() };
    let findings = run_checks(&Submission::of(&fields, &document, &photos).by_rules(rules));
    let of = |check: &str| findings.iter().find(|f| f.check == check).map(|finding| finding.severity);
    assert_eq!(of("headline"), Some(Severity::Hint));
    assert_eq!(of("byline"), None);
    assert_eq!(of("credit"), Some(Severity::Blocks));
    assert!(findings.is_sorted_by_key(|finding| finding.severity));
}
