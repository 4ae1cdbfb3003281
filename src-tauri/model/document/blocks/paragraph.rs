//! A paragraph.

use super::super::inline::{Slot, Text, read_text, write_text};
use super::super::node::{Attrs, Common, Fault, Node};

/// A paragraph of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// What every block carries.
    pub common: Common,
    /// Its words; may be empty while somebody writes.
    pub text: Text,
}

impl Paragraph {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let common = attrs.common()?;
        attrs.done()?;
        Ok(Self { common, text: read_text(node.content, Slot::Rich)? })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("paragraph").common(&self.common).with(write_text(&self.text))
    }
}
