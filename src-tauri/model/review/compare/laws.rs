//! The laws of a comparison, for all pairs of texts by chance: both sides come back, equal texts have no change, no word
//! is lost or said twice, and what was moved is found.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::any::{clean_document, document};
use crate::document::{Block, Paragraph, text_of};
use proptest::prelude::*;
use proptest::sample::Index;

/// Another text made of this one: blocks taken away, put elsewhere, put in, and words changed in them.
fn edited(from: &Document, other: &Document, steps: &[(u8, Index, Index)]) -> Document {
    let mut blocks = from.blocks.clone();
    for (what, a, b) in steps {
        if blocks.is_empty() {
            break;
        }
        let at = a.index(blocks.len());
        match what % 7 {
            0 => drop(blocks.remove(at)),
            1 => {
                let block = blocks.remove(at);
                blocks.insert(b.index(blocks.len() + 1), block);
            }
            2 => blocks.insert(at, other.blocks[b.index(other.blocks.len())].clone()),
            3 => blocks[at] = other.blocks[b.index(other.blocks.len())].clone(),
            4 => {
                if let Block::Paragraph(paragraph) = &mut blocks[at] {
                    let words = paragraph.text.split_off(b.index(paragraph.text.len() + 1));
                    let rest = Paragraph { text: words, ..Paragraph::default() };
                    blocks.insert(at + 1, Block::Paragraph(rest));
                }
            }
            5 => {
                if let Some(Block::Paragraph(next)) = blocks.get(at + 1).cloned()
                    && let Block::Paragraph(paragraph) = &mut blocks[at]
                {
                    paragraph.text.extend(next.text);
                    blocks.remove(at + 1);
                }
            }
            _ => {
                if let Block::Paragraph(paragraph) = &mut blocks[at] {
                    let place = b.index(paragraph.text.len() + 1);
                    paragraph.text.splice(place..place, text_of(" TK words "));
                }
            }
        }
    }
    Document::of(blocks)
}

fn two() -> impl Strategy<Value = (Document, Document)> {
    let steps = proptest::collection::vec((any::<u8>(), any::<Index>(), any::<Index>()), 0..8);
    (document(), document(), steps).prop_map(|(old, other, steps)| {
        let new = edited(&old, &other, &steps);
        (old, new)
    })
}

fn compared(old: &Document, new: &Document) -> Comparison {
    let (fields, photos) = (StoryFields::default(), BTreeMap::new());
    let side = |document| Side { fields: &fields, document, photos: &photos };
    compare(side(old), side(new))
}

fn bare(document: &Document) -> Document {
    clean(document).without_ids()
}

fn every_run<'a>(parts: &'a [Part], out: &mut Vec<&'a Run>) {
    for part in parts {
        out.extend(&part.runs);
        every_run(&part.parts, out);
    }
}

/// Characters in a row of nodes.
fn characters(nodes: &[Node]) -> usize {
    let here = |node: &Node| match (&node.text, node.kind.as_str()) {
        (Some(text), _) => text.len(),
        (None, "hard_break") => 1,
        (None, _) => characters(&node.content),
    };
    nodes.iter().map(here).sum()
}

fn numbers(comparison: &Comparison) -> Vec<u32> {
    fn gather(parts: &[Part], out: &mut Vec<u32>) {
        for part in parts {
            out.extend(part.change);
            out.extend(part.runs.iter().filter_map(|run| run.change));
            gather(&part.parts, out);
        }
    }
    let mut out: Vec<u32> = comparison.fields.iter().map(|field| field.change).collect();
    out.extend(comparison.photos.iter().map(|photo| photo.change));
    gather(&comparison.parts, &mut out);
    out.sort_unstable();
    out.dedup();
    out
}

proptest! {
    #[test]
    fn both_sides_come_back((old, new) in two()) {
        let parts = compared(&old, &new).parts;
        prop_assert_eq!(take_old(&parts).unwrap(), bare(&old));
        prop_assert_eq!(take_new(&parts).unwrap(), bare(&new));
    }

    #[test]
    fn texts_that_have_nothing_to_do_with_each_other_come_back_too(old in document(), new in document()) {
        let parts = compared(&old, &new).parts;
        prop_assert_eq!(take_old(&parts).unwrap(), bare(&old));
        prop_assert_eq!(take_new(&parts).unwrap(), bare(&new));
    }

    #[test]
    fn equal_texts_have_no_change(text in document()) {
        let comparison = compared(&text, &text);
        prop_assert_eq!(comparison.count, 0);
        prop_assert!(numbers(&comparison).is_empty());
    }

    #[test]
    fn different_texts_have_a_change((old, new) in two()) {
        let comparison = compared(&old, &new);
        prop_assert_eq!(comparison.count == 0, bare(&old) == bare(&new));
        // Numbers go from 1 without gaps.
        prop_assert_eq!(numbers(&comparison), (1..=comparison.count).collect::<Vec<_>>());
    }

    #[test]
    fn every_word_stands_in_one_place((old, new) in two()) {
        let comparison = compared(&old, &new);
        let mut runs = Vec::new();
        every_run(&comparison.parts, &mut runs);
        let length = |gone: WordFate| -> usize {
            runs.iter().filter(|run| run.fate != gone).map(|run| run.text.len()).sum()
        };
        prop_assert_eq!(length(WordFate::Inserted), characters(&agreed(&old)));
        prop_assert_eq!(length(WordFate::Deleted), characters(&agreed(&new)));
    }

    #[test]
    fn a_moved_block_is_found(text in clean_document(), at in any::<Index>()) {
        let said = |words: &str| Block::Paragraph(Paragraph { text: text_of(words), ..Paragraph::default() });
        let (light, heavy) = (
            "Nobody on the quay had heard of it before the vote",
            "The council’s paper, which this newspaper has seen, puts the saving at half of what was said in spring",
        );
        let at = at.index(text.blocks.len() + 1);
        let with = |two: [&str; 2]| {
            let mut blocks = text.blocks.clone();
            blocks.splice(at..at, two.map(said));
            Document::of(blocks)
        };
        let comparison = compared(&with([light, heavy]), &with([heavy, light]));
        let found = comparison.parts.iter().find(|part| part.runs.iter().any(|run| run.text == light)).unwrap();
        prop_assert_eq!((found.fate, comparison.count), (Fate::Moved, 1));
    }

    #[test]
    fn every_letter_has_one_writer((first, second) in two(), third in document()) {
        let lines = authors(&[&first, &second, &third, &first]);
        let said: usize = lines.iter().flat_map(|line| &line.sentences).map(|sentence| sentence.text.len()).sum();
        let blank = |text: &str| text.trim().is_empty();
        prop_assert!(said <= characters(&agreed(&first)));
        prop_assert!(lines.iter().all(|line| line.sentences.iter().any(|sentence| !blank(&sentence.text))));
        prop_assert!(lines.iter().flat_map(|line| &line.sentences).all(|sentence| sentence.stage < 4));
    }
}
