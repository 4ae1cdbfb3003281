//! The document: a typed tree of blocks, stored as JSON in ProseMirror's own shape.
//!
//! The one authority on what a document may be. Reading is strict for what the editor and importers
//! send ([`Document::read`]) and keeps what it does not know for what was stored ([`Document::read_stored`]):
//! a block from a newer Galley becomes an [`Unknown`](Block::Unknown) and is never dropped. What is not
//! here: Markdown and HTML (`formats`).

#[cfg(feature = "any")]
pub mod any;
mod blocks;
mod clean;
mod inline;
mod links;
mod measure;
mod node;
mod splice;
pub mod suggestions;
#[cfg(all(test, feature = "any"))]
mod trees;

pub use blocks::{
    Block, BlockType, CodeBlock, Crop, Divider, Embed, FactBox, Figure, Footnote, Gallery, Heading, Layout,
    List, ListItem, OrderedList, Paragraph, Placement, PullQuote, Quote, Related, RelatedItem, Table,
    Unknown,
};
pub use clean::{clean, clean_text};
pub use inline::{Change, ChangeKind, Earlier, Inline, MARKS, Mark, Slot, Text, label, text_of, words};
pub use links::{Link, Relink, story_href, story_of};
pub use measure::{
    Measure, Role, TkPlace, WORDS_PER_MINUTE, find_tk, plain_text, plain_text_of, texts, texts_by, word_count,
};
pub use node::{Common, Fault, Node, RawMark};
pub use splice::{Splice, SpliceFault};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The number of the stored shape. A change that old readers cannot bear makes it one larger.
pub const SCHEMA: u32 = 1;

/// A document: at least one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The blocks, in order.
    pub blocks: Vec<Block>,
}

/// The most blocks a document may have at its top level.
pub const MAX_BLOCKS: usize = 20_000;
/// The deepest nesting of nodes.
pub const MAX_DEPTH: usize = 24;
/// The largest document, in characters of text.
pub const MAX_CHARACTERS: usize = 8_000_000;

impl Default for Document {
    fn default() -> Self {
        Self { blocks: vec![Block::Paragraph(Paragraph::default())] }
    }
}

impl Document {
    /// A document of these blocks; an empty list becomes one empty paragraph.
    pub fn of(blocks: Vec<Block>) -> Self {
        if blocks.is_empty() { Self::default() } else { Self { blocks } }
    }

    /// Reads ProseMirror's JSON strictly: anything unknown is a fault that names its place.
    pub fn read(node: Node) -> Result<Self, Fault> {
        let blocks = Self::top_level(node)?;
        within_limits(&blocks)?;
        if blocks.is_empty() {
            return Err(Fault::here("a document without blocks"));
        }
        read_blocks(blocks).map(|blocks| Self { blocks })
    }

    /// Reads what was stored, perhaps by a newer Galley: a block that cannot be read is kept as unknown. However large it is:
    /// what is on a desk can always be opened, and be made smaller.
    pub fn read_stored(node: Node) -> Result<Self, Fault> {
        let blocks = Self::top_level(node)?.into_iter().map(|node| {
            let kept = Unknown::wrap(&node);
            Block::read(node).unwrap_or(Block::Unknown(kept))
        });
        Ok(Self::of(blocks.collect()))
    }

    fn top_level(node: Node) -> Result<Vec<Node>, Fault> {
        if node.kind != "doc" {
            return Err(Fault::here("it is no document"));
        }
        if !node.marks.is_empty() || node.text.is_some() || !node.attrs.is_empty() {
            return Err(Fault::here("a document has only blocks"));
        }
        Ok(node.content)
    }

    /// Is it no larger than one story may be? A fault that says what is too large.
    pub fn fits(&self) -> Result<(), Fault> {
        within_limits(&self.write().content)
    }

    /// Writes ProseMirror's JSON.
    pub fn write(&self) -> Node {
        Node::new("doc").with(self.blocks.iter().map(Block::write).collect())
    }

    /// The lead photo's figure: the first top-level figure marked as lead.
    pub fn lead(&self) -> Option<&Figure> {
        self.blocks.iter().find_map(|block| match block {
            Block::Figure(figure) if figure.lead => Some(figure),
            _ => None,
        })
    }

    /// Every figure, at whatever depth, in reading order, with the index of its top-level block.
    pub fn figures(&self) -> Vec<(usize, &Figure)> {
        let mut found = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            gather_figures(block, index, &mut found);
        }
        found
    }

    /// The same document in which every top-level block has an id of its own: missing and repeated ids
    /// are replaced by `b1`, `b2` … (the first that is free).
    #[must_use]
    pub fn with_ids(mut self) -> Self {
        let mut taken = std::collections::HashSet::new();
        let mut next = 1_u32;
        let given: std::collections::HashSet<_> =
            self.blocks.iter().filter_map(|block| block.common().id.clone()).collect();
        for block in &mut self.blocks {
            let common = block.common_mut();
            match &common.id {
                Some(id) if taken.insert(id.clone()) => {}
                _ => {
                    let fresh = std::iter::from_fn(|| {
                        let id = BlockId::new(format!("b{next}"));
                        next += 1;
                        id
                    })
                    .find(|id| !given.contains(id) && !taken.contains(id));
                    if let Some(id) = &fresh {
                        taken.insert(id.clone());
                    }
                    common.id = fresh;
                }
            }
        }
        self
    }

    /// The same document without any block ids, at whatever depth, for comparing what people wrote.
    #[must_use]
    pub fn without_ids(mut self) -> Self {
        self.blocks.iter_mut().for_each(forget_ids);
        self
    }
}

fn forget_ids(block: &mut Block) {
    block.common_mut().id = None;
    match block {
        Block::BulletList(List { items, .. }) | Block::OrderedList(OrderedList { items, .. }) => {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(forget_ids);
        }
        Block::Quote(Quote { blocks, .. })
        | Block::FactBox(FactBox { blocks, .. })
        | Block::Footnote(Footnote { blocks, .. }) => blocks.iter_mut().for_each(forget_ids),
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(|figure| figure.common.id = None),
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

use crate::BlockId;

fn gather_figures<'a>(block: &'a Block, index: usize, found: &mut Vec<(usize, &'a Figure)>) {
    match block {
        Block::Figure(figure) => found.push((index, figure)),
        Block::Gallery(gallery) => found.extend(gallery.figures.iter().map(|figure| (index, figure))),
        Block::FactBox(fact_box) => {
            fact_box.blocks.iter().for_each(|block| gather_figures(block, index, found));
        }
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::BulletList(_)
        | Block::OrderedList(_)
        | Block::Quote(_)
        | Block::PullQuote(_)
        | Block::Table(_)
        | Block::Embed(_)
        | Block::Related(_)
        | Block::Divider(_)
        | Block::Footnote(_)
        | Block::CodeBlock(_)
        | Block::Unknown(_) => {}
    }
}

/// Reads top-level blocks strictly; a fault names the block by its number.
pub(crate) fn read_blocks(nodes: Vec<Node>) -> Result<Vec<Block>, Fault> {
    within_limits(&nodes)?;
    nodes
        .into_iter()
        .enumerate()
        .map(|(index, node)| Block::read(node).map_err(|fault| fault.within(format!("block {}", index + 1))))
        .collect()
}

fn within_limits(nodes: &[Node]) -> Result<(), Fault> {
    if nodes.len() > MAX_BLOCKS {
        return Err(Fault::here(format!("more than {MAX_BLOCKS} blocks")));
    }
    let mut characters = 0;
    let mut waiting: Vec<(&Node, usize)> = nodes.iter().map(|node| (node, 1)).collect();
    while let Some((node, depth)) = waiting.pop() {
        if depth > MAX_DEPTH {
            return Err(Fault::here("blocks are nested too deeply"));
        }
        characters += node.text.as_ref().map_or(0, String::len);
        waiting.extend(node.content.iter().map(|child| (child, depth + 1)));
    }
    if characters > MAX_CHARACTERS {
        return Err(Fault::here("the text is too long for one story"));
    }
    Ok(())
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write().serialize(serializer)
    }
}

/// Deserialising is for what was stored; what arrives from outside goes through [`Document::read`].
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read_stored(Node::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
