//! The two laws, for all texts and all edits by chance: rejecting gives what was, accepting gives what was edited.
//!
//! `PROPTEST_CASES=10000 cargo test -p galley-model laws` tries as many as the design asks for.

#![allow(clippy::unwrap_used)]

use super::super::any::{block, characters, document};
use super::super::*;
use super::{Which, accept, any_open, proposals, reject, suggest, without_structure, word_by_word};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Something a person does to a text. Where the text has no room for it, nothing.
#[derive(Debug, Clone)]
pub(super) enum Edit {
    Type(Index, Index, String),
    Remove(Index, Index, Index),
    Mark(Index, Index, Index),
    Split(Index, Index),
    Join(Index),
    Put(Index, Box<Block>),
    Take(Index),
    Move(Index, Index),
    Turn(Index),
}

pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let i = any::<Index>;
    prop_oneof![
        4 => (i(), i(), characters()).prop_map(|(a, b, c)| Edit::Type(a, b, c)),
        4 => (i(), i(), i()).prop_map(|(a, b, c)| Edit::Remove(a, b, c)),
        2 => (i(), i(), i()).prop_map(|(a, b, c)| Edit::Mark(a, b, c)),
        2 => (i(), i()).prop_map(|(a, b)| Edit::Split(a, b)),
        2 => i().prop_map(Edit::Join),
        1 => (i(), block()).prop_map(|(a, b)| Edit::Put(a, Box::new(b))),
        1 => i().prop_map(Edit::Take),
        1 => (i(), i()).prop_map(|(a, b)| Edit::Move(a, b)),
        2 => i().prop_map(Edit::Turn),
    ]
}

/// Every run of words in a block that holds plain words and marks.
fn runs(block: &mut Block) -> Vec<&mut Text> {
    match block {
        Block::Paragraph(b) => vec![&mut b.text],
        Block::Heading(b) => vec![&mut b.text],
        Block::Figure(b) => vec![&mut b.caption],
        Block::Quote(b) => b.blocks.iter_mut().flat_map(runs).collect(),
        Block::FactBox(b) => b.blocks.iter_mut().flat_map(runs).collect(),
        Block::BulletList(b) => b.items.iter_mut().flat_map(|item| &mut item.blocks).flat_map(runs).collect(),
        Block::OrderedList(b) => {
            b.items.iter_mut().flat_map(|item| &mut item.blocks).flat_map(runs).collect()
        }
        Block::Table(b) => b.header.iter_mut().chain(b.rows.iter_mut().flatten()).collect(),
        _ => Vec::new(),
    }
}

/// One character a piece.
fn letters(text: &Text) -> Text {
    let split = |piece: &Inline| match piece {
        Inline::Words { text, marks } => {
            text.chars().map(|c| Inline::Words { text: c.to_string(), marks: marks.clone() }).collect()
        }
        Inline::Break { .. } => vec![piece.clone()],
    };
    text.iter().flat_map(split).collect()
}

fn between(len: usize, a: Index, b: Index) -> std::ops::Range<usize> {
    let (a, b) = (a.index(len + 1), b.index(len + 1));
    a.min(b)..a.max(b)
}

fn carry_out(document: &mut Document, edit: &Edit) {
    let blocks = &mut document.blocks;
    let count = blocks.len();
    let mut on_words = |at: &Index, change: &mut dyn FnMut(&mut Text)| {
        let mut texts: Vec<&mut Text> = blocks.iter_mut().flat_map(runs).collect();
        let count = texts.len();
        if count > 0 {
            let text = &mut *texts[at.index(count)];
            *text = letters(text);
            change(text);
        }
    };
    match edit {
        Edit::Type(at, place, words) => on_words(at, &mut |text| {
            let place = place.index(text.len() + 1);
            text.insert(place, Inline::plain(words.clone()));
        }),
        Edit::Remove(at, a, b) => on_words(at, &mut |text| drop(text.drain(between(text.len(), *a, *b)))),
        Edit::Mark(at, a, b) => on_words(at, &mut |text| {
            let range = between(text.len(), *a, *b);
            for piece in &mut text[range] {
                if let Inline::Words { marks, .. } = piece
                    && !marks.iter().any(|mark| matches!(mark, Mark::Note { .. }))
                {
                    match marks.iter().position(|mark| *mark == Mark::Strong) {
                        Some(at) => drop(marks.remove(at)),
                        None => marks.push(Mark::Strong),
                    }
                    marks.sort_by_key(Mark::rank);
                }
            }
        }),
        Edit::Split(at, place) => {
            let at = at.index(count);
            if let Block::Paragraph(paragraph) = &mut blocks[at] {
                paragraph.text = letters(&paragraph.text);
                let rest = paragraph.text.split_off(place.index(paragraph.text.len() + 1));
                blocks.insert(at + 1, Block::Paragraph(Paragraph { text: rest, ..Paragraph::default() }));
            }
        }
        Edit::Join(at) if count > 1 => {
            let at = at.index(count - 1);
            if let (Block::Paragraph(_) | Block::Heading(_), Block::Paragraph(next)) =
                (&blocks[at], &blocks[at + 1])
            {
                let mut more = next.text.clone();
                if matches!(blocks[at], Block::Heading(_)) {
                    more.retain(|piece| matches!(piece, Inline::Words { .. }));
                }
                runs(&mut blocks[at]).into_iter().for_each(|text| text.extend(more.clone()));
                blocks.remove(at + 1);
            }
        }
        Edit::Put(at, block) => blocks.insert(at.index(count + 1), (**block).clone()),
        Edit::Take(at) if count > 1 => drop(blocks.remove(at.index(count))),
        Edit::Move(from, to) => {
            let block = blocks.remove(from.index(count));
            blocks.insert(to.index(count), block);
        }
        Edit::Turn(at) => match &mut blocks[at.index(count)] {
            Block::Heading(heading) => heading.level = if heading.level == 2 { 3 } else { 2 },
            Block::Figure(figure) => figure.alt.push('x'),
            Block::BulletList(list) => {
                let list = OrderedList { common: list.common.clone(), start: 1, items: list.items.clone() };
                blocks[at.index(count)] = Block::OrderedList(list);
            }
            Block::Paragraph(Paragraph { common, text })
                if !text.iter().any(|one| matches!(one, Inline::Break { .. })) =>
            {
                let heading = Heading { common: common.clone(), level: 2, text: text.clone() };
                blocks[at.index(count)] = Block::Heading(heading);
            }
            _ => {}
        },
        Edit::Join(_) | Edit::Take(_) => {}
    }
}

pub(super) fn edited(document: &Document, edits: &[Edit]) -> Document {
    let mut document = document.clone();
    edits.iter().for_each(|edit| carry_out(&mut document, edit));
    document
}

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
        let before = reject(&document, &Which::All);
        prop_assert_eq!(&suggest(&before, &before, &by("ana")), &before);
        prop_assert_eq!(&accept(&before, &Which::All), &before);
        prop_assert_eq!(&without_structure(&before), &before);
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
