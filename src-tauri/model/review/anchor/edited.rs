//! An edit, as anchors see it: the blocks that went, the blocks that came, and what of one is still in the other.
//!
//! In this order: a block with the same id and the same words; the whole stretch, when something was only put in or
//! only taken out (splitting and joining are that); a block with the same id whose words were changed; and last the
//! exact words among what came.

use super::align::{Aligned, Kept};
use super::seek::Sought;
use super::{Piece, has_letters, is_blank, photo_of, span, trimmed, units};
use crate::document::{Block, plain_text_of};
use crate::{BlockId, PhotoId};
use std::collections::HashMap;

/// An edit: top-level blocks that went and that came in their place.
#[derive(Debug)]
pub struct Edited {
    old: Side,
    new: Side,
    whole: Aligned,
}

#[derive(Debug)]
struct Side {
    blocks: Vec<Known>,
    /// Index by id; ids that stand there twice name nothing.
    ids: HashMap<BlockId, Option<usize>>,
    /// All words, blocks apart by a line feed.
    text: Vec<u16>,
}

#[derive(Debug)]
struct Known {
    id: Option<BlockId>,
    photo: Option<PhotoId>,
    /// Where its words are in the text of its side.
    from: usize,
    to: usize,
}

impl Side {
    fn of(blocks: &[Block]) -> Self {
        let mut side = Self { blocks: Vec::new(), ids: HashMap::new(), text: Vec::new() };
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                side.text.push(u16::from(b'\n'));
            }
            let from = side.text.len();
            side.text.extend(plain_text_of(block).encode_utf16());
            let id = block.common().id.clone();
            if let Some(id) = &id {
                side.ids.entry(id.clone()).and_modify(|known| *known = None).or_insert(Some(index));
            }
            side.blocks.push(Known { id, photo: photo_of(block), from, to: side.text.len() });
        }
        side
    }

    fn by_id(&self, id: &BlockId) -> Option<&Known> {
        self.ids.get(id).copied().flatten().and_then(|index| self.blocks.get(index))
    }

    fn words(&self, block: &Known) -> &[u16] {
        &self.text[block.from..block.to]
    }
}

impl Edited {
    /// The edit that put `inserted` in the place of `removed`.
    pub fn of(removed: &[Block], inserted: &[Block]) -> Self {
        let (old, new) = (Side::of(removed), Side::of(inserted));
        let whole = Aligned::of(&old.text, &new.text);
        Self { old, new, whole }
    }

    /// Where a block is after the edit; `None` when it is not in the text.
    pub(super) fn block(&self, id: &BlockId, photo: Option<PhotoId>, lost: bool) -> Option<BlockId> {
        if self.new.ids.contains_key(id) {
            return Some(id.clone());
        }
        if !lost && !self.old.ids.contains_key(id) {
            return Some(id.clone());
        }
        // The same photo, when it comes and no other figure with it went.
        let photo = photo?;
        let with = |side: &Side| side.blocks.iter().filter(|block| block.photo == Some(photo)).count();
        let own = usize::from(self.old.by_id(id).is_some_and(|block| block.photo == Some(photo)));
        if with(&self.new) != 1 || with(&self.old) != own {
            return None;
        }
        self.new.blocks.iter().find(|block| block.photo == Some(photo)).and_then(|block| block.id.clone())
    }

    /// Words after the edit: one piece, more when they were torn apart, or one that is lost.
    pub(super) fn piece(&self, piece: &Piece) -> Vec<Piece> {
        if piece.lost {
            return vec![self.returned(piece, false).unwrap_or_else(|| piece.clone())];
        }
        let Some(old) = self.old.by_id(&piece.span.block) else {
            // Two blocks of one name: nobody can say whose words these were.
            let torn = self.old.ids.contains_key(&piece.span.block);
            return vec![Piece { lost: torn, ..piece.clone() }];
        };
        let (from, to) = (piece.span.from as usize, piece.span.to as usize);
        let words = self.old.words(old);
        if from >= to || to > words.len() {
            return vec![Piece { lost: true, ..piece.clone() }];
        }
        let same = self.new.by_id(&piece.span.block);
        if same.is_some_and(|new| self.new.words(new) == words) {
            return vec![piece.clone()];
        }
        let mut found = Vec::new();
        if self.whole.is_pure()
            && let Some(kept) = self.whole.range(old.from + from, old.from + to)
        {
            found = self.over_blocks(piece, kept);
        }
        if found.is_empty()
            && let Some(new) = same
        {
            let aligned = Aligned::of(words, self.new.words(new));
            let kept = aligned.range(from, to);
            let kept = kept.filter(|kept| aligned.is_pure() || kept.is_still(&words[from..to]));
            if let Some(kept) = kept.filter(|_| aligned.is_likely()) {
                found.extend(self.kept(piece, new, kept, to - from));
            }
        }
        if !found.is_empty() {
            return found;
        }
        let now = Piece::of(&piece.span.block, words, from, to);
        let back = self.returned(&now, true).or_else(|| self.returned(piece, false));
        vec![back.unwrap_or_else(|| Piece { lost: true, ..piece.clone() })]
    }

    /// Pieces that stand side by side again, or on the same words, as one.
    pub(super) fn together(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        for piece in pieces {
            let joined = out.last().and_then(|last| self.joined(last, &piece));
            match (joined, out.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                _ => out.push(piece),
            }
        }
        out
    }

    fn joined(&self, a: &Piece, b: &Piece) -> Option<Piece> {
        let new = self.new.by_id(&a.span.block).filter(|_| !a.lost && !b.lost)?;
        let text = self.new.words(new);
        let (end, start) = (a.span.to as usize, b.span.from as usize);
        let near = a.span.block == b.span.block
            && a.span.from <= b.span.from
            && (start <= end
                || text.get(end..start).is_some_and(|between| between.iter().all(|u| is_blank(*u))));
        let to = a.span.to.max(b.span.to) as usize;
        (near && to <= text.len()).then(|| Piece::of(&a.span.block, text, a.span.from as usize, to))
    }

    /// A range of the whole stretch, a piece for each block it lies in.
    fn over_blocks(&self, piece: &Piece, range: Kept) -> Vec<Piece> {
        let old = (piece.span.to - piece.span.from) as usize;
        let touched = self.new.blocks.iter().filter(|new| new.from < range.to && new.to > range.from);
        let blocks: Vec<&Known> = touched.collect();
        let alone = blocks.len() == 1;
        // What was written beside the place where words were torn belongs to neither half.
        let new_words = self.whole.put_in().filter(|_| !alone);
        let found = blocks.into_iter().filter_map(|new| {
            let (mut from, mut to) = (range.from.max(new.from), range.to.min(new.to));
            if let Some((start, end)) = new_words {
                from = if (start..end).contains(&from) { end } else { from };
                to = if start < to && to <= end { start } else { to };
            }
            let (from, to) = (from.checked_sub(new.from)?, to.checked_sub(new.from)?);
            // A part of torn words is whole in itself.
            self.kept(piece, new, Kept { from, to, ..range }, if alone { old } else { 0 })
        });
        found.collect()
    }

    /// The piece at its new range; what it was stays remembered when it became less. `None` without words.
    fn kept(&self, piece: &Piece, new: &Known, range: Kept, old: usize) -> Option<Piece> {
        let id = new.id.as_ref()?;
        let text = self.new.words(new);
        let (from, to) = trimmed(text, range.from, range.to);
        let quote = units(&piece.quote);
        if from >= to || (has_letters(&quote) && !has_letters(&text[from..to])) {
            return None;
        }
        let whole = Sought::of(&piece.quote, &piece.before, &piece.after);
        if let Some((from, to)) = whole.over(text, from, to, self.whole.brings_nothing()) {
            return Some(Piece::of(id, text, from, to));
        }
        if range.kept() < old {
            return Some(Piece { span: span(id, from, to), lost: false, ..piece.clone() });
        }
        Some(Piece::of(id, text, from, to))
    }

    /// The words among what came, when they are exactly there, once, and were not among what went. Where they were
    /// there too, all that stood around them decides.
    ///
    /// `own` says that they themselves are among what went.
    fn returned(&self, piece: &Piece, own: bool) -> Option<Piece> {
        if self.whole.brings_nothing() {
            return None;
        }
        let sought = Sought::of(&piece.quote, &piece.before, &piece.after);
        let sum = |side: &Side, count: &dyn Fn(&[u16]) -> usize| -> usize {
            side.blocks.iter().map(|block| count(side.words(block))).sum()
        };
        if sum(&self.new, &|text| sought.count(text)) != 1 {
            return None;
        }
        let whole = sum(&self.old, &|text| sought.count(text)) > usize::from(own);
        if whole && sum(&self.old, &|text| sought.count_whole(text)) > usize::from(own) {
            return None;
        }
        self.new.blocks.iter().find_map(|new| {
            let text = self.new.words(new);
            let (from, to) = sought.certain(text, whole)?;
            Some(Piece::of(new.id.as_ref()?, text, from, to))
        })
    }
}
