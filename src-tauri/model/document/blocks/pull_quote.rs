//! A pull quote: a line of the story repeated large. It does not count as text of the story.

use super::super::inline::{Slot, Text, write_text};
use super::super::node::{Common, Fault, Node, structural};
use super::Placement;
use super::quote::{read_child, read_line};

/// A line set large, with its attribution.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// What every block carries.
    pub common: Common,
    /// How wide it stands.
    pub placement: Placement,
    /// The line.
    pub text: Text,
    /// Who said it; plain words, may be empty.
    pub attribution: Text,
}

impl PullQuote {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let placement = attrs.choice("placement")?;
        attrs.done()?;
        let text = read_child(children.expect("pull_text")?, Slot::Rich)?;
        let attribution = read_line(children.expect("attribution")?)?;
        children.done()?;
        Ok(Self { common, placement, text, attribution })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("pull_quote").common(&self.common).attr("placement", placement(self.placement)).with(vec![
            Node::new("pull_text").with(write_text(&self.text)),
            Node::new("attribution").with(write_text(&self.attribution)),
        ])
    }
}

/// The word a placement has in the JSON.
pub(super) fn placement(placement: Placement) -> &'static str {
    match placement {
        Placement::Text => "text",
        Placement::Wide => "wide",
        Placement::Full => "full",
        Placement::Left => "left",
        Placement::Right => "right",
    }
}
