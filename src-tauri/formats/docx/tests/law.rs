//! document → Word → document is equal, for every valid tree; equal stories give equal bytes.

use super::normal::normal;
use crate::docx::write::sayable;
use crate::docx::{Outgoing, OutgoingPicture, read, write};
use crate::office::passages::{Placed, Sign, put, take};
use crate::office::slots::{Slot, each};
use crate::office::{About, Comment, Saying};
use model::PhotoId;
use model::document::any::edits::proposed;
use model::document::any::{characters, document};
use model::document::{Block, Document, Inline, Mark, clean, plain_text_of, text_of, words as words_of};
use model::story::StoryFields;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
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
                shown: None,
                alt: "Own alt".into(),
                credit: "Own credit".into(),
            };
            (photo, picture)
        })
        .collect()
}

pub(super) fn written(fields: &StoryFields, document: &Document) -> Vec<u8> {
    discussed(fields, document, &[])
}

pub(super) fn discussed(fields: &StoryFields, document: &Document, comments: &[Comment]) -> Vec<u8> {
    let (pictures, people) = (pictures(document), BTreeMap::new());
    write(&Outgoing { fields, document, pictures: &pictures, people: &people, comments })
}

/// Comments on words of the body, at places by chance; each is what it is when its signs were put in and taken out.
fn comments(document: &Document, ends: &[(Index, Index, String, bool)]) -> Vec<Comment> {
    let mut signs = Vec::new();
    for (comment, (one, other, ..)) in ends.iter().enumerate() {
        let block = one.index(document.blocks.len());
        if matches!(document.blocks[block], Block::Footnote(_) | Block::Unknown(_)) {
            continue;
        }
        let text: Vec<char> = plain_text_of(&document.blocks[block]).chars().collect();
        let words: Vec<usize> = (0..text.len()).filter(|at| !text[*at].is_whitespace()).collect();
        if words.is_empty() {
            continue;
        }
        let (a, b) = (words[one.index(words.len())], words[other.index(words.len())]);
        let units = |to: usize| text[..to].iter().map(|c| c.len_utf16() as u32).sum::<u32>();
        let mut sign = |at, begins| signs.push(Placed { block, at, sign: Sign { comment, begins } });
        sign(units(a.min(b)), true);
        sign(units(a.max(b) + 1), false);
    }
    let mut marked = document.clone();
    put(&mut marked, signs);
    let mut places = take(&mut marked.blocks);
    let comment = |(number, (.., words, resolved)): (usize, &(Index, Index, String, bool))| {
        let at = model::Timestamp::from_second(1_790_000_000 + number as i64).ok();
        let saying = |text: String| Saying { who: "Ed Editor".into(), at, text };
        let said = vec![saying(format!("About {number}")), saying(format!("and {words}"))];
        Some(Comment { about: About::Words(places.words.remove(&number)?), said, resolved: *resolved })
    };
    ends.iter().enumerate().filter_map(comment).collect()
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

    /// Edits that stand as open proposals, of two people, come back as the same proposals.
    #[test]
    fn proposals_come_back(document in proposed()) {
        let back = read(&written(&StoryFields::default(), &document)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(normal(&back.piece.document), normal(&document));
        prop_assert_eq!(back.piece.notes, Vec::<String>::new());
        prop_assert!(Document::read(back.piece.document.write()).is_ok());
    }

    /// What Word is told in another way has the same words for whoever rejects it.
    #[test]
    fn what_is_said_otherwise_keeps_the_agreed_words(document in proposed()) {
        // Two parts of one reference to a note may become one.
        let words = |document: &Document| {
            let mut found = String::new();
            clean(document).blocks.iter_mut().for_each(|block| each(block, &mut |slot| if let Slot::Text(text) = slot {
                let noted = |piece: &&Inline| piece.marks().iter().any(|mark| matches!(mark, Mark::Note { .. }));
                let plain: Vec<Inline> = text.iter().filter(|piece| !noted(piece)).cloned().collect();
                found.push_str(&words_of(&plain).replace(char::is_whitespace, ""));
            }));
            found
        };
        prop_assert_eq!(words(&sayable(document.clone())), words(&document));
    }

    /// Comments come back on the same words, with who said what, answers and all.
    #[test]
    fn comments_come_back(document in prop_oneof![document().boxed(), proposed().boxed()], ends in vec((any::<Index>(), any::<Index>(), "[a-z]{1,8}", any::<bool>()), 1..6)) {
        let document = normal(&document);
        let comments = comments(&document, &ends);
        let bytes = discussed(&StoryFields::default(), &document, &comments);
        let back = read(&bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(normal(&back.piece.document), normal(&document));
        prop_assert_eq!(back.comments, comments);
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
