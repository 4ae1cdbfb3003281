//! A block this Galley does not know, from a newer one: kept as it is, shown, never changed, never dropped.

use super::super::node::{Attrs, Common, Fault, Node};

/// An opaque block.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// What every block carries.
    pub common: Common,
    /// The block's own JSON, exactly as it was met.
    pub json: String,
}

impl Unknown {
    /// Wraps a node that could not be read.
    pub fn wrap(node: &Node) -> Self {
        let common = Attrs::of(node.attrs.clone()).common().unwrap_or_default();
        Self { common, json: serde_json::to_string(node).unwrap_or_default() }
    }

    /// The words in it, as far as they can be found.
    pub fn plain_text(&self) -> String {
        fn gather(node: &Node, out: &mut Vec<String>) {
            out.extend(node.text.clone());
            node.content.iter().for_each(|child| gather(child, out));
        }
        let mut out = Vec::new();
        if let Ok(node) = serde_json::from_str::<Node>(&self.json) {
            gather(&node, &mut out);
        }
        out.join(" ")
    }

    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let common = attrs.common()?;
        let json = attrs.string("json")?;
        attrs.done()?;
        if node.content.is_empty() { Ok(Self { common, json }) } else { Err(Fault::here("it has children")) }
    }

    pub(super) fn write(&self) -> Node {
        Node::new("unknown").common(&self.common).attr("json", self.json.as_str())
    }
}
