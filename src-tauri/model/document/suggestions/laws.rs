//! The two laws, for all texts and all edits by chance: rejecting gives what was, accepting gives what was edited.
//!
//! `PROPTEST_CASES=10000 cargo test -p galley-model laws` tries as many as the design asks for.

#![allow(clippy::unwrap_used)]

use super::super::any::document;
use super::super::any::edits::{edit, edited};
use super::super::*;
use super::{Which, accept, any_open, proposals, reject, suggest, word_by_word};
use proptest::collection::vec;
use proptest::prelude::*;

pub(super) fn by(person: &str) -> Change {
    let at = "2026-05-03T10:00:00Z".parse().unwrap();
    Change { kind: None, id: format!("of-{person}"), by: person.to_owned(), at, was: None }
}

fn none_open(document: &Document) -> Document {
    reject(document, &Which::All).without_ids()
}

fn all_in(document: &Document) -> Document {
    accept(document, &Which::All).without_ids()
}

/// As many as tell the truth in a few seconds, unless more are asked for.
pub(super) fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(64))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn rejected_is_what_was_and_accepted_what_was_edited(document in document(), edits in vec(edit(), 1..8)) {
        let before = reject(&document, &Which::All).with_ids();
        let after = accept(&edited(&before, &edits), &Which::All).with_ids();
        let suggested = suggest(&before, &after, &by("ana"));
        prop_assert_eq!(reject(&suggested, &Which::All).without_ids(), before.clone().without_ids());
        prop_assert_eq!(accept(&suggested, &Which::All).without_ids(), after.without_ids());
        prop_assert!(!any_open(&reject(&suggested, &Which::All).blocks));
        prop_assert_eq!(clean(&suggested).without_ids(), clean(&before).without_ids());
    }

    #[test]
    fn any_text_can_become_any_other(before in document(), after in document()) {
        let suggested = suggest(&before, &after, &by("ana"));
        prop_assert_eq!(none_open(&suggested), none_open(&before));
        prop_assert_eq!(all_in(&suggested), all_in(&after));
    }

    #[test]
    fn proposals_of_two_people_keep_both_laws(
        document in document(), first in vec(edit(), 1..5), second in vec(edit(), 1..5),
    ) {
        let before = reject(&document, &Which::All).with_ids();
        let one = suggest(&before, &edited(&before, &first).with_ids(), &by("ana")).with_ids();
        let after = edited(&one, &second).with_ids();
        let two = suggest(&one, &after, &by("ben"));
        prop_assert_eq!(none_open(&two), before.without_ids());
        prop_assert_eq!(all_in(&two), all_in(&after));
    }

    #[test]
    fn settling_one_after_the_other_settles_all(document in document(), edits in vec(edit(), 1..6)) {
        let before = reject(&document, &Which::All).with_ids();
        let after = accept(&edited(&before, &edits), &Which::All).with_ids();
        let mut left = suggest(&before, &after, &by("ana"));
        for proposal in proposals(&left) {
            left = accept(&left, &Which::Ids([proposal.id].into()));
        }
        prop_assert!(!any_open(&left.blocks));
    }

    #[test]
    fn nothing_open_is_nothing_to_settle(document in document()) {
        // Two blocks of one name are no valid text; by chance there are some.
        let before = reject(&document, &Which::All).with_ids();
        prop_assert_eq!(&suggest(&before, &before, &by("ana")), &before);
        prop_assert_eq!(&accept(&before, &Which::All), &before);
        prop_assert!(proposals(&before).is_empty());
    }
}

/// Almost every edit is written down word by word; what is left is proposed as whole blocks.
#[test]
fn edits_are_written_down_word_by_word() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut coarse = Vec::new();
    for _ in 0..200 {
        let (document, edits) = (document(), vec(edit(), 1..4)).new_tree(&mut runner).unwrap().current();
        let before = reject(&document, &Which::All).with_ids();
        let after = accept(&edited(&before, &edits), &Which::All).with_ids();
        if word_by_word(&before, &after, &by("ana")).is_none() {
            coarse.push(edits);
        }
    }
    assert!(coarse.len() < 5, "{} of 200: {:#?}", coarse.len(), coarse.first());
}
