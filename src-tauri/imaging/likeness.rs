//! What a picture looks like from far away, as a number: pictures that look the same have numbers that differ in few bits,
//! whatever their size, quality or file.
//!
//! A difference hash, after Neal Krawetz: nine by eight greys, and whether each is darker than its neighbour.

use image::{DynamicImage, GenericImageView};

/// Fewer differences than these are a plain wall or an empty page, which look like any other.
const FEWEST: u32 = 8;
/// Each grey is the mean of so many by so many, so that slow skies are told apart as well.
const PART: u32 = 8;

/// The likeness of a picture that stands upright; `None` when there is too little to be seen in it.
pub(crate) fn of(picture: &DynamicImage) -> Option<u64> {
    let greys = picture.thumbnail_exact(9 * PART, 8 * PART).into_luma8();
    let light = |across: u32, down: u32| -> u32 {
        let part = greys.view(across * PART, down * PART, PART, PART);
        part.pixels().map(|(_, _, grey)| u32::from(grey.0[0])).sum()
    };
    let mut likeness = 0;
    let mut steps = 0;
    for (down, across) in (0..8).flat_map(|down| (0..8).map(move |across| (down, across))) {
        let (left, right) = (light(across, down), light(across + 1, down));
        likeness = likeness << 1 | u64::from(left < right);
        steps += u32::from(left.abs_diff(right) > PART * PART);
    }
    (steps >= FEWEST).then_some(likeness)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::imageops::FilterType;
    use image::{Rgb, RgbImage};

    #[test]
    fn a_smaller_picture_looks_the_same_and_another_does_not() {
        let shape = |turn: u32| {
            RgbImage::from_fn(600, 400, |x, y| {
                let wave = (f64::from(x * turn) / 90.0).sin() + (f64::from(y) / 70.0 * f64::from(turn)).cos();
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 8 and 248
                Rgb([(128.0 + wave * 60.0) as u8, 90, 60])
            })
        };
        let picture: DynamicImage = shape(1).into();
        let apart = |a: &DynamicImage, b: &DynamicImage| {
            of(a).zip(of(b)).map(|(a, b)| (a ^ b).count_ones()).unwrap_or(u32::MAX)
        };
        assert!(apart(&picture, &picture.resize(211, 140, FilterType::Triangle)) <= 8);
        assert!(apart(&picture, &shape(3).into()) > 16);
        assert_eq!(of(&RgbImage::from_pixel(90, 60, Rgb([7, 7, 7])).into()), None);
    }
}
