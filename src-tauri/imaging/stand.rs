//! A photo as it stands: turned by quarters, which moves pixels and changes none, and straightened, which makes each
//! anew out of its sixteen neighbours.
//!
//! What is straightened is as large as `model::photo::Stand::size_of` says and has no empty corner. Rows are made on as
//! many threads as there are cores; the same photo gives the same pixels on any number of them.

use image::{RgbImage, imageops};
use model::photo::Stand;

/// The picture as it stands.
pub(crate) fn standing(picture: RgbImage, stand: Stand) -> RgbImage {
    let (width, height) = stand.size_of(picture.width(), picture.height());
    let turned = match stand.turns % 4 {
        1 => imageops::rotate90(&picture),
        2 => imageops::rotate180(&picture),
        3 => imageops::rotate270(&picture),
        _ => picture,
    };
    if stand.tilt == 0 { turned } else { straightened(&turned, stand.radians(), width, height) }
}

/// The middle of a picture, turned to the right by an angle.
fn straightened(picture: &RgbImage, angle: f64, width: u32, height: u32) -> RgbImage {
    let mut made = RgbImage::new(width, height);
    let (sine, cosine) = angle.sin_cos();
    let middle = |side: u32| f64::from(side) / 2.0;
    let (from_x, from_y) = (middle(picture.width()), middle(picture.height()));
    let (to_x, to_y) = (middle(width), middle(height));
    let row = |y: usize, pixels: &mut [u8]| {
        let down = y as f64 + 0.5 - to_y;
        for (x, pixel) in pixels.chunks_exact_mut(3).enumerate() {
            let across = x as f64 + 0.5 - to_x;
            // Where this pixel was before the turn; −0.5 because pixels are counted from their middle.
            let x = across * cosine + down * sine + from_x - 0.5;
            let y = down * cosine - across * sine + from_y - 0.5;
            pixel.copy_from_slice(&sample(picture, x, y));
        }
    };
    let stride = width as usize * 3;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let band = (height as usize).div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (number, rows) in made.chunks_mut(stride * band).enumerate() {
            scope.spawn(move || {
                rows.chunks_mut(stride).enumerate().for_each(|(y, pixels)| row(number * band + y, pixels));
            });
        }
    });
    made
}

/// The colour between pixels, by Catmull and Rom's spline. Beyond the edge lies the edge.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to the picture and to bytes
fn sample(picture: &RgbImage, x: f64, y: f64) -> [u8; 3] {
    let (across, down) = (weights(x - x.floor()), weights(y - y.floor()));
    let near = |at: f64, step: usize, side: u32| {
        (at.floor() as i64 + step as i64 - 1).clamp(0, i64::from(side.max(1)) - 1) as usize
    };
    let columns = [0, 1, 2, 3].map(|step| near(x, step, picture.width()) * 3);
    let stride = picture.width() as usize * 3;
    let bytes = picture.as_raw();
    let mut colour = [0.0_f64; 3];
    for (step, weight) in down.iter().enumerate() {
        let row = near(y, step, picture.height()) * stride;
        for (column, part) in columns.iter().zip(across) {
            let Some(pixel) = bytes.get(row + column..row + column + 3) else { continue };
            for (sum, value) in colour.iter_mut().zip(pixel) {
                *sum += f64::from(*value) * part * weight;
            }
        }
    }
    colour.map(|value| value.round().clamp(0.0, 255.0) as u8)
}

/// How much each of four neighbours counts, `t` of the way from the second to the third.
fn weights(t: f64) -> [f64; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [
        (-t + 2.0 * t2 - t3) / 2.0,
        (2.0 - 5.0 * t2 + 3.0 * t3) / 2.0,
        (t + 4.0 * t2 - 3.0 * t3) / 2.0,
        (t3 - t2) / 2.0,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn stand(turns: u8, tilt: i16) -> Stand {
        Stand { turns, tilt }
    }

    #[test]
    fn a_quarter_turn_moves_the_upper_left_to_the_upper_right() {
        let mut picture = RgbImage::new(3, 2);
        picture.put_pixel(0, 0, Rgb([9, 9, 9]));
        let turned = standing(picture.clone(), stand(1, 0));
        assert_eq!((turned.dimensions(), turned.get_pixel(1, 0).0), ((2, 3), [9, 9, 9]));
        assert_eq!(standing(turned, stand(3, 0)), picture, "and back again without loss");
    }

    #[test]
    fn a_crooked_horizon_is_level_when_it_is_straightened_and_no_corner_is_empty() {
        // Sky over sea, whose horizon falls by five degrees to the right.
        let slope = 5.0_f64.to_radians().tan();
        let crooked = RgbImage::from_fn(300, 200, |x, y| {
            let horizon = 100.0 + (f64::from(x) - 150.0) * slope;
            if f64::from(y) < horizon { Rgb([200, 210, 240]) } else { Rgb([20, 40, 90]) }
        });
        let level = standing(crooked, stand(0, -50));
        assert_eq!(level.dimensions(), stand(0, -50).size_of(300, 200));
        let middle = level.height() / 2;
        for x in [0, level.width() / 2, level.width() - 1] {
            assert_eq!(level.get_pixel(x, middle - 3).0, [200, 210, 240], "sky at {x}");
            assert_eq!(level.get_pixel(x, middle + 3).0, [20, 40, 90], "sea at {x}");
        }
        assert!(level.pixels().all(|pixel| pixel.0[2] >= 60), "nothing black came in from outside");
    }
}
