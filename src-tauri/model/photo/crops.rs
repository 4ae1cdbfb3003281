//! Crops: the part of a photo that is shown at a ratio, drawn by a person, or else kept around the focal point.
//!
//! A crop stands in ten-thousandths of the photo as it stands (`document::Crop`), so the same crop fits every
//! rendition. Drawing, moving and enlarging by keys are the window's; what a crop may be is decided here.

use super::{FocalPoint, Look, Photo, Stand};
use crate::document::Crop;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A ratio people crop to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Ratio {
    /// What people call it, and the key under which its crop is kept.
    pub label: &'static str,
    /// Parts of the width; 0 for a crop of any shape.
    pub w: u32,
    /// Parts of the height; 0 for a crop of any shape.
    pub h: u32,
    /// The least width of a drawn crop in pixels: that of the picture that is made from it.
    pub needed: u32,
}

/// The crop of any shape: what is shown of a photo wherever nothing else is said. All others lie within it.
pub const FREE: &str = "free";

/// Shapes that are offered, from wide to tall, and the free one.
pub const RATIOS: &[Ratio] = &[
    Ratio { label: "16:9", w: 16, h: 9, needed: 1200 },
    Ratio { label: "4:3", w: 4, h: 3, needed: 1200 },
    Ratio { label: "5:4", w: 5, h: 4, needed: 1200 },
    Ratio { label: "1:1", w: 1, h: 1, needed: 1200 },
    Ratio { label: "4:5", w: 4, h: 5, needed: 1080 },
    Ratio { label: FREE, w: 0, h: 0, needed: 400 },
];

impl Ratio {
    /// The shape of that label.
    pub fn named(label: &str) -> Option<&'static Self> {
        RATIOS.iter().find(|ratio| ratio.label == label)
    }

    /// The least height of a drawn crop in pixels; 1 for one of any shape.
    pub fn needed_height(&self) -> u32 {
        (self.needed * self.h).checked_div(self.w).unwrap_or(1)
    }
}

/// How a photo is shown: how it stands, and what people drew on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Framing {
    /// Turns and straightening.
    pub stand: Stand,
    /// Drawn crops by the label of their ratio.
    pub crops: BTreeMap<String, Crop>,
}

impl Framing {
    /// The part that is shown where a place asks for `crop`: that, else the free crop; `None` is all of it.
    pub fn shown(&self, crop: Option<Crop>) -> Option<Crop> {
        crop.or_else(|| self.crops.get(FREE).copied())
    }

    /// Nobody has turned or drawn anything.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// As people say it: "turned by 90°, crops drawn: 1:1, 16:9"; empty when it is untouched.
    pub fn in_words(&self) -> String {
        let labels: Vec<&str> = self.crops.keys().map(String::as_str).collect();
        let drawn = (!labels.is_empty()).then(|| format!("crops drawn: {}", labels.join(", ")));
        let stand = Some(self.stand.in_words()).filter(|words| !words.is_empty());
        stand.into_iter().chain(drawn).collect::<Vec<_>>().join(", ")
    }
}

/// Why a crop is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CropFault {
    /// There is no such ratio.
    #[error("There is no crop “{0}”.")]
    Unknown(String),
    /// It lies outside the photo, or shows nothing.
    #[error("The crop lies outside the photo.")]
    Outside,
    /// It shows something that the free crop cut away.
    #[error("The crop lies outside the free crop, and that is all that is shown of the photo.")]
    CutAway,
    /// It is not of the shape it is called by.
    #[error("A crop of {width} × {height} pixels is not {label}.")]
    Shape {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The ratio it was drawn for.
        label: &'static str,
    },
    /// It has fewer pixels than its use needs.
    #[error("The crop is {width} × {height} pixels; {label} needs at least {}.", needed(.ratio))]
    TooSmall {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The ratio it was drawn for.
        label: &'static str,
        /// The same, with the size it needs.
        ratio: &'static Ratio,
    },
}

/// The size that a crop needs, as people say it.
fn needed(ratio: &Ratio) -> String {
    if ratio.w == 0 {
        return format!("{} on its width", ratio.needed);
    }
    format!("{} × {}", ratio.needed, ratio.needed_height())
}

impl Photo {
    /// What its pictures are made by.
    pub fn look(&self) -> Look {
        Look { stand: self.framing.stand, focal: self.focal_point }
    }

    /// Draws crops and takes others back (`None`), all or none of them. A free crop takes those back that show more
    /// than it does.
    pub fn draw(&mut self, crops: &BTreeMap<String, Option<Crop>>) -> Result<(), CropFault> {
        let before = self.framing.crops.clone();
        let (free, others): (Vec<_>, Vec<_>) = crops.iter().partition(|(label, _)| *label == FREE);
        let drawn = free.into_iter().chain(others).try_for_each(|(label, crop)| {
            let Some(crop) = crop else {
                self.framing.crops.remove(label);
                return Ok(());
            };
            self.may_crop(label, *crop)?;
            if label == FREE {
                self.framing.crops.retain(|_, other| crop.holds(*other));
            }
            self.framing.crops.insert(label.clone(), *crop);
            Ok(())
        });
        if drawn.is_err() {
            self.framing.crops = before;
        }
        drawn
    }

    /// The part that is shown where a place asks for `crop`.
    pub fn shown(&self, crop: Option<Crop>) -> Option<Crop> {
        self.framing.shown(crop)
    }

    /// The drawn crop of a ratio, where it lies within the part that is shown and is large enough: what somebody cut
    /// away on purpose does not come back by another door.
    pub fn drawn(&self, ratio: &Ratio, shown: Option<Crop>) -> Option<Crop> {
        let crop = self.framing.crops.get(ratio.label).copied()?;
        (shown.is_none_or(|shown| shown.holds(crop)) && self.is_enough(crop, ratio)).then_some(crop)
    }

    /// The largest crop of a ratio within the part that is shown, as near around the focal point as its edges let it;
    /// around [`FocalPoint::GUESS`] while nobody has set one.
    pub fn crop_of(&self, ratio: &Ratio, shown: Option<Crop>) -> Crop {
        let part = shown.unwrap_or(Crop { x: 0, y: 0, w: Crop::WHOLE, h: Crop::WHOLE });
        if ratio.w == 0 {
            return part;
        }
        let (width, height) = (
            u64::from(self.width.max(1)) * u64::from(part.w),
            u64::from(self.height.max(1)) * u64::from(part.h),
        );
        let (rw, rh) = (u64::from(ratio.w), u64::from(ratio.h.max(1)));
        // What is wider than the ratio loses on its sides, else above and below.
        let (w, h) = if width * rh >= height * rw {
            (small(u64::from(part.w) * height * rw / (width * rh)).max(1), part.h)
        } else {
            (part.w, small(u64::from(part.h) * width * rh / (height * rw)).max(1))
        };
        let point = self.focal_point.unwrap_or(FocalPoint::GUESS);
        Crop { x: beginning(point.x, (part.x, part.w), w), y: beginning(point.y, (part.y, part.h), h), w, h }
    }

    /// Width and height of a crop in pixels of the photo as it stands.
    pub fn pixels_of(&self, crop: Crop) -> (u32, u32) {
        let part = |side: u32, of: u32| small(u64::from(side) * u64::from(of) / u64::from(Crop::WHOLE));
        (part(self.width, crop.w), part(self.height, crop.h))
    }

    /// Has the crop the pixels that its ratio needs?
    pub fn is_enough(&self, crop: Crop, ratio: &Ratio) -> bool {
        let (width, height) = self.pixels_of(crop);
        width >= ratio.needed && height >= ratio.needed_height()
    }

    /// May this crop be drawn for that ratio?
    pub fn may_crop(&self, label: &str, crop: Crop) -> Result<(), CropFault> {
        let ratio = Ratio::named(label).ok_or_else(|| CropFault::Unknown(label.to_owned()))?;
        let label = ratio.label;
        if !crop.is_valid() {
            return Err(CropFault::Outside);
        }
        if ratio.w > 0 && self.shown(None).is_some_and(|free| !free.holds(crop)) {
            return Err(CropFault::CutAway);
        }
        let (width, height) = self.pixels_of(crop);
        let (across, down) = (u64::from(width) * u64::from(ratio.h), u64::from(height) * u64::from(ratio.w));
        // A hundredth is what the ten-thousandths of small photos come to.
        if across.abs_diff(down) * 100 > across.max(down) {
            return Err(CropFault::Shape { width, height, label });
        }
        if !self.is_enough(crop, ratio) {
            return Err(CropFault::TooSmall { width, height, label, ratio });
        }
        Ok(())
    }
}

/// Where a side of that length begins within a part so that the point is in its middle, or as near as the edges allow.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // within 0 and WHOLE
fn beginning(point: f32, (from, room): (u32, u32), length: u32) -> u32 {
    let middle = (point.clamp(0.0, 1.0) * Crop::WHOLE as f32).round() as u32;
    middle.saturating_sub(length / 2).clamp(from, from + room.saturating_sub(length))
}

/// A number that is never larger than the photo or the whole.
fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::review::checks::testing::photo;
    use proptest::prelude::*;

    fn sized(width: u32, height: u32, focal_point: Option<FocalPoint>) -> Photo {
        Photo { width, height, focal_point, ..photo(&[]) }
    }

    fn ratio(label: &str) -> &'static Ratio {
        Ratio::named(label).unwrap()
    }

    #[test]
    fn a_square_of_a_landscape_is_kept_around_the_focal_point() {
        let middle = sized(3000, 2000, None).crop_of(ratio("1:1"), None);
        assert_eq!(middle, Crop { x: 1667, y: 0, w: 6666, h: 10_000 });
        let left = sized(3000, 2000, Some(FocalPoint { x: 0.1, y: 0.5 }));
        assert_eq!(left.crop_of(ratio("1:1"), None).x, 0, "the edge stops it");
        let right_half = Crop { x: 5_000, y: 0, w: 5_000, h: 10_000 };
        assert_eq!(left.crop_of(ratio("1:1"), Some(right_half)).x, 5_000, "so does that of what is shown");
        assert_eq!(sized(3000, 2000, None).pixels_of(middle), (1999, 2000));
    }

    #[test]
    fn a_crop_that_is_too_small_says_what_is_needed() {
        let photo = sized(4000, 3000, None);
        let said = |label, crop| photo.may_crop(label, crop).map_err(|fault| fault.to_string());
        let small = Crop { x: 0, y: 0, w: 2_000, h: 1_500 };
        assert_eq!(
            said("16:9", small),
            Err("The crop is 800 × 450 pixels; 16:9 needs at least 1200 × 675.".to_owned())
        );
        assert_eq!(
            said(FREE, Crop { w: 900, ..small }),
            Err("The crop is 360 × 450 pixels; free needs at least 400 on its width.".to_owned())
        );
        assert_eq!(said(FREE, small), Ok(()));
        assert_eq!(said("16:9", Crop { w: 4_000, h: 3_000, ..small }), Ok(()));
        let upright = "A crop of 1600 × 1800 pixels is not 16:9.".to_owned();
        assert_eq!(said("16:9", Crop { w: 4_000, h: 6_000, ..small }), Err(upright));
        assert_eq!(photo.may_crop(FREE, Crop { x: 8_001, ..small }), Err(CropFault::Outside));
        assert_eq!(photo.may_crop("3:2", small), Err(CropFault::Unknown("3:2".into())));
    }

    #[test]
    fn what_was_cut_away_does_not_come_back_by_a_drawn_crop() {
        let mut photo = sized(4000, 3000, None);
        let wide = Crop { x: 0, y: 0, w: 8_000, h: 6_000 };
        photo.framing.crops.insert("16:9".into(), wide);
        assert_eq!(photo.drawn(ratio("16:9"), None), Some(wide));
        let right = Crop { x: 2_000, y: 0, w: 8_000, h: 10_000 };
        assert_eq!(photo.drawn(ratio("16:9"), Some(right)), None);
        photo.framing.crops.insert(FREE.into(), right);
        assert_eq!(photo.shown(None), Some(right));
        assert_eq!(photo.shown(Some(wide)), Some(wide), "a story's own crop comes first");
    }

    #[test]
    fn crops_are_drawn_all_or_none_and_a_free_one_takes_back_what_shows_more() {
        let mut photo = sized(4000, 3000, None);
        let wide = Crop { x: 0, y: 0, w: 8_000, h: 6_000 };
        let named = |crops: &[(&str, Option<Crop>)]| -> BTreeMap<String, Option<Crop>> {
            crops.iter().map(|(label, crop)| ((*label).to_owned(), *crop)).collect()
        };
        assert_eq!(photo.draw(&named(&[("16:9", Some(wide))])), Ok(()));
        let right = Crop { x: 2_000, y: 0, w: 8_000, h: 10_000 };
        let both = named(&[("16:9", Some(wide)), (FREE, Some(right))]);
        assert_eq!(photo.draw(&both), Err(CropFault::CutAway));
        assert_eq!(photo.framing.crops.len(), 1, "nothing was drawn");
        assert_eq!(photo.draw(&named(&[(FREE, Some(right))])), Ok(()));
        assert_eq!(photo.framing.crops.keys().collect::<Vec<_>>(), [FREE]);
        assert_eq!(photo.draw(&named(&[(FREE, None), ("1:1", None)])), Ok(()));
        assert!(photo.framing.is_untouched());
    }

    proptest! {
        #[test]
        fn every_crop_lies_in_its_photo_with_its_ratio_and_shows_the_point(
            width in 1_u32..20_000, height in 1_u32..20_000, x in 0.0_f32..=1.0, y in 0.0_f32..=1.0, at in 0..5_usize,
        ) {
            let ratio = &RATIOS[at];
            let photo = sized(width, height, Some(FocalPoint { x, y }));
            let crop = photo.crop_of(ratio, None);
            prop_assert!(crop.is_valid());
            prop_assert!(crop.w == Crop::WHOLE || crop.h == Crop::WHOLE, "it is the largest");
            let inside = |point: f32, from: u32, length: u32| {
                let point = f64::from(point) * f64::from(Crop::WHOLE);
                point >= f64::from(from) - 1.0 && point <= f64::from(from + length) + 1.0
            };
            prop_assert!(inside(x, crop.x, crop.w) && inside(y, crop.y, crop.h));
            let (w, h) = (f64::from(width) * f64::from(crop.w), f64::from(height) * f64::from(crop.h));
            let step = f64::from(width.max(height)) * 20.0;
            prop_assert!((w * f64::from(ratio.h) - h * f64::from(ratio.w)).abs() <= step);
        }

        #[test]
        fn a_crop_within_a_part_stays_in_it(
            (x, w) in (0..9_000_u32).prop_flat_map(|x| (Just(x), 500..=Crop::WHOLE - x)),
            (y, h) in (0..9_000_u32).prop_flat_map(|y| (Just(y), 500..=Crop::WHOLE - y)),
            px in 0.0_f32..=1.0, py in 0.0_f32..=1.0, at in 0..RATIOS.len(),
        ) {
            let part = Crop { x, y, w, h };
            let photo = sized(6000, 4000, Some(FocalPoint { x: px, y: py }));
            prop_assert!(part.holds(photo.crop_of(&RATIOS[at], Some(part))));
        }
    }
}
