//! Crops: the part of a photo that is shown at a ratio, kept around its focal point, and large enough for its use.
//!
//! A crop stands in ten-thousandths of the photo (`document::Crop`), so the same crop fits every rendition. Drawing,
//! moving and enlarging by keys are the window's; what a crop may be is decided here.

use super::{FocalPoint, Photo};
use crate::document::Crop;
use serde::Serialize;
use ts_rs::TS;

/// A ratio people crop to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Ratio {
    /// What people call it.
    pub label: &'static str,
    /// Parts of the width.
    pub w: u32,
    /// Parts of the height.
    pub h: u32,
}

/// Ratios that are offered, from wide to tall; beside them a crop can be free.
pub const RATIOS: &[Ratio] = &[
    Ratio { label: "16:9", w: 16, h: 9 },
    Ratio { label: "4:3", w: 4, h: 3 },
    Ratio { label: "5:4", w: 5, h: 4 },
    Ratio { label: "1:1", w: 1, h: 1 },
    Ratio { label: "4:5", w: 4, h: 5 },
];

/// Why a crop is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CropFault {
    /// It lies outside the photo, or shows nothing.
    #[error("The crop lies outside the photo.")]
    Outside,
    /// It has fewer pixels than its use needs.
    #[error("The crop is {width} × {height} pixels; at least {needed} are needed on its width.")]
    TooSmall {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The least width.
        needed: u32,
    },
}

impl Photo {
    /// The largest crop of a ratio, as near around the focal point as the edges let it; around the middle, as a guess,
    /// while nobody has set one.
    pub fn crop_of(&self, ratio: Ratio) -> Crop {
        let whole = u64::from(Crop::WHOLE);
        let (width, height) = (u64::from(self.width.max(1)), u64::from(self.height.max(1)));
        let (rw, rh) = (u64::from(ratio.w.max(1)), u64::from(ratio.h.max(1)));
        // A photo that is wider than the ratio loses on its sides, else above and below.
        let (w, h) = if width * rh >= height * rw {
            ((whole * height * rw / (width * rh)).max(1), whole)
        } else {
            (whole, (whole * width * rh / (height * rw)).max(1))
        };
        let point = self.focal_point.unwrap_or(FocalPoint { x: 0.5, y: 0.5 });
        Crop { x: beginning(point.x, small(w)), y: beginning(point.y, small(h)), w: small(w), h: small(h) }
    }

    /// Width and height of a crop in pixels of the original.
    pub fn pixels_of(&self, crop: Crop) -> (u32, u32) {
        let part = |side: u32, of: u32| small(u64::from(side) * u64::from(of) / u64::from(Crop::WHOLE));
        (part(self.width, crop.w), part(self.height, crop.h))
    }

    /// May this crop be used where at least `needed` pixels of width are shown?
    pub fn may_crop(&self, crop: Crop, needed: u32) -> Result<(), CropFault> {
        if !crop.is_valid() {
            return Err(CropFault::Outside);
        }
        let (width, height) = self.pixels_of(crop);
        if width < needed || height == 0 {
            return Err(CropFault::TooSmall { width, height, needed });
        }
        Ok(())
    }
}

/// Where a side of that length begins so that the point is in its middle, or as near as the edges allow.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // within 0 and WHOLE
fn beginning(point: f32, length: u32) -> u32 {
    let middle = (point.clamp(0.0, 1.0) * Crop::WHOLE as f32).round() as u32;
    middle.saturating_sub(length / 2).min(Crop::WHOLE.saturating_sub(length))
}

/// A number that is never larger than the photo or the whole.
fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::checks::testing::photo;
    use proptest::prelude::*;

    fn sized(width: u32, height: u32, focal_point: Option<FocalPoint>) -> Photo {
        Photo { width, height, focal_point, ..photo(&[]) }
    }

    #[test]
    fn a_square_of_a_landscape_is_kept_around_the_focal_point() {
        let square = Ratio { label: "1:1", w: 1, h: 1 };
        let middle = sized(3000, 2000, None).crop_of(square);
        assert_eq!(middle, Crop { x: 1667, y: 0, w: 6666, h: 10_000 });
        let left = sized(3000, 2000, Some(FocalPoint { x: 0.1, y: 0.5 })).crop_of(square);
        assert_eq!(left.x, 0, "the edge stops it");
        assert_eq!(sized(3000, 2000, None).pixels_of(middle), (1999, 2000));
    }

    #[test]
    fn a_crop_that_is_too_small_says_what_is_needed() {
        let photo = sized(2000, 1000, None);
        let tenth = Crop { x: 0, y: 0, w: 1000, h: 1000 };
        let fault = photo.may_crop(tenth, 640).map_err(|fault| fault.to_string());
        let said = "The crop is 200 × 100 pixels; at least 640 are needed on its width.";
        assert_eq!(fault, Err(said.to_owned()));
        assert_eq!(photo.may_crop(Crop { x: 9_000, ..tenth }, 200), Ok(()));
        assert_eq!(photo.may_crop(Crop { x: 9_001, ..tenth }, 200), Err(CropFault::Outside));
    }

    proptest! {
        #[test]
        fn every_crop_lies_in_its_photo_with_its_ratio_and_shows_the_point(
            width in 1_u32..20_000, height in 1_u32..20_000, x in 0.0_f32..=1.0, y in 0.0_f32..=1.0, at in 0..RATIOS.len(),
        ) {
            let ratio = RATIOS[at];
            let photo = sized(width, height, Some(FocalPoint { x, y }));
            let crop = photo.crop_of(ratio);
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
    }
}
