//! Lists, with bullets or numbers. An item begins with a paragraph and may hold lists of its own.

use super::super::node::{Common, Fault, Node, structural};
use super::{Block, BlockType, read_blocks, write_blocks};

/// A list with bullets.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What every block carries.
    pub common: Common,
    /// At least one.
    pub items: Vec<ListItem>,
}

/// A numbered list.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderedList {
    /// What every block carries.
    pub common: Common,
    /// The first number, 0 to 999,999,999.
    pub start: u32,
    /// At least one.
    pub items: Vec<ListItem>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// A paragraph first, then paragraphs, lists and code.
    pub blocks: Vec<Block>,
}

const IN_ITEM: &[BlockType] =
    &[BlockType::Paragraph, BlockType::BulletList, BlockType::OrderedList, BlockType::CodeBlock];

impl List {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        attrs.done()?;
        let items = read_items(children.while_kind(|kind| kind == "list_item"))?;
        children.done()?;
        Ok(Self { common, items })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("bullet_list").common(&self.common).with(write_items(&self.items))
    }
}

impl OrderedList {
    /// The largest first number Markdown can carry.
    pub const MAX_START: u32 = 999_999_999;

    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let start = attrs.number_or("start", 1)?;
        attrs.done()?;
        if start > Self::MAX_START {
            return Err(Fault::here("the first number is too large"));
        }
        let items = read_items(children.while_kind(|kind| kind == "list_item"))?;
        children.done()?;
        Ok(Self { common, start, items })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("ordered_list")
            .common(&self.common)
            .attr("start", self.start)
            .with(write_items(&self.items))
    }
}

fn read_items(nodes: Vec<Node>) -> Result<Vec<ListItem>, Fault> {
    if nodes.is_empty() {
        return Err(Fault::here("a list without items"));
    }
    nodes
        .into_iter()
        .map(|node| {
            let (attrs, mut children) = structural(node)?;
            attrs.done()?;
            let blocks = read_blocks(children.while_kind(|_| true), IN_ITEM, true)?;
            match blocks.first() {
                Some(Block::Paragraph(_)) => Ok(ListItem { blocks }),
                _ => Err(Fault::here("an item begins with a paragraph")),
            }
        })
        .collect()
}

fn write_items(items: &[ListItem]) -> Vec<Node> {
    items.iter().map(|item| Node::new("list_item").with(write_blocks(&item.blocks))).collect()
}
