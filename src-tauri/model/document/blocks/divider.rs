//! A line or ornament between parts of the text.

use super::super::node::{Common, Fault, Node, structural};

/// A divider.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Divider {
    /// What every block carries.
    pub common: Common,
}

impl Divider {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, children) = structural(node)?;
        let common = attrs.common()?;
        attrs.done()?;
        children.done()?;
        Ok(Self { common })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("divider").common(&self.common)
    }
}
