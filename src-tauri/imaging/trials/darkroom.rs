//! The darkroom with real worker processes: pictures in, pictures out, and files that mean harm.

#![allow(clippy::unwrap_used)]

use galley_imaging::{Darkroom, Format, Order, PictureFault, Shape, in_process};
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use model::document::Crop;
use model::photo::{FocalPoint, Look, Metadata, Stand, Value, field};
use std::cell::Cell;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn darkroom() -> Darkroom {
    Darkroom::with_program(PathBuf::from(env!("CARGO_BIN_EXE_galley-imaging-worker")))
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../newsroom/sample").join(name)
}

/// A picture whose left half is red and whose right half is blue, in a format.
fn halves(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(
            width,
            height,
            |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) },
        );
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn order(shape: Shape) -> Order {
    Order { crop: None, shape, format: Format::Jpeg { quality: 90 }, metadata: None }
}

fn looking(focal: Option<FocalPoint>) -> Look {
    Look { focal, ..Look::default() }
}

fn pixel(jpeg: &[u8], x: u32, y: u32) -> [u8; 3] {
    image::load_from_memory(jpeg).unwrap().into_rgb8().get_pixel(x, y).0
}

fn is_red([r, _, b]: [u8; 3]) -> bool {
    r > 180 && b < 80
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn one_decoding_makes_every_size_and_nothing_is_enlarged() {
    let orders = [480, 800, 1200, 1920, 9000].map(|width| order(Shape::Width(width)));
    let made = darkroom().render(&sample("ridges-at-dusk.jpg"), Look::default(), &orders).unwrap();
    let sizes: Vec<_> = made.iter().map(|made| (made.width, made.height)).collect();
    assert_eq!(sizes, [(480, 320), (800, 533), (1200, 800), (1920, 1280), (2400, 1600)]);
    for made in &made {
        let decoded = image::load_from_memory(&made.bytes).unwrap();
        assert_eq!((decoded.width(), decoded.height()), (made.width, made.height));
    }
    let again = darkroom().render(&sample("ridges-at-dusk.jpg"), Look::default(), &orders).unwrap();
    assert_eq!(made, again, "the same bytes each time");
}

#[test]
fn avif_is_the_same_each_time_and_smaller_than_the_others() {
    let of = |format| [480, 800].map(|width| Order { format, ..order(Shape::Width(width)) });
    let made =
        |format| darkroom().render(&sample("ridges-at-dusk.jpg"), Look::default(), &of(format)).unwrap();
    let avif = made(Format::Avif { quality: 52 });
    for (picture, size) in avif.iter().zip([(480, 320), (800, 533)]) {
        let examined = in_process::examine(&picture.bytes).unwrap();
        assert_eq!(examined.media_type, "image/avif");
        assert_eq!(((examined.width, examined.height), (picture.width, picture.height)), (size, size));
    }
    assert_eq!(avif, made(Format::Avif { quality: 52 }));
    for (avif, webp) in avif.iter().zip(made(Format::WebP { quality: 78 })) {
        assert!(avif.bytes.len() < webp.bytes.len(), "{} against {}", avif.bytes.len(), webp.bytes.len());
    }
}

#[test]
fn a_picture_of_any_small_size_becomes_avif() {
    for (width, height) in (1..=9).flat_map(|width| [1, 2, 3, 8, 17, 65].map(|height| (width, height))) {
        let bytes = halves(width, height, ImageFormat::Png);
        let ordered = Order { format: Format::Avif { quality: 52 }, ..order(Shape::Width(width)) };
        let made = in_process::render(&bytes, Look::default(), &[ordered]).unwrap();
        let examined = in_process::examine(&made[0].bytes).unwrap();
        assert_eq!((examined.width, examined.height), (width, height));
    }
}

#[test]
fn cuts_follow_the_focal_point_and_never_enlarge() {
    let bytes = halves(1000, 400, ImageFormat::Png);
    let square = [order(Shape::Exact { width: 300, height: 300 })];
    let left = in_process::render(&bytes, looking(Some(FocalPoint { x: 0.1, y: 0.5 })), &square).unwrap();
    let right = in_process::render(&bytes, looking(Some(FocalPoint { x: 0.9, y: 0.5 })), &square).unwrap();
    assert!(is_red(pixel(&left[0].bytes, 290, 150)) && !is_red(pixel(&right[0].bytes, 10, 150)));
    let large = [order(Shape::Exact { width: 300, height: 500 })];
    assert_eq!(in_process::render(&bytes, Look::default(), &large), Err(PictureFault::TooSmall));
}

#[test]
fn a_crop_shows_only_its_part() {
    let bytes = halves(1000, 400, ImageFormat::Png);
    let crop = Some(Crop { x: 5_000, y: 0, w: 5_000, h: 10_000 });
    let made =
        in_process::render(&bytes, Look::default(), &[Order { crop, ..order(Shape::Fit(500)) }]).unwrap();
    assert_eq!((made[0].width, made[0].height), (500, 400));
    assert!(!is_red(pixel(&made[0].bytes, 5, 200)));
}

#[test]
fn a_photo_that_was_turned_is_cut_as_it_stands_and_the_file_stays() {
    let bytes = halves(1000, 400, ImageFormat::Png);
    let look = Look { stand: Stand { turns: 1, tilt: 0 }, focal: None };
    let crop = Some(Crop { x: 0, y: 5_000, w: 10_000, h: 5_000 });
    let made = in_process::render(&bytes, look, &[Order { crop, ..order(Shape::Fit(500)) }]).unwrap();
    assert_eq!((made[0].width, made[0].height), (400, 500));
    assert!(!is_red(pixel(&made[0].bytes, 200, 5)), "the right half lies below now");
    let tilted = Look { stand: Stand { turns: 0, tilt: 35 }, ..look };
    let whole = [order(Shape::Fit(9_000))];
    let made = in_process::render(&bytes, tilted, &whole).unwrap();
    assert_eq!((made[0].width, made[0].height), tilted.stand.size_of(1000, 400));
    assert_eq!(made, in_process::render(&bytes, tilted, &whole).unwrap(), "the same bytes each time");
}

#[test]
fn sideways_pictures_stand_upright() {
    // An EXIF block with nothing but an orientation, put into a JPEG by hand.
    for (orientation, upright) in [(1_u8, false), (3, false), (6, true), (8, true)] {
        let jpeg = halves(200, 100, ImageFormat::Jpeg);
        let exif = [
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
            &[orientation, 0, 0, 0, 0, 0, 0],
        ]
        .concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let file = [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat();
        let examined = in_process::examine(&file).unwrap();
        let expected = if upright { (100, 200) } else { (200, 100) };
        assert_eq!((examined.width, examined.height), expected, "orientation {orientation}");
        let made = in_process::render(&file, Look::default(), &[order(Shape::Fit(200))]).unwrap();
        let first = is_red(pixel(&made[0].bytes, 5, 5));
        assert_eq!(first, matches!(orientation, 1 | 6), "orientation {orientation}");
    }
}

#[test]
fn a_raw_file_shows_the_largest_picture_its_camera_made_the_way_it_was_held() {
    let (large, small) = (halves(200, 100, ImageFormat::Jpeg), halves(20, 10, ImageFormat::Jpeg));
    let at = |offset: usize| u32::try_from(offset).unwrap().to_le_bytes();
    let entry =
        |tag: u16, value: [u8; 4]| [&tag.to_le_bytes(), [4, 0, 1, 0, 0, 0].as_slice(), &value].concat();
    // Two directories, the second one inside the first, each with the place and length of a picture.
    let directory = |entries: &[Vec<u8>]| {
        [&[u8::try_from(entries.len()).unwrap(), 0], entries.concat().as_slice(), &[0; 4]].concat()
    };
    let pictures = 8 + 5 * 12 + 6 + 3 * 12 + 6;
    let inside = 8 + 5 * 12 + 6;
    let first = directory(&[
        entry(0x112, at(6)),
        entry(0x14A, at(inside)),
        entry(0x201, at(pictures)),
        entry(0x202, at(small.len())),
        entry(0xC612, [1, 4, 0, 0]),
    ]);
    let second = directory(&[
        entry(0x103, at(7)),
        entry(0x111, at(pictures + small.len())),
        entry(0x117, at(large.len())),
    ]);
    let raw = [b"II*\0\x08\0\0\0".to_vec(), first, second, small, large].concat();
    let examined = in_process::examine(&raw).unwrap();
    assert_eq!((examined.width, examined.height), (100, 200));
    assert_eq!(examined.media_type, "image/x-adobe-dng");
    let made = in_process::render(&raw, Look::default(), &[order(Shape::Fit(200))]).unwrap();
    assert!(is_red(pixel(&made[0].bytes, 50, 20)) && !is_red(pixel(&made[0].bytes, 50, 180)));
    let blind = [&raw[..pictures], &vec![0; raw.len() - pictures]].concat();
    assert!(matches!(in_process::examine(&blind), Err(PictureFault::Unsupported(_))));
}

#[test]
fn transparency_becomes_paper() {
    let clear = RgbaImage::from_pixel(64, 64, Rgba([0, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let made = in_process::render(&bytes.into_inner(), Look::default(), &[order(Shape::Fit(64))]).unwrap();
    assert!(pixel(&made[0].bytes, 32, 32).iter().all(|part| *part > 250));
}

#[test]
fn published_files_say_who_and_whose_and_nothing_else() {
    let mut metadata = Metadata::default();
    for (id, value) in [
        ("credit", "Silva / Agency"),
        ("copyright", "© 2026 Ana Silva"),
        ("instructions", "Not before Friday"),
    ] {
        metadata.set(field(id).unwrap(), Value::One(value.into()));
    }
    metadata.set(field("creator").unwrap(), Value::Many(vec!["Ana Silva".into(), "Ivo Berg".into()]));
    for format in [Format::Jpeg { quality: 80 }, Format::WebP { quality: 70 }, Format::Avif { quality: 52 }] {
        let ordered = Order { format, metadata: Some(metadata.clone()), ..order(Shape::Width(480)) };
        let made = darkroom().render(&sample("ridges-at-dusk.jpg"), Look::default(), &[ordered]).unwrap();
        let back = in_process::examine(&made[0].bytes).unwrap().raw;
        assert_eq!(back.xmp.list("creator"), ["Ana Silva", "Ivo Berg"]);
        assert_eq!(back.xmp.text("credit"), "Silva / Agency");
        assert_eq!(back.exif.text("copyright"), "© 2026 Ana Silva");
        let jpeg = matches!(format, Format::Jpeg { .. });
        assert_eq!(back.iim.text("credit"), if jpeg { "Silva / Agency" } else { "" });
        let text = String::from_utf8_lossy(&made[0].bytes).into_owned();
        assert!(!text.contains("Friday") && !text.contains("Galley samples"));
    }
}

#[test]
fn files_that_are_no_pictures_have_their_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let darkroom = darkroom();
    let whole = std::fs::read(sample("harbour-morning.jpg")).unwrap();
    let examine = |name: &str, bytes: &[u8]| darkroom.examine(&put(folder.path(), name, bytes), None);
    assert_eq!(examine("empty.jpg", b""), Err(PictureFault::Empty));
    assert_eq!(examine("letter.jpg", b"Dear editor, this is a letter."), Err(PictureFault::NotAPicture));
    assert!(matches!(examine("cut.jpg", &whole[..whole.len() / 2]), Err(PictureFault::Damaged(_))));
    assert!(matches!(
        examine("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        Err(PictureFault::Damaged(_))
    ));
    assert!(matches!(
        examine("film.mp4", b"\0\0\0\x14ftypisom\0\0\0\0mp42"),
        Err(PictureFault::Unsupported(_))
    ));
    assert!(matches!(darkroom.examine(&folder.path().join("gone.jpg"), None), Err(PictureFault::Io(_))));
    assert!(darkroom.examine(folder.path(), None).is_err());
    assert!(examine("whole.jpg", &whole).is_ok(), "and the darkroom goes on");
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_by_its_header() {
    let mut png = halves(8, 8, ImageFormat::Png);
    // Width and height stand at byte 16; the checksum behind them is wrong then, which must not matter.
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let refused = in_process::examine(&png);
    assert!(matches!(refused, Err(PictureFault::TooLarge { .. } | PictureFault::Damaged(_))), "{refused:?}");
}

#[test]
fn a_worker_that_is_too_slow_or_dies_costs_one_picture() {
    let slow = darkroom().within(Duration::from_micros(1));
    assert_eq!(slow.examine(&sample("ridges-at-dusk.jpg"), None), Err(PictureFault::TimedOut));
    let no_worker = Darkroom::with_program("/bin/true".into());
    assert_eq!(no_worker.examine(&sample("ridges-at-dusk.jpg"), None), Err(PictureFault::WorkerLost));
    let missing = Darkroom::with_program("/nowhere/at/all".into());
    assert!(matches!(missing.examine(&sample("ridges-at-dusk.jpg"), None), Err(PictureFault::Io(_))));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 120, ..Default::default() })]

    /// Flipped and cut files never panic, whatever else they do.
    #[test]
    fn broken_files_do_no_harm(kind in 0..3_usize, cut in 0.0..1.0_f64, flips in proptest::collection::vec((0.0..1.0_f64, 0..8_u32), 0..12)) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][kind];
        let mut bytes = halves(96, 64, format);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = |share: f64, length: usize| (share * length as f64) as usize;
        for (share, bit) in flips {
            let at = place(share, bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let end = bytes.len() - place(cut, bytes.len()) / 2;
        let _ = in_process::examine(&bytes[..end]);
    }
}

#[test]
fn what_is_made_behind_gives_way_and_is_the_same_when_it_is_left_in_peace() {
    let darkroom = darkroom();
    let photo = sample("ridges-at-dusk.jpg");
    let orders =
        [480, 1600].map(|width| Order { format: Format::Avif { quality: 52 }, ..order(Shape::Width(width)) });
    let behind =
        |go_on: &dyn Fn() -> bool| darkroom.render_behind(&photo, Look::default(), &orders, go_on).unwrap();
    assert_eq!(behind(&|| false), None, "nobody wants it");
    // It is asked again while the worker is at it, which takes longer than to ask.
    let asked = Cell::new(0);
    let while_at_it = || {
        asked.set(asked.get() + 1);
        asked.get() < 2
    };
    assert_eq!(behind(&while_at_it), None);
    let somebody_looks = || {
        asked.set(asked.get() + 1);
        asked.get() < 4 || darkroom.examine(&photo, None).is_ok()
    };
    assert_eq!(behind(&somebody_looks), None);
    assert_eq!(asked.get(), 4, "it is left at once");
    let made = behind(&|| true);
    assert_eq!(made, Some(darkroom.render(&photo, Look::default(), &orders).unwrap()));
}
