//! The text of a footnote; the mark `note` on words in the text refers to it.

use super::super::inline;
use super::super::node::{Common, Fault, Node, structural};
use super::{Block, BlockType, read_blocks, write_blocks};

/// A footnote's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// What every block carries.
    pub common: Common,
    /// Its name: 1–32 of `A-Z a-z 0-9 - _`.
    pub label: String,
    /// Paragraphs and lists; at least one.
    pub blocks: Vec<Block>,
}

const IN_FOOTNOTE: &[BlockType] = &[BlockType::Paragraph, BlockType::BulletList, BlockType::OrderedList];

impl Footnote {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let label = inline::label(attrs.string("label")?)?;
        attrs.done()?;
        Ok(Self { common, label, blocks: read_blocks(children.while_kind(|_| true), IN_FOOTNOTE, true)? })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("footnote")
            .common(&self.common)
            .attr("label", self.label.as_str())
            .with(write_blocks(&self.blocks))
    }
}
