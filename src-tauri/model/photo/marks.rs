//! What an editor marks on the light table: stars, a colour, picked or rejected. For the desk only; never published.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The marks of a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Marks {
    /// How good it is: 0 (unmarked) to 5.
    pub stars: u8,
    /// A colour, for whatever the desk agrees on.
    pub colour: Option<Colour>,
    /// Chosen, or not to be used.
    pub pick: Option<Pick>,
}

/// A colour label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
}

/// Chosen or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// Chosen.
    Picked,
    /// Not to be used.
    Rejected,
}

impl Marks {
    /// The most stars.
    pub const MOST: u8 = 5;
}
