//! Edits by chance: what people do to a text, and texts in which it stands as open proposals.

use super::super::suggestions::{Which, accept, reject, suggest};
use super::{block, characters, document};
use crate::document::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Any valid document in which the edits of two people stand as open proposals, made as the editor makes them.
pub fn proposed() -> impl Strategy<Value = Document> {
    (document(), vec(edit(), 1..5), vec(edit(), 0..4)).prop_map(|(document, first, second)| {
        let by = |person: &str, second: i64| Change {
            kind: None,
            id: format!("of-{person}"),
            by: person.to_owned(),
            at: crate::Timestamp::from_second(1_790_000_000 + second).unwrap_or(crate::Timestamp::UNIX_EPOCH),
            was: None,
        };
        let before = reject(&document, &Which::All).with_ids();
        let after = accept(&edited(&before, &first), &Which::All).with_ids();
        let one = suggest(&before, &after, &by("ana", 0)).with_ids();
        suggest(&one, &edited(&one, &second).with_ids(), &by("ben", 60)).with_ids()
    })
}

/// Something a person does to a text. Where the text has no room for it, nothing.
#[derive(Debug, Clone)]
#[allow(missing_docs)] // each is what it is called; the indices say where
pub enum Edit {
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

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
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

/// The text after these edits, one after the other.
pub fn edited(document: &Document, edits: &[Edit]) -> Document {
    let mut document = document.clone();
    edits.iter().for_each(|edit| carry_out(&mut document, edit));
    document
}
