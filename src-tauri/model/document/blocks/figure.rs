//! A figure: one photo with caption and credit. The story's lead photo is the first figure marked as lead.

use super::super::inline::{Slot, Text, write_text};
use super::super::node::{Attrs, Common, Fault, Node, structural};
use super::Placement;
use super::pull_quote::placement;
use super::quote::{read_child, read_line};
use crate::PhotoId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A photo in the story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    /// What every block carries.
    pub common: Common,
    /// The photo; `None` while a picture is described but not chosen yet.
    pub photo: Option<PhotoId>,
    /// The part of the photo that is shown; `None` is all of it.
    pub crop: Option<Crop>,
    /// How wide it stands.
    pub placement: Placement,
    /// What it shows, for somebody who cannot see it; empty takes the photo's own alt text.
    pub alt: String,
    /// A person decided that it needs no alt text.
    pub decorative: bool,
    /// The lead photo: stands above the text.
    pub lead: bool,
    /// What it shows, for everybody.
    pub caption: Text,
    /// The credit where it differs from the photo's own; plain words, usually empty.
    pub credit: Text,
}

/// A part of a photo, as fractions (0–1) of its width and height, in ten-thousandths.
///
/// Whole numbers, so that equal crops are equal bytes everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// From the left edge.
    pub x: u32,
    /// From the top edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
}

impl Crop {
    /// One whole width or height.
    pub const WHOLE: u32 = 10_000;

    /// Does it lie within the photo, and show something?
    pub fn is_valid(&self) -> bool {
        self.w > 0
            && self.h > 0
            && self.x.checked_add(self.w).is_some_and(|right| right <= Self::WHOLE)
            && self.y.checked_add(self.h).is_some_and(|bottom| bottom <= Self::WHOLE)
    }

    /// Does the other crop show nothing that this one does not?
    pub fn holds(&self, other: Self) -> bool {
        let within = |from: u32, length: u32, other: u32, others: u32| {
            other >= from && other.saturating_add(others) <= from.saturating_add(length)
        };
        within(self.x, self.w, other.x, other.w) && within(self.y, self.h, other.y, other.h)
    }
}

impl Figure {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let mut figure = Self::attributes(&mut attrs)?;
        attrs.done()?;
        figure.caption = read_child(children.expect("caption")?, Slot::Rich)?;
        figure.credit = read_line(children.expect("credit")?)?;
        children.done()?;
        Ok(figure)
    }

    fn attributes(attrs: &mut Attrs) -> Result<Self, Fault> {
        let photo = match attrs.optional_string("photo")? {
            None => None,
            Some(id) => Some(id.parse().map_err(|_| Fault::here("the photo's id is not an id"))?),
        };
        let crop: Option<Crop> = attrs.choice("crop")?;
        if crop.is_some_and(|crop| !crop.is_valid()) {
            return Err(Fault::here("the crop lies outside the photo"));
        }
        Ok(Self {
            common: attrs.common()?,
            photo,
            crop,
            placement: attrs.choice("placement")?,
            alt: attrs.string_or("alt", "")?,
            decorative: attrs.bool_or("decorative", false)?,
            lead: attrs.bool_or("lead", false)?,
            caption: Vec::new(),
            credit: Vec::new(),
        })
    }

    pub(super) fn write(&self) -> Node {
        let mut node = Node::new("figure")
            .common(&self.common)
            .attr("placement", placement(self.placement))
            .attr("alt", self.alt.as_str())
            .attr("decorative", self.decorative)
            .attr("lead", self.lead);
        if let Some(photo) = self.photo {
            node = node.attr("photo", photo.to_string());
        }
        if let Some(crop) = self.crop.and_then(|crop| serde_json::to_value(crop).ok()) {
            node = node.attr("crop", crop);
        }
        node.with(vec![
            Node::new("caption").with(write_text(&self.caption)),
            Node::new("credit").with(write_text(&self.credit)),
        ])
    }
}
