//! Pixels as brightness and colour, as films and AVIF keep them: eight bits a sample, the colours at half the resolution, because
//! eyes see less of them. The formula is that of JPEG (ITU-T H.273, matrix 6, all values from black to white).

use crate::render::Pixels;

/// How much of red, green and blue makes a pixel bright, blue, and red.
const BRIGHT: [f32; 3] = [0.299, 0.587, 0.114];
const BLUE: [f32; 3] = [-0.299 / 1.772, -0.587 / 1.772, 0.5];
const RED: [f32; 3] = [0.5, -0.587 / 1.402, -0.114 / 1.402];
/// The largest sample, and one of no colour.
const MOST: f32 = 255.0;
const GREY: f32 = 128.0;

/// How bright every pixel is, and how blue and how red every square of four: the width and the samples of each plane.
pub(crate) fn planes(pixels: &Pixels) -> [(usize, Vec<u8>); 3] {
    let width = pixels.width as usize;
    let bright = pixels.bytes.chunks_exact(3).map(|pixel| sample(BRIGHT, 0.0, pixel, &[])).collect();
    let (mut blue, mut red) = (Vec::new(), Vec::new());
    for rows in pixels.bytes.chunks(width * 3 * 2) {
        let (upper, lower) = rows.split_at_checked(width * 3).unwrap_or((rows, &[]));
        // Under the last row of an odd height there is none.
        let lower = lower.chunks(3 * 2).chain(std::iter::repeat([].as_slice()));
        for (upper, lower) in upper.chunks(3 * 2).zip(lower) {
            blue.push(sample(BLUE, GREY, upper, lower));
            red.push(sample(RED, GREY, upper, lower));
        }
    }
    let half = width.div_ceil(2);
    [(width, bright), (half, blue), (half, red)]
}

/// One sample of a few pixels.
fn sample(weights: [f32; 3], zero: f32, upper: &[u8], lower: &[u8]) -> u8 {
    let (mut sum, mut number) = (0.0, 0.0);
    for pixel in upper.chunks_exact(3).chain(lower.chunks_exact(3)) {
        sum += pixel.iter().zip(weights).map(|(part, weight)| f32::from(*part) * weight).sum::<f32>();
        number += 1.0_f32;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // rounded, and from nought to the largest sample
    let sample = (sum / number.max(1.0) + zero).round().clamp(0.0, MOST) as u8;
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_white_and_the_colours_are_where_they_belong() {
        let of = |pixel: [u8; 3]| {
            planes(&Pixels { width: 3, height: 1, bytes: pixel.repeat(3) }).map(|(_, samples)| samples)
        };
        assert_eq!(of([0; 3]), [vec![0; 3], vec![128; 2], vec![128; 2]]);
        assert_eq!(of([255; 3]), [vec![255; 3], vec![128; 2], vec![128; 2]]);
        // By the formula of ITU-T H.273, worked out by hand.
        assert_eq!(of([255, 0, 0]).map(|samples| samples[0]), [76, 85, 255]);
        assert_eq!(of([0, 0, 255]).map(|samples| samples[0]), [29, 255, 107]);
    }
}
