//! Proposals as Word can say them: words, whole paragraphs and rows, where a paragraph begins, looks, and a paragraph that
//! is or was a heading.
//!
//! Word says where a paragraph begins at the end of the one before, and knows links as no looks. What cannot be said so is
//! said otherwise where that means the same, and else stays as it was agreed. No word is lost by it.

pub(super) use crate::office::fold::is_whole;
use crate::office::passages::only_signs;
use crate::office::slots::{Slot, each};
use model::document::{
    Block, Change, ChangeKind, Document, Inline, List, ListItem, Mark, Node, OrderedList, Text,
};

/// The document with proposals that Word can say.
pub(crate) fn sayable(mut document: Document) -> Document {
    row(&mut document.blocks);
    document.blocks.iter_mut().for_each(|block| {
        each(block, &mut |slot| {
            if let Slot::Text(text) = slot {
                *text = looks(std::mem::take(text));
            }
        });
    });
    document
}

/// The proposal that the end of a paragraph carries for the one behind it.
pub(super) fn ending<'b>(block: &Block, next: Option<&'b Block>) -> Option<&'b Change> {
    let begins = next?
        .common()
        .tc
        .as_ref()
        .filter(|tc| matches!(tc.kind, Some(ChangeKind::Split | ChangeKind::Joined)));
    begins.filter(|_| takes_words(block))
}

/// May the words of a paragraph behind it go on in it?
fn takes_words(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::Heading(_))
        && !block.common().tc.as_ref().is_some_and(is_whole)
}

/// The words of a paragraph or heading.
pub(super) fn line(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Heading(heading) => Some(&heading.text),
        _ => None,
    }
}

/// Do all words carry a proposal, of whichever kind?
pub(super) fn any_proposed(text: &Text) -> bool {
    let mut words = text.iter().filter(|piece| !only_signs(piece));
    words.all(|piece| piece.marks().iter().any(|mark| matches!(mark, Mark::Ins(_) | Mark::Del(_))))
}

/// Do all words carry a proposal of that kind?
fn all_proposed(text: &Text, kind: ChangeKind) -> bool {
    text.iter().filter(|piece| !only_signs(piece)).all(|piece| {
        piece.marks().iter().any(|mark| match kind {
            ChangeKind::Inserted | ChangeKind::Split => matches!(mark, Mark::Ins(_)),
            _ => matches!(mark, Mark::Del(_)),
        })
    })
}

fn row(blocks: &mut [Block]) {
    in_row(blocks.iter_mut().collect());
}

fn in_row(blocks: Vec<&mut Block>) {
    let begins = |block: &&mut Block| {
        block
            .common()
            .tc
            .as_ref()
            .is_some_and(|tc| matches!(tc.kind, Some(ChangeKind::Split | ChangeKind::Joined)))
    };
    let led: Vec<bool> = blocks.iter().skip(1).map(begins).chain(std::iter::once(false)).collect();
    let mut joins = false;
    for (block, leads) in blocks.into_iter().zip(led) {
        block_in_row(block, joins, leads);
        joins = takes_words(block);
    }
}

fn block_in_row(block: &mut Block, joins: bool, leads: bool) {
    settle(block, joins, leads);
    match block {
        Block::BulletList(List { items, .. }) | Block::OrderedList(OrderedList { items, .. }) => {
            self::items(items)
        }
        Block::Quote(quote) => row(&mut quote.blocks),
        Block::FactBox(fact_box) => row(&mut fact_box.blocks),
        Block::Footnote(note) => row(&mut note.blocks),
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(|figure| {
            let mut inner = Block::Figure(figure.clone());
            settle(&mut inner, false, false);
            if let Block::Figure(settled) = inner {
                *figure = settled;
            }
        }),
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::PullQuote(_)
        | Block::Figure(_)
        | Block::Table(_)
        | Block::Embed(_)
        | Block::Related(_)
        | Block::Divider(_)
        | Block::CodeBlock(_)
        | Block::Unknown(_) => {}
    }
}

/// The first paragraph of an item goes on in the last of the item before.
fn items(items: &mut [ListItem]) {
    in_row(items.iter_mut().flat_map(|item| &mut item.blocks).collect());
}

/// `joins`: there is a paragraph before it to go on in; `leads`: the one behind it may go on in it.
fn settle(block: &mut Block, joins: bool, leads: bool) {
    let Some(change) = block.common().tc.clone() else { return };
    let kind = match change.kind {
        Some(kind @ (ChangeKind::Split | ChangeKind::Joined)) => kind,
        Some(ChangeKind::Changed) => {
            let turned = |kind: &str| kind == "paragraph" || kind == "heading";
            if line(block).is_none() || !change.was.as_ref().is_some_and(|was| turned(&was.kind)) {
                *block = restored(block, &change);
            }
            return;
        }
        _ => return,
    };
    let whole = if kind == ChangeKind::Split { ChangeKind::Inserted } else { ChangeKind::Deleted };
    block.common_mut().tc = match line(block) {
        Some(_) if joins => Some(change),
        // With nothing to go on in, a paragraph that comes or goes with all its words comes or goes as a whole.
        Some(text) if !leads && all_proposed(text, kind) => Some(Change { kind: Some(whole), ..change }),
        _ => None,
    };
}

/// A block with the kind and attributes it had before.
fn restored(block: &Block, change: &Change) -> Block {
    let mut plain = block.clone();
    plain.common_mut().tc = None;
    let Some(was) = change.was.clone() else { return plain };
    let node = plain.write();
    let mut restored = Node { kind: was.kind, attrs: was.attrs, ..node.clone() };
    if let Some(id) = node.attrs.get("id") {
        restored.attrs.insert("id".to_owned(), id.clone());
    }
    Block::read(restored).unwrap_or(plain)
}

/// Words whose link or note is proposed to be another go with the old and come with the new.
fn looks(text: Text) -> Text {
    let mut out = Text::new();
    for piece in text {
        let format = piece.marks().iter().find_map(|mark| match mark {
            Mark::Format(change, was) => Some((change.clone(), was.clone())),
            _ => None,
        });
        let (Inline::Words { text: words, marks }, Some((change, was))) = (&piece, format) else {
            out.push(piece);
            continue;
        };
        let target = |marks: &[Mark]| {
            marks
                .iter()
                .filter(|mark| matches!(mark, Mark::Link { .. } | Mark::Note { .. }))
                .cloned()
                .collect::<Vec<_>>()
        };
        if target(marks) == target(&was) {
            out.push(piece);
            continue;
        }
        let mut now: Vec<Mark> =
            marks.iter().filter(|mark| !matches!(mark, Mark::Format(..))).cloned().collect();
        if !now.iter().any(|mark| matches!(mark, Mark::Ins(_) | Mark::Del(_))) {
            let mut gone = was;
            gone.push(Mark::Del(change.clone()));
            out.push(Inline::Words { text: words.clone(), marks: gone });
            now.push(Mark::Ins(change));
            now.sort_by_key(Mark::rank);
        }
        out.push(Inline::Words { text: words.clone(), marks: now });
    }
    out
}
