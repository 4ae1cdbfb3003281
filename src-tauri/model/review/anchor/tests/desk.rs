//! A small desk for the law of comments: texts of which every character is known, and what people do to them.

use super::super::Span;
use crate::BlockId;
use crate::document::{Block, Document, Paragraph, text_of};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;

/// A character and its number.
type Sign = (char, u32);

/// A text of which every character is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) blocks: Vec<(u32, Vec<Sign>)>,
}

/// What is done to a text. Indexes are taken as fits.
#[derive(Debug, Clone)]
pub(super) enum Doing {
    Type(Index, Index, u8),
    Delete(Index, Index, u8),
    Split(Index, Index),
    Join(Index),
    Move(Index, Index),
    Cut(Index, Index, u8),
    CutBlock(Index),
    Copy(Index, Index, u8),
    Paste(Index, Index),
    Undo(u8),
}

pub(super) fn doing() -> impl Strategy<Value = Doing> {
    let i = any::<Index>;
    prop_oneof![
        4 => (i(), i(), 1..6_u8).prop_map(|(a, b, n)| Doing::Type(a, b, n)),
        4 => (i(), i(), 1..9_u8).prop_map(|(a, b, n)| Doing::Delete(a, b, n)),
        2 => (i(), i()).prop_map(|(a, b)| Doing::Split(a, b)),
        2 => i().prop_map(Doing::Join),
        2 => (i(), i()).prop_map(|(a, b)| Doing::Move(a, b)),
        2 => (i(), i(), 1..12_u8).prop_map(|(a, b, n)| Doing::Cut(a, b, n)),
        1 => i().prop_map(Doing::CutBlock),
        1 => (i(), i(), 1..12_u8).prop_map(|(a, b, n)| Doing::Copy(a, b, n)),
        3 => (i(), i()).prop_map(|(a, b)| Doing::Paste(a, b)),
        2 => (1..4_u8).prop_map(Doing::Undo),
    ]
}

/// A desk: the text, what lies on the clipboard, what undo brings back, and the next numbers.
pub(super) struct Desk {
    pub(super) text: Known,
    /// The numbers that were commented; what is put between two of them belongs to them.
    pub(super) commented: HashSet<u32>,
    clipboard: Vec<Sign>,
    past: Vec<(Known, HashSet<u32>)>,
    sign: u32,
    block: u32,
    fresh: fn(u32) -> char,
}

impl Desk {
    pub(super) fn of(texts: &[Vec<char>], fresh: fn(u32) -> char) -> Self {
        let mut desk = Self {
            text: Known { blocks: vec![] },
            commented: HashSet::new(),
            clipboard: vec![],
            past: vec![],
            sign: 0,
            block: 0,
            fresh,
        };
        for text in texts {
            let signs = text.iter().map(|sign| desk.known(*sign)).collect();
            let id = desk.new_block();
            desk.text.blocks.push((id, signs));
        }
        desk
    }

    fn known(&mut self, sign: char) -> Sign {
        self.sign += 1;
        (sign, self.sign)
    }

    fn new_block(&mut self) -> u32 {
        self.block += 1;
        self.block
    }

    pub(super) fn carry_out(&mut self, doing: &Doing) {
        self.past.push((self.text.clone(), self.commented.clone()));
        let blocks = self.text.blocks.len();
        match doing {
            Doing::Type(b, at, n) => {
                let typed: Vec<Sign> = (0..*n)
                    .map(|_| {
                        let sign = (self.fresh)(self.sign);
                        self.known(sign)
                    })
                    .collect();
                self.put(b, at, &typed);
            }
            Doing::Delete(b, at, n) => {
                self.take(b, at, *n);
            }
            Doing::Cut(b, at, n) => self.clipboard = self.take(b, at, *n),
            Doing::Copy(b, at, n) => {
                let before = self.text.clone();
                let copied = self.take(b, at, *n);
                self.text = before;
                // A copy of what was commented is the same words; of anything else, it is something new.
                let copy = |desk: &mut Self, sign: Sign| {
                    if desk.commented.contains(&sign.1) { sign } else { desk.known(sign.0) }
                };
                self.clipboard = copied.into_iter().map(|sign| copy(self, sign)).collect();
            }
            Doing::CutBlock(b) if blocks > 1 => self.clipboard = self.text.blocks.remove(b.index(blocks)).1,
            Doing::Paste(b, at) => {
                let pasted = self.clipboard.clone();
                self.put(b, at, &pasted);
            }
            Doing::Split(b, at) => {
                let index = b.index(blocks);
                let id = self.new_block();
                let block = &mut self.text.blocks[index].1;
                let rest = block.split_off(at.index(block.len() + 1));
                self.text.blocks.insert(index + 1, (id, rest));
            }
            Doing::Join(b) if blocks > 1 => {
                let (_, second) = self.text.blocks.remove(b.index(blocks - 1) + 1);
                self.text.blocks[b.index(blocks - 1)].1.extend(second);
            }
            Doing::Move(a, b) => {
                let block = self.text.blocks.remove(a.index(blocks));
                self.text.blocks.insert(b.index(blocks), block);
            }
            Doing::Undo(steps) => {
                self.past.pop();
                for _ in 0..*steps {
                    if let Some(before) = self.past.pop() {
                        (self.text, self.commented) = before;
                    }
                }
            }
            Doing::CutBlock(_) | Doing::Join(_) => {}
        }
    }

    fn put(&mut self, b: &Index, at: &Index, signs: &[Sign]) {
        let index = b.index(self.text.blocks.len());
        let block = &mut self.text.blocks[index].1;
        let at = at.index(block.len() + 1);
        let inside = |place: Option<&Sign>| place.is_some_and(|sign| self.commented.contains(&sign.1));
        if at > 0 && inside(block.get(at - 1)) && inside(block.get(at)) {
            self.commented.extend(signs.iter().map(|sign| sign.1));
        }
        block.splice(at..at, signs.iter().copied());
    }

    fn take(&mut self, b: &Index, at: &Index, n: u8) -> Vec<Sign> {
        let index = b.index(self.text.blocks.len());
        let block = &mut self.text.blocks[index].1;
        let from = at.index(block.len() + 1);
        let to = (from + usize::from(n)).min(block.len());
        block.drain(from..to).collect()
    }
}

impl Known {
    pub(super) fn document(&self) -> Document {
        let block = |(id, signs): &(u32, Vec<Sign>)| {
            let mut block = Paragraph {
                text: text_of(signs.iter().map(|sign| sign.0).collect::<String>()),
                ..Paragraph::default()
            };
            block.common.id = BlockId::new(format!("b{id}"));
            Block::Paragraph(block)
        };
        Document::of(self.blocks.iter().map(block).collect())
    }

    /// The characters of a span; every character of these texts is one unit.
    pub(super) fn under(&self, span: &Span) -> &[Sign] {
        let block = self.blocks.iter().find(|(id, _)| span.block.as_str() == format!("b{id}"));
        &block.expect("an anchor names a block of the text").1[span.from as usize..span.to as usize]
    }
}
