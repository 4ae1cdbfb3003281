//! How a photo stands: turned by quarters and straightened by a few degrees, while its original stays as it is.
//!
//! Everything that is said in fractions of a photo (crops, the focal point) is said of the photo as it stands. What a
//! photo that is straightened shows is the largest part of its own shape that has no empty corner.

use super::{FocalPoint, Framing};
use crate::document::Crop;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Turns and straightening of a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Stand {
    /// Quarter turns to the right: 0 to 3.
    pub turns: u8,
    /// Tenths of a degree to the right, from −[`Stand::MOST_TILT`] to [`Stand::MOST_TILT`].
    pub tilt: i16,
}

impl Stand {
    /// Ten degrees: what is further off is no crooked horizon.
    pub const MOST_TILT: i16 = 100;

    /// Is it one of those that there are?
    pub fn is_valid(self) -> bool {
        self.turns < 4 && (-Self::MOST_TILT..=Self::MOST_TILT).contains(&self.tilt)
    }

    /// Width and height of a photo that stands so, in pixels, from those of its file.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // never larger than what went in
    pub fn size_of(self, width: u32, height: u32) -> (u32, u32) {
        let (width, height) = if self.turns % 2 == 1 { (height, width) } else { (width, height) };
        if self.tilt == 0 {
            return (width, height);
        }
        let (w, h) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let (sine, cosine) = self.radians().abs().sin_cos();
        let part = 1.0 / (cosine + (w / h).max(h / w) * sine);
        let side = |side: f64| (side * part).floor().max(1.0) as u32;
        (side(w), side(h))
    }

    /// The straightening as an angle to the right.
    pub fn radians(self) -> f64 {
        (f64::from(self.tilt) / 10.0).to_radians()
    }

    /// As people say it: "turned by 90°, straightened by −1.5°"; empty for one that is as its file says.
    pub fn in_words(self) -> String {
        let turned = (self.turns > 0).then(|| format!("turned by {}°", u32::from(self.turns) * 90));
        let tilted = (self.tilt != 0).then(|| format!("straightened by {}°", f64::from(self.tilt) / 10.0));
        turned.into_iter().chain(tilted).collect::<Vec<_>>().join(", ")
    }
}

/// What automatic crops look at, and how the photo stands that is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// How the photo stands.
    pub stand: Stand,
    /// The point a person set; [`FocalPoint::GUESS`] where nobody did.
    pub focal: Option<FocalPoint>,
}

impl FocalPoint {
    /// Where people look first when nobody has said: a guess, and shown as one.
    pub const GUESS: Self = Self { x: 0.5, y: 0.5 };

    /// The same point after so many quarter turns to the right.
    pub fn turned(self, turns: u8) -> Self {
        (0..turns % 4).fold(self, |point, _| Self { x: 1.0 - point.y, y: point.x })
    }
}

impl Crop {
    /// The same part after so many quarter turns to the right.
    pub fn turned(self, turns: u8) -> Self {
        (0..turns % 4).fold(self, |crop, _| Self {
            x: Self::WHOLE.saturating_sub(crop.y.saturating_add(crop.h)),
            y: crop.x,
            w: crop.h,
            h: crop.w,
        })
    }
}

impl Framing {
    /// The same crops of a photo that stands otherwise. After a turn to the side, crops whose shape has no upright
    /// or lying sister are gone.
    pub fn standing(&self, stand: Stand) -> Self {
        let turns = (stand.turns + 4 - self.stand.turns % 4) % 4;
        let aside = turns % 2 == 1;
        let crops = self.crops.iter().filter_map(|(name, crop)| {
            let name = match (aside, name.as_str()) {
                (true, "5:4") => "4:5",
                (true, "4:5") => "5:4",
                (true, name) if name != "1:1" && name != super::crops::FREE => return None,
                (_, name) => name,
            };
            Some((name.to_owned(), crop.turned(turns)))
        });
        Self { stand, crops: crops.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::crops::FREE;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_photo_that_is_straightened_loses_its_edges_and_keeps_its_shape() {
        assert_eq!(Stand { turns: 1, tilt: 0 }.size_of(3000, 2000), (2000, 3000));
        // 1 / (cos 5° + 1.5 sin 5°)
        assert_eq!(Stand { turns: 0, tilt: -50 }.size_of(3000, 2000), (2662, 1774));
        assert_eq!(Stand { turns: 3, tilt: 50 }.size_of(3000, 2000), (1774, 2662));
    }

    #[test]
    fn crops_go_with_a_turn_where_their_shape_has_a_sister() {
        let crop = Crop { x: 0, y: 1_000, w: 4_000, h: 2_000 };
        let names = ["16:9", "5:4", "1:1", FREE].map(|name| (name.to_owned(), crop));
        let framing = Framing { crops: BTreeMap::from(names), ..Framing::default() };
        let turned = framing.standing(Stand { turns: 1, tilt: 0 });
        assert_eq!(turned.crops.keys().collect::<Vec<_>>(), ["1:1", "4:5", FREE]);
        assert_eq!(turned.crops[FREE], Crop { x: 7_000, y: 0, w: 2_000, h: 4_000 });
        let over = framing.standing(Stand { turns: 2, tilt: 30 });
        assert_eq!(over.crops.len(), 4, "upside down every shape stays");
    }

    proptest! {
        #[test]
        fn four_turns_are_none_and_no_corner_of_what_is_shown_is_empty(
            (x, w) in (0..9_999_u32).prop_flat_map(|x| (Just(x), 1..=Crop::WHOLE - x)),
            (y, h) in (0..9_999_u32).prop_flat_map(|y| (Just(y), 1..=Crop::WHOLE - y)),
            width in 16_u32..9_000, height in 16_u32..9_000, tilt in -Stand::MOST_TILT..=Stand::MOST_TILT,
        ) {
            let crop = Crop { x, y, w, h };
            prop_assert!(crop.turned(1).is_valid());
            prop_assert_eq!(crop.turned(3).turned(1), crop);
            let stand = Stand { turns: 0, tilt };
            let (w, h) = stand.size_of(width, height);
            prop_assert!(w >= 1 && h >= 1 && w <= width && h <= height);
            // A strip that would come out thinner than a pixel keeps one, and has no shape to speak of.
            prop_assume!(w > 1 && h > 1);
            // The corner that goes furthest out, seen from the middle of the file's picture.
            let (sine, cosine) = stand.radians().abs().sin_cos();
            let (w, h) = (f64::from(w) / 2.0, f64::from(h) / 2.0);
            prop_assert!(w * cosine + h * sine <= f64::from(width) / 2.0 + 1e-6);
            prop_assert!(w * sine + h * cosine <= f64::from(height) / 2.0 + 1e-6);
        }
    }
}
