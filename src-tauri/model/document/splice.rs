//! An edit: top-level blocks replaced by others. The cost of a key does not grow with the story.

use super::{Block, Document, Fault, MAX_BLOCKS, Node, read_blocks};

/// Removes `remove` blocks at `at` and puts `insert` in their place.
#[derive(Debug, Clone, PartialEq)]
pub struct Splice {
    /// Index of the first block that changes.
    pub at: usize,
    /// How many blocks go.
    pub remove: usize,
    /// What comes in their place.
    pub insert: Vec<Block>,
}

/// Why a splice does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpliceFault {
    /// It speaks of blocks that are not there.
    #[error("the edit speaks of blocks that are not there")]
    OutOfRange,
    /// It would leave no block, or too many.
    #[error("a story has between 1 and {MAX_BLOCKS} blocks")]
    Size,
    /// A new block is not valid.
    #[error("{0}")]
    Block(Fault),
}

impl Splice {
    /// Reads the new blocks strictly.
    pub fn read(at: usize, remove: usize, insert: Vec<Node>) -> Result<Self, SpliceFault> {
        let insert = read_blocks(insert).map_err(SpliceFault::Block)?;
        Ok(Self { at, remove, insert })
    }

    /// Reads an edit that was stored, however large it is.
    pub fn read_stored(at: usize, remove: usize, insert: Vec<Node>) -> Result<Self, SpliceFault> {
        let insert =
            insert.into_iter().map(Block::read).collect::<Result<_, _>>().map_err(SpliceFault::Block)?;
        Ok(Self { at, remove, insert })
    }

    /// Carries the edit out and answers its opposite.
    ///
    /// The document is unchanged when the splice does not fit.
    pub fn apply(self, document: &mut Document) -> Result<Splice, SpliceFault> {
        let end = self.at.checked_add(self.remove).ok_or(SpliceFault::OutOfRange)?;
        if end > document.blocks.len() {
            return Err(SpliceFault::OutOfRange);
        }
        let left = document.blocks.len() - self.remove + self.insert.len();
        if left == 0 || (left > MAX_BLOCKS && left > document.blocks.len()) {
            return Err(SpliceFault::Size);
        }
        let inserted = self.insert.len();
        let removed: Vec<Block> = document.blocks.splice(self.at..end, self.insert).collect();
        Ok(Splice { at: self.at, remove: inserted, insert: removed })
    }

    /// The new blocks as ProseMirror's JSON.
    pub fn nodes(&self) -> Vec<Node> {
        self.insert.iter().map(Block::write).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Inline, Paragraph};
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Paragraph { text: vec![Inline::plain(text)], ..Paragraph::default() })
    }

    #[test]
    fn the_opposite_of_a_splice_takes_it_back() {
        let mut document = Document::of(vec![paragraph("one"), paragraph("two")]);
        let before = document.clone();
        let splice = Splice { at: 1, remove: 1, insert: vec![paragraph("a"), paragraph("b")] };
        let back = splice.apply(&mut document).unwrap();
        assert_eq!(document.blocks.len(), 3);
        back.apply(&mut document).unwrap();
        assert_eq!(document, before);
    }

    #[test]
    fn a_splice_beyond_the_end_changes_nothing() {
        let mut document = Document::of(vec![paragraph("one")]);
        let splice = Splice { at: 1, remove: 1, insert: vec![paragraph("x")] };
        assert_eq!(splice.apply(&mut document), Err(SpliceFault::OutOfRange));
        let splice = Splice { at: 0, remove: 1, insert: vec![] };
        assert_eq!(splice.apply(&mut document), Err(SpliceFault::Size));
        assert_eq!(document.blocks, vec![paragraph("one")]);
    }
}
