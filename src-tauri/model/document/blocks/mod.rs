//! The one list of blocks. A block is a line here and a file beside this one.
//!
//! Exporters, the Markdown writer and the word count match on [`Block`] without a wildcard, and the
//! editor's catalogue `satisfies Record<BlockType, …>`: a block that is missing somewhere does not compile.

mod code_block;
mod divider;
mod embed;
mod fact_box;
mod figure;
mod footnote;
mod gallery;
mod heading;
mod list;
mod paragraph;
mod pull_quote;
mod quote;
mod related;
mod table;
mod unknown;

pub use code_block::CodeBlock;
pub use divider::Divider;
pub use embed::Embed;
pub use fact_box::FactBox;
pub use figure::{Crop, Figure};
pub use footnote::Footnote;
pub use gallery::{Gallery, Layout};
pub use heading::Heading;
pub use list::{List, ListItem, OrderedList};
pub use paragraph::Paragraph;
pub use pull_quote::PullQuote;
pub use quote::Quote;
pub use related::{Related, RelatedItem};
pub use table::Table;
pub use unknown::Unknown;

use super::node::{Common, Fault, Node};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How wide a block stands beside or across the text column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// As wide as the text.
    #[default]
    Text,
    /// Wider than the text.
    Wide,
    /// From edge to edge.
    Full,
    /// Beside the text, on its left (right in right-to-left stories).
    Left,
    /// Beside the text, on its right (left in right-to-left stories).
    Right,
}

macro_rules! blocks {
    ($($(#[$doc:meta])* $variant:ident($type:ty) = $name:literal,)*) => {
        /// A block of a document.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Block { $($(#[$doc])* $variant($type),)* }

        /// A block's name in the editor's schema.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        pub enum BlockType { $($(#[$doc])* #[serde(rename = $name)] #[ts(rename = $name)] $variant,)* }

        impl BlockType {
            /// All blocks of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name as it stands in the JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl Block {
            /// Its type.
            pub fn block_type(&self) -> BlockType {
                match self { $(Self::$variant(_) => BlockType::$variant,)* }
            }

            /// What every block carries.
            pub fn common(&self) -> &Common {
                match self { $(Self::$variant(block) => &block.common,)* }
            }

            /// What every block carries, to change.
            pub fn common_mut(&mut self) -> &mut Common {
                match self { $(Self::$variant(block) => &mut block.common,)* }
            }

            /// Reads a block from ProseMirror's JSON, strictly.
            pub fn read(node: Node) -> Result<Self, Fault> {
                let name = node.kind.clone();
                match name.as_str() {
                    $($name => <$type>::read(node).map(Self::$variant).map_err(|fault| fault.within($name)),)*
                    other => Err(Fault::here(format!("the block {other} is not known"))),
                }
            }

            /// Writes a block as ProseMirror's JSON.
            pub fn write(&self) -> Node {
                match self { $(Self::$variant(block) => block.write(),)* }
            }
        }
    };
}

blocks! {
    /// A paragraph.
    Paragraph(Paragraph) = "paragraph",
    /// A subheading; the headline is level 1 and lives on the story.
    Heading(Heading) = "heading",
    /// A list with bullets.
    BulletList(List) = "bullet_list",
    /// A numbered list.
    OrderedList(OrderedList) = "ordered_list",
    /// A block quotation with its speaker and source.
    Quote(Quote) = "quote",
    /// A repeated line, set large.
    PullQuote(PullQuote) = "pull_quote",
    /// One photo with caption and credit.
    Figure(Figure) = "figure",
    /// Several photos together.
    Gallery(Gallery) = "gallery",
    /// A box with a title of its own.
    FactBox(FactBox) = "fact_box",
    /// A table with a header row and a caption.
    Table(Table) = "table",
    /// A card for something that lives elsewhere.
    Embed(Embed) = "embed",
    /// Links to other stories.
    Related(Related) = "related",
    /// A line or ornament between parts.
    Divider(Divider) = "divider",
    /// The text of a footnote.
    Footnote(Footnote) = "footnote",
    /// Lines of code or other verbatim text.
    CodeBlock(CodeBlock) = "code_block",
    /// A block from a newer Galley: kept, shown, never changed.
    Unknown(Unknown) = "unknown",
}

/// Reads children that may only be of certain types; at least one when `some` says so.
fn read_blocks(nodes: Vec<Node>, permitted: &[BlockType], some: bool) -> Result<Vec<Block>, Fault> {
    if some && nodes.is_empty() {
        return Err(Fault::here("it is empty"));
    }
    nodes
        .into_iter()
        .map(|node| match Block::read(node)? {
            block if permitted.contains(&block.block_type()) => Ok(block),
            block => Err(Fault::here(format!("{} does not belong here", block.block_type().name()))),
        })
        .collect()
}

fn write_blocks(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().map(Block::write).collect()
}
