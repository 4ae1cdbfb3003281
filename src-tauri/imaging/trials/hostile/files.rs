//! Files that mean harm, by name: what they claim, where they point, what they become.

use super::pieces::*;
use image::{ImageFormat, RgbImage};
use jpeg_encoder::{ColorType, Encoder};
use std::io::Cursor;

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
const GUID: &[u8; 32] = b"0123456789ABCDEF0123456789ABCDEF";

/// A small sound picture in a format.
pub(crate) fn sound(format: ImageFormat) -> Vec<u8> {
    #[allow(clippy::cast_possible_truncation)] // a pattern
    let picture = RgbImage::from_fn(96, 64, |x, y| image::Rgb([(x * 2) as u8, (y * 3) as u8, (x ^ y) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Every file with its name.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    [pngs(), jpegs(), metadata(), tiffs(), others()].concat()
}

fn pngs() -> Vec<(&'static str, Vec<u8>)> {
    let pixels = |megabytes| chunk(b"IDAT", &swelling(megabytes));
    let profile = |megabytes| chunk(b"iCCP", &[b"p\0\0".to_vec(), swelling(megabytes)].concat());
    let text = |name: &[u8; 4], keyword: &[u8]| chunk(name, &[keyword, &swelling(4_000)].concat());
    let small = |extra: Vec<u8>| png(8, 8, 8, 2, &[extra, pixels(1)]);
    vec![
        ("claims 4 gigapixels.png", png(65_000, 65_000, 8, 2, &[pixels(1)])),
        ("claims the most.png", png(u32::MAX, u32::MAX, 16, 6, &[pixels(1)])),
        ("needs 900 MB.png", png(10_900, 10_900, 16, 6, &[pixels(1)])),
        ("claims 350 MB and ends.png", png(10_900, 10_900, 8, 2, &[pixels(1)])),
        ("swells beyond its size.png", png(64, 64, 8, 2, &[pixels(2_000)])),
        ("profile of 4 GB.png", small(profile(4_000))),
        ("profile of 20 MB.png", small(profile(20))),
        ("text of 4 GB.png", small(text(b"zTXt", b"Comment\0\0"))),
        ("iptc of 4 GB.png", small(text(b"zTXt", b"Raw profile type iptc\0\0"))),
        ("xmp of 4 GB.png", small(text(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0"))),
        ("chunk of 4 GB.png", [&small(vec![])[..33], &[0xFF; 4], b"tEXt", &[0; 40]].concat()),
        ("ten thousand chunks.png", small(chunk(b"tEXt", b"a\0b").repeat(10_000))),
        ("no pixels.png", png(8, 8, 8, 2, &[])),
        ("no size.png", png(0, 0, 8, 2, &[pixels(1)])),
    ]
}

fn jpeg(width: u16, height: u16, progressive: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 60);
    encoder.set_progressive(progressive);
    let pixels = vec![90; usize::from(width) * usize::from(height)];
    encoder.encode(&pixels, width, height, ColorType::Luma).unwrap();
    file
}

/// The same with another size in its frame header.
fn claiming(width: u16, height: u16, progressive: bool) -> Vec<u8> {
    let mut file = jpeg(32, 32, progressive);
    let frame = file.windows(2).position(|pair| matches!(pair, [0xFF, 0xC0 | 0xC2])).unwrap();
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

/// A progressive picture whose last scan comes again and again.
fn scans(times: usize) -> Vec<u8> {
    let file = jpeg(2_000, 2_000, true);
    let last = file.windows(2).rposition(|pair| pair == [0xFF, 0xDA]).unwrap();
    let (end, scan) = (file.len() - 2, &file[last..file.len() - 2]);
    [&file[..end], &scan.repeat(times), &file[end..]].concat()
}

fn jpegs() -> Vec<(&'static str, Vec<u8>)> {
    let plain = jpeg(32, 32, false);
    let profile = |number: u8, of: u8, data: &[u8]| segment(0xE2, &[b"ICC_PROFILE\0", &[number, of], data]);
    vec![
        ("claims 4 gigapixels.jpg", claiming(65_500, 65_500, false)),
        ("claims 119 megapixels.jpg", claiming(10_900, 10_900, false)),
        ("claims 119 megapixels in steps.jpg", claiming(10_900, 10_900, true)),
        ("claims more than it has.jpg", [claiming(1_000, 1_000, false), vec![0xFF; MEGA]].concat()),
        ("no size.jpg", claiming(0, 0, false)),
        ("a thousand scans.jpg", scans(1_000)),
        ("a profile in 255 parts, one there.jpg", with_segments(&plain, &[profile(255, 255, &[7; 90])])),
        (
            "a profile of nothing but tags.jpg",
            with_segments(&plain, &[profile(1, 1, &endless_profile(b"RGB "))]),
        ),
        ("inks in endless tables.jpg", inks(&endless_profile(b"CMYK"))),
        ("segments without end.jpg", with_segments(&plain, &vec![segment(0xE1, &[b"x"]); 60_000])),
        ("a segment of no length.jpg", [&plain[..2], &[0xFF, 0xE1, 0, 0], &plain[2..]].concat()),
        ("only fill bytes.jpg", [&plain[..2], &vec![0xFF; MEGA], &plain[2..]].concat()),
        ("tail of 20 MB.jpg", [plain, vec![0xFF; 20 * MEGA]].concat()),
    ]
}

fn inks(profile: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 60);
    encoder.add_icc_profile(profile).unwrap();
    encoder.encode(&[90; 32 * 32 * 4], 32, 32, ColorType::Cmyk).unwrap();
    file
}

/// A profile with a table of 255 steps for each of 15 inputs, and a number of tags that no file has.
fn endless_profile(space: &[u8; 4]) -> Vec<u8> {
    let mut head = vec![0; 128];
    head[8] = 2;
    head[12..16].copy_from_slice(b"prtr");
    head[16..20].copy_from_slice(space);
    head[20..24].copy_from_slice(b"Lab ");
    head[36..40].copy_from_slice(b"acsp");
    let table = [b"mft2\0\0\0\0".as_slice(), &[15, 3, 255, 0], &[0; 36], &[0xFF; 4], &[9; 64]].concat();
    let tags = [b"A2B0".as_slice(), &[0, 0, 0, 144, 0, 0, 0, 112]].concat();
    let mut profile = [head, vec![0xFF, 0xFF, 0xFF, 0xFF], tags, table].concat();
    let size = u32::try_from(profile.len()).unwrap();
    profile[..4].copy_from_slice(&size.to_be_bytes());
    profile
}

/// Blocks of metadata in a sound JPEG.
fn metadata() -> Vec<(&'static str, Vec<u8>)> {
    let plain = jpeg(32, 32, false);
    let xmp = |packet: &str| with_segments(&plain, &[segment(0xE1, &[XMP, packet.as_bytes()])]);
    let exif = |block: &[u8]| with_segments(&plain, &[segment(0xE1, &[b"Exif\0\0", block])]);
    let resources = |block: &[u8]| with_segments(&plain, &[segment(0xED, &[PHOTOSHOP, block])]);
    let more = |total: u32, offset: u32, text: &[u8]| {
        segment(0xE1, &[XMP_MORE, GUID, &total.to_be_bytes(), &offset.to_be_bytes(), text])
    };
    let naming = || segment(0xE1, &[XMP, b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", GUID]);
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let nested = [b"8BIM\x04\x04\0\0\0\0\x3f\xff".repeat(600), vec![0; 40]].concat();
    vec![
        ("a billion laughs.jpg", xmp(&format!("<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]><x>&l9;</x>"))),
        (
            "an entity from a file.jpg",
            xmp("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>"),
        ),
        ("deep xmp.jpg", xmp(&"<a>".repeat(20_000))),
        ("wide xmp.jpg", xmp(&format!("<a>{}</a>", "<b/>".repeat(15_000)))),
        ("one attribute of 60 KB.jpg", xmp(&format!("<a b='{}'/>", "&lt;".repeat(15_000)))),
        ("extended xmp at the end of the world.jpg", {
            with_segments(&plain, &[naming(), more(u32::MAX, u32::MAX, b"<a/>"), more(4, 0, b"<a/>")])
        }),
        ("extended xmp that overlaps.jpg", {
            with_segments(&plain, &[naming(), more(8, 0, b"<a/>"), more(8, 2, b"<a/>"), more(8, 0, b"<a/>")])
        }),
        ("extended xmp of 70 MB.jpg", {
            let pieces = (0..1_100).map(|n| more(72_000_000, n * 65_000, &[b'<'; 65_000]));
            with_segments(&plain, &[vec![naming()], pieces.collect()].concat())
        }),
        ("exif in a circle.jpg", exif(&tiff(&[(0x8769, 8), (0x8825, 8), (0xA005, 8)], 8, &[]))),
        (
            "exif with 65535 entries.jpg",
            exif(&[b"II*\0\x08\0\0\0\xFF\xFF".as_slice(), &[7; 60_000]].concat()),
        ),
        ("exif that points away.jpg", exif(b"MM\0*\xFF\xFF\xFF\xF0")),
        (
            "exif of one text of 4 GB.jpg",
            exif(b"II*\0\x08\0\0\0\x01\0\x3b\x01\x02\0\xFF\xFF\xFF\xFF\x08\0\0\0\0\0\0\0"),
        ),
        ("resources in resources.jpg", resources(&nested)),
        ("a resource of 4 GB.jpg", resources(b"8BIM\x04\x04\0\0\xFF\xFF\xFF\xFFabc")),
        (
            "a dataset of 4 GB.jpg",
            resources(b"8BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x78\x80\x04\xFF\xFF\xFF\xFF"),
        ),
        (
            "a dataset whose size has 32767 bytes.jpg",
            resources(b"8BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x78\xFF\xFF\xFF\xFF\xFF\xFF"),
        ),
        ("200 segments of resources.jpg", {
            with_segments(&plain, &vec![segment(0xED, &[PHOTOSHOP, &[0x1C; 65_000]]); 400])
        }),
    ]
}

fn tiffs() -> Vec<(&'static str, Vec<u8>)> {
    let of = |side: u32, strips: &[(u16, u32)]| {
        [&[(256, side), (257, side), (258, 8), (259, 1), (262, 1)], strips].concat()
    };
    let whole = |side: u32, length: u32| of(side, &[(273, 8), (277, 1), (278, side), (279, length)]);
    let packed = swelling(1_000);
    let deflated = |length: u32| {
        let strips = [(273, 8 + 2 + 9 * 12 + 4), (277, 1), (278, 64), (279, length)];
        let mut entries = of(64, &strips);
        entries[3] = (259, 8);
        entries
    };
    vec![
        ("claims 4 gigapixels.tif", tiff(&whole(65_000, 10), 0, &[0; 90])),
        ("claims 119 megapixels.tif", tiff(&whole(10_900, 118_810_000), 0, &[0; 90])),
        ("a strip of 4 GB.tif", tiff(&whole(64, u32::MAX), 0, &[0; 90])),
        ("65535 samples.tif", tiff(&of(64, &[(273, 8), (277, 65_535), (278, 64), (279, 90)]), 0, &[0; 90])),
        (
            "one row a strip, all the same.tif",
            tiff(&of(8_000, &[(273, 8), (277, 1), (278, 1), (279, 8_000)]), 0, &[0; 90]),
        ),
        ("a circle.tif", tiff(&whole(4, 16), 8, &[0; 90])),
        ("circles inside.tif", tiff(&[&whole(4, 16)[..], &[(330, 8), (34_665, 8)]].concat(), 8, &[0; 90])),
        ("swells.tif", tiff(&deflated(u32::try_from(packed.len()).unwrap()), 0, &packed)),
        ("a raw file that is its own preview.dng", {
            tiff(&[&whole(4, 16)[..], &[(513, 0), (514, 190), (50_706, 1)]].concat(), 8, &[0; 90])
        }),
        ("no directory.tif", b"II*\0\xFF\xFF\xFF\x7F".to_vec()),
    ]
}

fn others() -> Vec<(&'static str, Vec<u8>)> {
    let lossless = |width: u32, height: u32| {
        let bits = (width - 1) | (height - 1) << 14;
        riff(b"VP8L", &[&[0x2F], bits.to_le_bytes().as_slice(), &[0; 40]].concat())
    };
    let canvas = |chunks: &[Vec<u8>]| {
        let header = riff(b"VP8X", &[0b10_1110, 0, 0, 0, 0xFF, 0x3F, 0, 0xFF, 0x3F, 0]);
        webp(&[vec![header], chunks.to_vec()].concat())
    };
    let phone = |boxes: &[Vec<u8>]| {
        [boxed(b"ftyp", b"heic\0\0\0\0mif1heic"), boxed(b"meta", &[vec![0; 4], boxes.concat()].concat())]
            .concat()
    };
    let places = [&[0, 0, 0, 0, 0x44, 0, 0xFF, 0xFF][..], &[0, 1, 0, 0, 0xFF, 0xFF].repeat(9_000)].concat();
    let mut gif = b"GIF89a\xFF\xFF\xFF\xFF\xF7\0\0".to_vec();
    gif.extend(vec![0; 2_000]);
    vec![
        ("claims 268 megapixels.webp", webp(&[lossless(16_384, 16_384)])),
        ("claims 100 megapixels and ends.webp", webp(&[lossless(10_000, 10_000)])),
        ("a canvas without a picture.webp", canvas(&[])),
        ("a canvas of 1 TB.webp", canvas(&[riff(b"ANIM", &[0; 6]), riff(b"ANMF", &[0xFF; 40])])),
        ("ten thousand chunks.webp", canvas(&vec![riff(b"XMP ", b"<a/>"); 10_000])),
        (
            "a chunk of 4 GB.webp",
            [b"RIFF\xFF\xFF\xFF\xFFWEBPXMP \xFF\xFF\xFF\xFF".as_slice(), &[0; 90]].concat(),
        ),
        ("boxes in boxes.heic", phone(&[(0..2_000).fold(vec![], |inner, _| boxed(b"iprp", &inner))])),
        (
            "items without end.heic",
            phone(&[boxed(b"iinf", &[1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]), boxed(b"iloc", &places)]),
        ),
        (
            "a box of no length.heic",
            [boxed(b"ftyp", b"heic\0\0\0\0heic"), vec![0, 0, 0, 0], b"meta".to_vec(), vec![0; 900]].concat(),
        ),
        (
            "a box of 16 exabytes.avif",
            [boxed(b"ftyp", b"avif\0\0\0\0avif"), vec![0, 0, 0, 1], b"meta".to_vec(), vec![0xFF; 900]]
                .concat(),
        ),
        ("a film.gif", gif),
        ("nothing.jpg", vec![]),
        ("zeros.png", vec![0; MEGA]),
        ("only a marker.jpg", vec![0xFF, 0xD8, 0xFF]),
    ]
}
