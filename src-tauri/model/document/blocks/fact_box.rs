//! A box with a title of its own, beside or within the text.

use super::super::inline::{Text, write_text};
use super::super::node::{Common, Fault, Node, structural};
use super::pull_quote::placement;
use super::quote::read_line;
use super::{Block, BlockType, Placement, read_blocks, write_blocks};

/// Facts set apart from the running text.
#[derive(Debug, Clone, PartialEq)]
pub struct FactBox {
    /// What every block carries.
    pub common: Common,
    /// How wide it stands.
    pub placement: Placement,
    /// Plain words, may be empty.
    pub title: Text,
    /// At least one.
    pub blocks: Vec<Block>,
}

const IN_BOX: &[BlockType] = &[
    BlockType::Paragraph,
    BlockType::Heading,
    BlockType::BulletList,
    BlockType::OrderedList,
    BlockType::Quote,
    BlockType::Figure,
    BlockType::Divider,
    BlockType::CodeBlock,
];

impl FactBox {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let place = attrs.choice("placement")?;
        attrs.done()?;
        let title = read_line(children.expect("box_title")?)?;
        let blocks = read_blocks(children.while_kind(|_| true), IN_BOX, true)?;
        Ok(Self { common, placement: place, title, blocks })
    }

    pub(super) fn write(&self) -> Node {
        let mut content = vec![Node::new("box_title").with(write_text(&self.title))];
        content.extend(write_blocks(&self.blocks));
        Node::new("fact_box").common(&self.common).attr("placement", placement(self.placement)).with(content)
    }
}
