//! A card for something that lives elsewhere: a video, a post, a map. Never a live frame in the app.

use super::super::inline::{Slot, Text, read_text, write_text};
use super::super::node::{Attrs, Common, Fault, Node};
use super::Placement;
use super::pull_quote::placement;

/// Something of another provider, shown as a card with a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// What every block carries.
    pub common: Common,
    /// Who provides it (`youtube`); may be empty.
    pub provider: String,
    /// Where it is.
    pub url: String,
    /// How wide it stands.
    pub placement: Placement,
    /// What it is called; plain words, may be empty.
    pub title: Text,
}

impl Embed {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(node.attrs);
        let common = attrs.common()?;
        let provider = attrs.string_or("provider", "")?;
        let url = attrs.string("url")?;
        let place = attrs.choice("placement")?;
        attrs.done()?;
        Ok(Self { common, provider, url, placement: place, title: read_text(node.content, Slot::Plain)? })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("embed")
            .common(&self.common)
            .attr("provider", self.provider.as_str())
            .attr("url", self.url.as_str())
            .attr("placement", placement(self.placement))
            .with(write_text(&self.title))
    }
}
