//! The law of bringing together, for all texts and all edits by chance: every letter that either hand typed stands in the
//! text or in a proposal.
//!
//! `PROPTEST_CASES=10000 cargo test -p galley-model merge` tries as many pairs as the design asks for.

#![allow(clippy::unwrap_used)]

use super::super::super::any::document;
use super::super::super::{Block, Inline, Paragraph, text_of};
use super::super::laws::{by, cases};
use super::super::{Which, accept, any_open, reject};
use super::*;
use crate::document::any::edits::{Edit, edit, edited};
use proptest::collection::vec;
use proptest::prelude::*;

/// The edit of a hand that types in an alphabet of its own, so that its letters can be told from all others.
fn in_letters(edit: Edit, first: char) -> Edit {
    let own = |text: &str| -> String {
        let letter = |c: char| char::from_u32(first as u32 + c as u32 % 20).unwrap_or(first);
        text.chars().map(|c| if c == ' ' { c } else { letter(c) }).collect()
    };
    match edit {
        Edit::Type(at, place, words) => Edit::Type(at, place, own(&words)),
        Edit::Put(at, block) => {
            let words = own(&crate::document::plain_text_of(&block));
            let text = vec![Inline::plain(if words.is_empty() { first.to_string() } else { words })];
            Edit::Put(at, Box::new(Block::Paragraph(Paragraph { text, ..Paragraph::default() })))
        }
        other => other,
    }
}

const PRESENT: char = 'α';
const OTHER: char = 'а';

/// How often each letter of an alphabet stands in a text; those that stood in `base` already are left out.
fn typed(document: &Document, base: &Document, first: char) -> HashMap<char, usize> {
    let before = letters(&base.write().content);
    let own = |letter: &char| (first as u32..first as u32 + 20).contains(&(*letter as u32));
    let found = letters(&document.write().content).into_iter();
    found.filter(|(letter, _)| own(letter) && !before.contains_key(letter)).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_letter_of_either_hand_is_dropped(
        document in document(), first in vec(edit(), 1..8), second in vec(edit(), 1..8),
    ) {
        let base = reject(&document, &Which::All).with_ids();
        let own = |edits: Vec<Edit>, alphabet| -> Vec<Edit> {
            edits.into_iter().map(|edit| in_letters(edit, alphabet)).collect()
        };
        let present = edited(&base, &own(first, PRESENT)).with_ids();
        let other = edited(&base, &own(second, OTHER)).with_ids();
        // Texts that would be none together are not brought together; whoever asks keeps both (about one pair of 1,400).
        let Some(merged) = merge(&base, &present, &other, &by("ben")) else { return Ok(()) };
        let there = letters(&merged.document.write().content);
        for (text, alphabet) in [(&present, PRESENT), (&other, OTHER)] {
            let wanted = typed(text, &base, alphabet);
            prop_assert!(holds(&there, &wanted), "{wanted:?} in {:?}", merged.document);
        }
        prop_assert_eq!(merged.contested > 0, any_open(&merged.document.blocks));
        // Whoever says no to every proposal has every letter of the present text; whoever says yes, of the other.
        let kept = letters(&reject(&merged.document, &Which::All).write().content);
        prop_assert!(holds(&kept, &typed(&present, &base, PRESENT)));
        let taken = letters(&accept(&merged.document, &Which::All).write().content);
        prop_assert!(holds(&taken, &typed(&other, &base, OTHER)));
    }

    #[test]
    fn what_only_one_changed_is_what_she_made_of_it(document in document(), edits in vec(edit(), 1..8)) {
        let base = reject(&document, &Which::All).with_ids();
        let changed = edited(&base, &edits).with_ids();
        for (present, other) in [(&changed, &base), (&base, &changed), (&changed, &changed)] {
            let merged = merge(&base, present, other, &by("ben")).unwrap();
            prop_assert_eq!(merged.contested, 0);
            prop_assert_eq!(merged.document.without_ids(), changed.clone().without_ids());
        }
    }
}

fn paragraphs(texts: &[&str]) -> Document {
    let block = |text: &&str| Block::Paragraph(Paragraph { text: text_of(*text), ..Paragraph::default() });
    Document::of(texts.iter().map(block).collect()).with_ids()
}

/// Both texts out of three, with the proposals rejected and accepted, and how many places are contested.
fn said(base: &[&str], present: &[&str], other: &[&str]) -> (String, String, usize) {
    let merged = merge(&paragraphs(base), &paragraphs(present), &paragraphs(other), &by("ben")).unwrap();
    let text = |document: &Document| crate::document::plain_text(document);
    let (no, yes) = (reject(&merged.document, &Which::All), accept(&merged.document, &Which::All));
    (text(&no), text(&yes), merged.contested)
}

#[test]
fn words_at_different_places_of_a_paragraph_both_hold() {
    let both = "The new ferry sails at eight today.";
    let merged = said(
        &["The ferry sails at seven today."],
        &["The new ferry sails at seven today."],
        &["The ferry sails at eight today."],
    );
    assert_eq!(merged, (both.into(), both.into(), 0));
}

#[test]
fn the_same_word_twice_is_contested_as_a_whole_word() {
    let merged = said(&["Three ferries sail."], &["Four ferries sail."], &["There ferries sail."]);
    assert_eq!(merged, ("Four ferries sail.".into(), "There ferries sail.".into(), 1));
}

#[test]
fn a_paragraph_that_was_taken_out_is_proposed_with_what_was_written_in_it() {
    let merged =
        said(&["One.", "Two.", "Three."], &["One.", "Three."], &["One.", "Two, and more.", "Three."]);
    assert_eq!(merged.0, "One.\n\nThree.");
    assert_eq!(merged.1, "One.\n\nTwo, and more.\n\nThree.");
}

#[test]
fn what_both_did_alike_is_done_once() {
    let merged = said(&["Seven."], &["Eight."], &["Eight."]);
    assert_eq!(merged, ("Eight.".into(), "Eight.".into(), 0));
}
