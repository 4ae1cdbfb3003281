//! Colours: what stands in a file with a profile has to look the same in sRGB, to within what nobody sees (ΔE2000 of
//! at most 2), as Little CMS would have it; and a picture stands upright however the camera was held.
//!
//! The profiles and the reference are made by `colour/make.py`.

#![allow(clippy::unwrap_used)]

#[path = "colour/difference.rs"]
mod difference;
#[path = "colour/reference.rs"]
mod reference;

use difference::delta_e;
use galley_imaging::{Format, Order, Shape, in_process};
use image::codecs::{png::PngEncoder, tiff::TiffEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};
use model::photo::Look;
use std::io::Cursor;

const MOST: f64 = 2.0;
/// Pixels of a patch on each side; whole blocks of a JPEG, so that no patch changes the next.
const PATCH: usize = 16;

/// One row of patches as pixels, each patch as wide as it is high.
fn row<T: Copy, const N: usize>(patches: &[[T; N]]) -> (Vec<T>, u32, u32) {
    let line: Vec<T> =
        patches.iter().flat_map(|patch| std::iter::repeat_n(*patch, PATCH)).flatten().collect();
    let width = u32::try_from(patches.len() * PATCH).unwrap();
    (line.repeat(PATCH), width, u32::try_from(PATCH).unwrap())
}

/// The colours in the middle of the patches, after Galley made a picture of the file.
fn shown(file: &[u8], patches: usize) -> Vec<[u8; 3]> {
    let order =
        Order { crop: None, shape: Shape::Fit(9_000), format: Format::Jpeg { quality: 100 }, metadata: None };
    let made = in_process::render(file, Look::default(), &[order]).unwrap();
    let picture = image::load_from_memory(&made[0].bytes).unwrap().into_rgb8();
    let middle = |patch: usize| u32::try_from(patch * PATCH + PATCH / 2).unwrap();
    (0..patches).map(|patch| picture.get_pixel(middle(patch), 8).0).collect()
}

#[track_caller]
fn agree<T: std::fmt::Debug>(what: &str, file: &[u8], wanted: &[(T, [u8; 3])]) {
    for (found, (from, colour)) in shown(file, wanted.len()).into_iter().zip(wanted) {
        let off = delta_e(found, *colour);
        assert!(off <= MOST, "{what}: {from:?} is {colour:?}, shows as {found:?}: ΔE {off:.2}");
    }
}

fn png(pixels: &[u8], size: (u32, u32), kind: ExtendedColorType, profile: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(profile.to_vec()).unwrap();
    encoder.write_image(pixels, size.0, size.1, kind).unwrap();
    file
}

fn bytes_of<T: Copy, const N: usize>(table: &[([T; N], [u8; 3])]) -> (Vec<T>, u32, u32) {
    row(&table.iter().map(|(from, _)| *from).collect::<Vec<_>>())
}

#[test]
fn wide_colours_come_into_srgb() {
    for (what, profile, table) in [
        ("Display P3", include_bytes!("colour/p3.icc").as_slice(), reference::DISPLAY_P3),
        ("Adobe RGB", include_bytes!("colour/adobe.icc"), reference::ADOBE_RGB),
    ] {
        let (pixels, width, height) = bytes_of(table);
        agree(what, &png(&pixels, (width, height), ExtendedColorType::Rgb8, profile), table);
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 100);
        encoder.add_icc_profile(profile).unwrap();
        let side = |side: u32| u16::try_from(side).unwrap();
        encoder.encode(&pixels, side(width), side(height), ColorType::Rgb).unwrap();
        agree(&format!("{what} as JPEG"), &file, table);
    }
}

#[test]
fn sixteen_bits_come_into_eight() {
    let profile = include_bytes!("colour/p3.icc");
    let (pixels, width, height) = bytes_of(reference::DEEP);
    let bytes: Vec<u8> = pixels.iter().flat_map(|sample| sample.to_ne_bytes()).collect();
    agree(
        "PNG of 16 bits",
        &png(&bytes, (width, height), ExtendedColorType::Rgb16, profile),
        reference::DEEP,
    );
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file);
    encoder.set_icc_profile(profile.to_vec()).unwrap();
    encoder.write_image(&bytes, width, height, ExtendedColorType::Rgb16).unwrap();
    agree("TIFF of 16 bits", &file.into_inner(), reference::DEEP);
}

#[test]
fn greys_keep_their_light() {
    let (pixels, width, height) = bytes_of(reference::GREY);
    let profile = include_bytes!("colour/grey.icc");
    agree("grey", &png(&pixels, (width, height), ExtendedColorType::L8, profile), reference::GREY);
}

#[test]
fn inks_look_as_their_profile_says() {
    let (pixels, width, height) = bytes_of(reference::INKS);
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 100);
        encoder.add_icc_profile(include_bytes!("colour/inks.icc")).unwrap();
        let side = |side: u32| u16::try_from(side).unwrap();
        encoder.encode(&pixels, side(width), side(height), kind).unwrap();
        agree(&format!("{kind:?}"), &file, reference::INKS);
    }
}

/// The corners of a picture that stands upright, and where each orientation of EXIF puts them in the file: which corner
/// stands at the upper left, upper right, lower left and lower right.
const CORNERS: [[u8; 3]; 4] = [[200, 60, 50], [60, 160, 70], [40, 70, 180], [220, 190, 40]];
const STORED: [[usize; 4]; 8] = [
    [0, 1, 2, 3],
    [1, 0, 3, 2],
    [3, 2, 1, 0],
    [2, 3, 0, 1],
    [0, 2, 1, 3],
    [1, 3, 0, 2],
    [3, 1, 2, 0],
    [2, 0, 3, 1],
];

#[test]
fn a_picture_stands_upright_however_it_was_held() {
    for (stored, orientation) in STORED.iter().zip(1_u8..) {
        // Upright it is 64 wide and 32 high; five to eight lie on their side in the file.
        let (width, height) = if orientation > 4 { (32, 64) } else { (64, 32) };
        let picture = image::RgbImage::from_fn(width, height, |x, y| {
            let corner = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
            image::Rgb(CORNERS[stored[corner]])
        });
        let exif = [
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
            &[orientation, 0, 0, 0, 0, 0, 0],
        ]
        .concat();
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 100);
        encoder.add_app_segment(1, exif).unwrap();
        let side = |side: u32| u16::try_from(side).unwrap();
        encoder.encode(picture.as_raw(), side(width), side(height), ColorType::Rgb).unwrap();
        let order = Order {
            crop: None,
            shape: Shape::Fit(64),
            // The decoder of these trials mixes up the scans of our JPEGs when they are so short.
            format: Format::WebP { quality: 100 },
            metadata: None,
        };
        let made = in_process::render(&file, Look::default(), &[order]).unwrap();
        assert_eq!((made[0].width, made[0].height), (64, 32), "orientation {orientation}");
        let shown = image::load_from_memory(&made[0].bytes).unwrap().into_rgb8();
        for (place, colour) in [(8, 8), (56, 8), (8, 24), (56, 24)].into_iter().zip(CORNERS) {
            let off = delta_e(shown.get_pixel(place.0, place.1).0, colour);
            assert!(off <= MOST, "orientation {orientation}, at {place:?}: ΔE {off:.2}");
        }
    }
}
