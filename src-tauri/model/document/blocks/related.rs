//! Links to other stories, of the desk or outside.

use super::super::inline::{Slot, Text, read_text, write_text};
use super::super::node::{Attrs, Common, Fault, Node, structural};

/// A list of further reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// What every block carries.
    pub common: Common,
    /// At least one.
    pub items: Vec<RelatedItem>,
}

/// One link of further reading.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedItem {
    /// Where it goes: an address, or `story:<id>`.
    pub href: String,
    /// What it is called; plain words.
    pub title: Text,
}

impl Related {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        attrs.done()?;
        let items: Vec<RelatedItem> = children
            .while_kind(|kind| kind == "related_item")
            .into_iter()
            .map(RelatedItem::read)
            .collect::<Result<_, _>>()?;
        children.done()?;
        if items.is_empty() {
            return Err(Fault::here("it is empty"));
        }
        Ok(Self { common, items })
    }

    pub(super) fn write(&self) -> Node {
        let items = self.items.iter().map(|item| {
            Node::new("related_item").attr("href", item.href.as_str()).with(write_text(&item.title))
        });
        Node::new("related").common(&self.common).with(items.collect())
    }
}

impl RelatedItem {
    fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let href = attrs.string_or("href", "")?;
        attrs.done()?;
        Ok(Self { href, title: read_text(node.content, Slot::Plain)? })
    }
}
