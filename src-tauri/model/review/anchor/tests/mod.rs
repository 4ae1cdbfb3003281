//! The law of comments: through whatever is done to a text, a comment stands on the words it was made on, or it is lost.
//!
//! Truth is kept beside the anchors and not by them: every character carries a number of its own through cutting,
//! pasting, splitting, joining, moving and undoing, and only what is typed gets new numbers.

#![allow(clippy::expect_used)]

mod desk;

use super::{Anchor, Edited, Span};
use crate::BlockId;
use crate::document::{Block, Document, Paragraph, plain_text_of, text_of};
use desk::{Desk, Doing, Known, doing};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

/// The edit as the window sends it: the smallest stretch of blocks that differs.
fn edit(from: &Known, to: &Known) -> Edited {
    let (a, b) = (&from.blocks, &to.blocks);
    let most = a.len().min(b.len());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take(most - start).take_while(|(a, b)| a == b).count();
    let (old, new) = (from.document(), to.document());
    Edited::of(&old.blocks[start..a.len() - end], &new.blocks[start..b.len() - end])
}

/// What became of a comment.
struct Fate {
    /// Places whose ends are not the very characters that were commented.
    wrong: usize,
    placed: usize,
    lost: usize,
}

/// Comments on a range of the first text, and looks at it after every save.
fn follow(
    mut desk: Desk,
    b: &Index,
    at: &Index,
    n: usize,
    saves: &[Vec<Doing>],
) -> Result<Fate, TestCaseError> {
    let index = b.index(desk.text.blocks.len());
    let (id, signs) = desk.text.blocks[index].clone();
    let from = at.index(signs.len());
    let to = (from + n).min(signs.len());
    let span = super::span(&BlockId::new(format!("b{id}")).expect("a name"), from, to);
    let mut fate = Fate { wrong: 0, placed: 0, lost: 0 };
    let Ok(mut anchor) = Anchor::words(&desk.text.document(), &[span]) else { return Ok(fate) };
    desk.commented =
        anchor.spans().iter().flat_map(|span| desk.text.under(span).to_vec()).map(|sign| sign.1).collect();
    for save in saves {
        // The words it is on before this save.
        let quote = anchor.quote();
        let before = desk.text.clone();
        save.iter().for_each(|doing| desk.carry_out(doing));
        anchor = anchor.through(&edit(&before, &desk.text)).unwrap_or(anchor);
        for span in anchor.spans() {
            let under = desk.text.under(&span);
            prop_assert!(!under.is_empty());
            let ends = [under[0].1, under[under.len() - 1].1];
            let words: String = under.iter().map(|sign| sign.0).collect();
            if ends.iter().all(|end| desk.commented.contains(end)) {
                continue;
            }
            // Of equal letters side by side nobody can say which ones went: exactly the words, around some of the very
            // characters, are the words.
            let here = under.iter().map(|sign| sign.1);
            if words == quote && here.clone().any(|number| desk.commented.contains(&number)) {
                desk.commented.extend(here.collect::<Vec<_>>());
            } else {
                fate.wrong += 1;
            }
        }
        if anchor.is_lost() { fate.lost += 1 } else { fate.placed += 1 }
    }
    Ok(fate)
}

fn letter(number: u32) -> char {
    char::from_u32(0x4E00 + number % 20_000).unwrap_or('?')
}

fn capital(number: u32) -> char {
    char::from_u32(u32::from('A') + number % 26).unwrap_or('?')
}

/// Texts in which every character is another, so that nothing is equal by chance.
fn unlike() -> Vec<Vec<char>> {
    (0..4).map(|block| (0..14).map(|at| letter(10_000 + block * 100 + at)).collect()).collect()
}

/// Texts of few words that stand there again and again.
fn repeated() -> impl Strategy<Value = Vec<Vec<char>>> {
    let word = proptest::sample::select(vec!["the", "cat", "sat", "on", "that", "mat", "and"]);
    let text = proptest::collection::vec(word, 2..9).prop_map(|words| words.join(" ").chars().collect());
    proptest::collection::vec(text, 1..5)
}

/// Saves after at most so many doings; an undo is one step where each is saved.
fn saves(at_once: usize) -> impl Strategy<Value = Vec<Vec<Doing>>> {
    let doing = doing().prop_map(move |doing| match doing {
        Doing::Undo(_) if at_once == 1 => Doing::Undo(1),
        doing => doing,
    });
    proptest::collection::vec(proptest::collection::vec(doing, 1..=at_once), 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Ten thousand histories, several doings between two saves: never on other words.
    #[test]
    fn a_comment_is_on_its_own_words_or_lost(
        b in any::<Index>(), at in any::<Index>(), n in 1..10_usize, saves in saves(4),
    ) {
        let fate = follow(Desk::of(&unlike(), letter), &b, &at, n, &saves)?;
        prop_assert_eq!(fate.wrong, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The same words all over the text, a save after each doing: never on another cat.
    #[test]
    fn the_same_words_elsewhere_are_never_taken_for_them(
        texts in repeated(), b in any::<Index>(), at in any::<Index>(), n in 1..12_usize, saves in saves(1),
    ) {
        let fate = follow(Desk::of(&texts, capital), &b, &at, n, &saves)?;
        prop_assert_eq!(fate.wrong, 0);
    }

    /// Whatever one doing does, taking it back puts the comment where it was; on some of its words, or on none, where letters
    /// stand twice side by side in between and nobody can say which of them go again.
    #[test]
    fn undo_brings_a_comment_back(
        b in any::<Index>(), at in any::<Index>(), n in 1..10_usize, doing in doing(), between in doing(),
    ) {
        let mut desk = Desk::of(&unlike(), letter);
        let start = desk.text.clone();
        let (id, signs) = start.blocks[b.index(start.blocks.len())].clone();
        let from = at.index(signs.len());
        let span = super::span(&BlockId::new(format!("b{id}")).expect("a name"), from, (from + n).min(signs.len()));
        let anchor = Anchor::words(&start.document(), &[span]).expect("words");
        desk.carry_out(&between);
        desk.carry_out(&doing);
        let there = anchor.through(&edit(&start, &desk.text)).unwrap_or(anchor.clone());
        let back = there.through(&edit(&desk.text, &start)).unwrap_or(there);
        if slides(&start.document(), &desk.text.document()) {
            let own = anchor.spans()[0].clone();
            let within = |span: &Span| span.block == own.block && own.from <= span.from && span.to <= own.to;
            prop_assert!(back.spans().iter().all(within), "{:?}", back.spans());
        } else {
            prop_assert_eq!(back.spans(), anchor.spans());
        }
    }
}

/// Could what was put in or taken out have been beside where it was as well, because letters repeat there?
fn slides(old: &Document, new: &Document) -> bool {
    let words = |document: &Document| -> Vec<char> {
        document.blocks.iter().map(plain_text_of).collect::<Vec<_>>().join("\n").chars().collect()
    };
    let (old, new) = (words(old), words(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    old.len() != new.len() && head + tail > old.len().min(new.len())
}

/// Holding on counts as well: a comment that is lost too easily helps nobody.
#[test]
fn comments_hold_on() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut placed, mut lost) = (0, 0);
    for _ in 0..500 {
        let strategy = (any::<Index>(), any::<Index>(), saves(1));
        let (b, at, saves) = strategy.new_tree(&mut runner).expect("a history").current();
        let fate = follow(Desk::of(&unlike(), letter), &b, &at, 6, &saves).expect("no fault");
        placed += fate.placed;
        lost += fate.lost;
    }
    assert!(placed > lost * 4, "placed {placed}, lost {lost}");
}

fn paragraph(id: &str, text: &str) -> Block {
    let mut block = Paragraph { text: text_of(text), ..Paragraph::default() };
    block.common.id = BlockId::new(id);
    Block::Paragraph(block)
}

fn on(id: &str, text: &str, words: &str) -> Anchor {
    let document = Document::of(vec![paragraph(id, text)]);
    let from = text.find(words).expect("the words");
    Anchor::words(&document, &[super::span(&BlockId::new(id).expect("a name"), from, from + words.len())])
        .expect("words")
}

fn after(anchor: &Anchor, removed: &[Block], inserted: &[Block]) -> (bool, Vec<(String, u32, u32)>) {
    let anchor = anchor.through(&Edited::of(removed, inserted)).unwrap_or(anchor.clone());
    let spans = anchor.spans().into_iter().map(|s| (s.block.to_string(), s.from, s.to)).collect();
    (anchor.is_lost(), spans)
}

#[test]
fn a_corrected_spelling_keeps_its_comment_and_other_words_do_not() {
    let before = paragraph("a", "They recieved the letter.");
    let anchor = on("a", "They recieved the letter.", "recieved");
    let right = after(&anchor, std::slice::from_ref(&before), &[paragraph("a", "They received the letter.")]);
    assert_eq!(right, (false, vec![("a".into(), 5, 13)]));
    let other = after(&anchor, &[before], &[paragraph("a", "They burned the letter.")]);
    assert_eq!(other, (true, vec![]));
}

#[test]
fn a_paragraph_that_is_cut_and_pasted_elsewhere_takes_its_comment_along() {
    let anchor = on("a", "The ferry left at nine.", "ferry");
    let cut =
        anchor.through(&Edited::of(&[paragraph("a", "The ferry left at nine.")], &[])).expect("a change");
    assert!(cut.is_lost());
    assert_eq!(cut.quote(), "ferry");
    // Another ferry comes first, and is not the one.
    let other = Edited::of(&[], &[paragraph("x", "A ferry sank.")]);
    assert_eq!(cut.through(&other), None);
    let (lost, spans) = after(&cut, &[], &[paragraph("n", "The ferry left at nine.")]);
    assert_eq!((lost, spans), (false, vec![("n".into(), 4, 9)]));
}

#[test]
fn words_that_were_there_all_along_have_not_come_back() {
    let lost =
        on("a", "the on", "h").through(&Edited::of(&[paragraph("a", "the on")], &[paragraph("a", "e on")]));
    let lost = lost.expect("a change");
    assert!(lost.is_lost());
    // Now the other paragraph reads like the first did, but nothing was written.
    let shorter = Edited::of(&[paragraph("b", "the the the on")], &[paragraph("b", "the on")]);
    assert_eq!(lost.through(&shorter), None);
}

#[test]
fn words_across_a_split_are_in_both_paragraphs_and_one_again_after_joining() {
    let whole = paragraph("a", "the brown fox ran");
    let halves = [paragraph("a", "the brown "), paragraph("n", "fox ran")];
    let anchor = on("a", "the brown fox ran", "brown fox");
    let split = anchor.through(&Edited::of(std::slice::from_ref(&whole), &halves)).expect("a change");
    let spans: Vec<_> = split.spans().into_iter().map(|s| (s.block.to_string(), s.from, s.to)).collect();
    assert_eq!(spans, [("a".into(), 4, 9), ("n".into(), 0, 3)]);
    assert_eq!(after(&split, &halves, &[whole]), (false, vec![("a".into(), 4, 13)]));
}

#[test]
fn a_figure_is_known_by_its_photo_when_it_is_pasted_again() {
    let figure = |id: &str, photo: u128| {
        let mut figure = crate::document::Figure {
            photo: Some(crate::PhotoId(uuid::Uuid::from_u128(photo))),
            ..Default::default()
        };
        figure.common.id = BlockId::new(id);
        Block::Figure(figure)
    };
    let document = Document::of(vec![figure("f", 1), figure("g", 2)]);
    let anchor = Anchor::block(&document, &BlockId::new("f").expect("a name")).expect("a block");
    let cut = anchor.through(&Edited::of(&[figure("f", 1)], &[])).expect("a change");
    assert!(cut.is_lost());
    assert_eq!(cut.through(&Edited::of(&[], &[figure("h", 2)])), None);
    let back = cut.through(&Edited::of(&[], &[figure("h", 1)])).expect("a change");
    assert_eq!(
        back,
        Anchor::Block {
            block: BlockId::new("h").expect("a name"),
            photo: Some(crate::PhotoId(uuid::Uuid::from_u128(1))),
            lost: false
        }
    );
}
