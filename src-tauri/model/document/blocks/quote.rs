//! A block quotation. Paste, edit and export never flatten it: a lost quotation mark looks like plagiarism.

use super::super::inline::{Slot, Text, read_text, write_text};
use super::super::node::{Common, Fault, Node, structural};
use super::{Block, BlockType, read_blocks, write_blocks};

/// Somebody's words, with who said them and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// What every block carries.
    pub common: Common,
    /// Paragraphs and lists; at least one.
    pub blocks: Vec<Block>,
    /// Who said it; plain words, may be empty.
    pub speaker: Text,
    /// Where it was said; plain words, may be empty.
    pub source: Text,
}

const IN_QUOTE: &[BlockType] = &[BlockType::Paragraph, BlockType::BulletList, BlockType::OrderedList];

impl Quote {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        attrs.done()?;
        let blocks =
            read_blocks(children.while_kind(|kind| kind != "speaker" && kind != "source"), IN_QUOTE, true)?;
        let speaker = read_line(children.expect("speaker")?)?;
        let source = read_line(children.expect("source")?)?;
        children.done()?;
        Ok(Self { common, blocks, speaker, source })
    }

    pub(super) fn write(&self) -> Node {
        let mut content = write_blocks(&self.blocks);
        content.push(Node::new("speaker").with(write_text(&self.speaker)));
        content.push(Node::new("source").with(write_text(&self.source)));
        Node::new("quote").common(&self.common).with(content)
    }
}

/// Reads a child that holds plain words only.
pub(super) fn read_line(node: Node) -> Result<Text, Fault> {
    read_child(node, Slot::Plain)
}

/// Reads a child without attributes that holds words.
pub(super) fn read_child(node: Node, slot: Slot) -> Result<Text, Fault> {
    let name = node.kind.clone();
    let (attrs, mut children) = structural(node)?;
    attrs.done()?;
    read_text(children.while_kind(|_| true), slot).map_err(|fault| fault.within(name))
}
