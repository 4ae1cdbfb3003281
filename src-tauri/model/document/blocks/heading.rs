//! A subheading.

use super::super::inline::{Slot, Text, read_text, write_text};
use super::super::node::{Attrs, Common, Fault, Node};

/// A subheading of level 2, 3 or 4.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// What every block carries.
    pub common: Common,
    /// 2–4.
    pub level: u8,
    /// Its words.
    pub text: Text,
}

impl Heading {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let common = attrs.common()?;
        let level = match attrs.number_or("level", 2)? {
            2 => 2,
            3 => 3,
            4 => 4,
            other => return Err(Fault::here(format!("level {other} is not 2, 3 or 4"))),
        };
        attrs.done()?;
        Ok(Self { common, level, text: read_text(node.content, Slot::Line)? })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("heading").common(&self.common).attr("level", self.level).with(write_text(&self.text))
    }
}
