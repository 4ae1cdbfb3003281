//! Several photos together.

use super::super::node::{Common, Fault, Node, structural};
use super::pull_quote::placement;
use super::{Figure, Placement};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A gallery of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Gallery {
    /// What every block carries.
    pub common: Common,
    /// How the figures stand together.
    pub layout: Layout,
    /// How wide it stands.
    pub placement: Placement,
    /// At least one; the lead flag and placement of each mean nothing here.
    pub figures: Vec<Figure>,
}

/// How the figures of a gallery stand together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// In rows and columns.
    #[default]
    Grid,
    /// One at a time.
    Slideshow,
    /// Side by side.
    Row,
}

impl Layout {
    /// The word it has in the JSON and in Markdown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Slideshow => "slideshow",
            Self::Row => "row",
        }
    }
}

impl Gallery {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let layout = attrs.choice("layout")?;
        let place = attrs.choice("placement")?;
        attrs.done()?;
        let figures: Vec<Figure> = children
            .while_kind(|kind| kind == "figure")
            .into_iter()
            .map(Figure::read)
            .collect::<Result<_, _>>()?;
        children.done()?;
        if figures.is_empty() {
            return Err(Fault::here("a gallery without pictures"));
        }
        Ok(Self { common, layout, placement: place, figures })
    }

    pub(super) fn write(&self) -> Node {
        Node::new("gallery")
            .common(&self.common)
            .attr("layout", self.layout.name())
            .attr("placement", placement(self.placement))
            .with(self.figures.iter().map(Figure::write).collect())
    }
}
