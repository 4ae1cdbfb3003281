//! Bytes into text: byte order marks, UTF-8, UTF-16, and otherwise what the letters look like.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// No bytes at all, or nothing but blanks.
    #[error("it is empty")]
    Empty,
    /// Something else than text.
    #[error("it is {0}, not a text")]
    NotText(&'static str),
    /// JSON or XML that is no news.
    #[error("it is {0}, and no news that Galley knows")]
    NoNews(&'static str),
    /// XML that breaks off, or is none.
    #[error("it is broken: its XML cannot be read to its end")]
    Broken,
}

/// How far into a file it may say what it is written in, as browsers look.
const START: usize = 1024;

/// First bytes of files that are no text.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word file or an archive"),
    (b"\xD0\xCF\x11\xE0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
];

/// The text, and a sentence when its encoding had to be found out.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<String>), Undecodable> {
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Undecodable::NotText(what));
    }
    let (text, note) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding.decode(bytes).0.into_owned(), None),
        None => without_mark(bytes)?,
    };
    if text.trim().is_empty() { Err(Undecodable::Empty) } else { Ok((text, note)) }
}

fn without_mark(bytes: &[u8]) -> Result<(String, Option<String>), Undecodable> {
    if let Some(encoding) = wide(bytes) {
        return Ok((encoding.decode(bytes).0.into_owned(), Some(said(encoding.name()))));
    }
    if bytes.contains(&0) {
        return Err(Undecodable::NotText("something with bytes that no text has"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    if nearly_utf8(bytes) {
        let note =
            "The file is UTF-8 with broken letters; look at those that are shown as \u{fffd}.".to_owned();
        return Ok((String::from_utf8_lossy(bytes).into_owned(), Some(note)));
    }
    // Templates say UTF-8 whatever they are filled with.
    if let Some(encoding) = declared(bytes).filter(|encoding| *encoding != UTF_8) {
        return Ok((encoding.decode(bytes).0.into_owned(), Some(said(encoding.name()))));
    }
    if dos(bytes) {
        let text = oem_cp::decode_string_complete_table(bytes, &oem_cp::code_table::DECODING_TABLE_CP437);
        return Ok((text, Some(said("code page 437"))));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    Ok((encoding.decode(bytes).0.into_owned(), Some(said(encoding.name()))))
}

/// What a page or XML says at its beginning that it is written in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.trim_ascii_start();
    let head = String::from_utf8_lossy(start.get(..START).unwrap_or(start)).to_ascii_lowercase();
    let label = if head.starts_with("<?xml") {
        head.split("?>").next()?.split_once("encoding=")?.1
    } else if head.starts_with('<') {
        let metas = head.split("<meta").skip(1).filter_map(|meta| meta.split('>').next());
        metas.filter_map(|meta| meta.split_once("charset=")).map(|(_, label)| label).next()?
    } else {
        return None;
    };
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end =
        label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(label.len());
    // Whoever can read this is not told in UTF-16.
    Encoding::for_label_no_replacement(&label.as_bytes()[..end])
        .filter(|encoding| ![UTF_16BE, UTF_16LE].contains(encoding))
}

/// Letters beyond ASCII are UTF-8, but for a few: a file that was cut off, or put together of two.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= 2 * broken
}

/// The code page of old wires, which no detector knows: between plain letters it has its accents where newer ones have
/// signs, and never where newer ones have theirs.
fn dos(bytes: &[u8]) -> bool {
    let inside = |wanted: fn(u8) -> bool| {
        bytes
            .windows(3)
            .filter(|part| matches!(part, [a, b, c] if a.is_ascii_alphabetic() && wanted(*b) && c.is_ascii_alphabetic()))
            .count()
    };
    // Dashes, quotation marks and apostrophes stand between letters too.
    let accents = inside(|byte| matches!(byte, 0x80..=0x90 | 0x98..=0xA5));
    accents > 0 && inside(|byte| byte >= 0xC0) == 0 && !typographic(bytes)
}

/// Are there quotation marks, apostrophes or dashes of Windows where the old code page had letters that do not stand so?
fn typographic(bytes: &[u8]) -> bool {
    let at = |index: Option<usize>| index.and_then(|index| bytes.get(index)).copied().unwrap_or(b' ');
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
    let (mut opened, mut found) = (false, false);
    for (index, byte) in bytes.iter().enumerate() {
        let (before, next, after) = (at(index.checked_sub(1)), at(Some(index + 1)), at(Some(index + 2)));
        match byte {
            0x93 if !letter(before) && letter(next) => opened = true,
            0x94 if opened && !letter(next) => found = true,
            0x92 if before.is_ascii_lowercase() && matches!(next, b's' | b't' | b'd') && !letter(after) => {
                found = true
            }
            0x96 | 0x97 if before == b' ' && next == b' ' => found = true,
            _ => {}
        }
    }
    found
}

/// UTF-16 without a mark: most of the high bytes are zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len() / 2;
    match (zeros(0), zeros(1)) {
        _ if half == 0 || bytes.len() % 2 == 1 => None,
        (even, odd) if odd * 10 > half * 6 && even * 10 < half => Some(UTF_16LE),
        (even, odd) if even * 10 > half * 6 && odd * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}

fn said(encoding: &str) -> String {
    format!("The file was read as {encoding}; look at letters with accents.")
}
