//! In which encoding the text of an IIM block is written: said by the block, or else found out from all of its text.
//!
//! Dataset 1:90 names an encoding with an escape sequence of ISO 2022. Most files have none, and then it is that of the
//! computer they were written on. UTF-8 proves itself; the rest is told apart by which reading makes words.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_5, ISO_8859_7, MACINTOSH, UTF_8, WINDOWS_1250, WINDOWS_1252};

/// The escape sequences that newsrooms have written, with what they mean.
const SAID: &[(&[u8], &Encoding)] = &[
    (b"\x1b%G", UTF_8),
    (b"\x1b%/G", UTF_8),
    (b"\x1b%/H", UTF_8),
    (b"\x1b%/I", UTF_8),
    // Latin-1, which everybody writes with the quotation marks of Windows.
    (b"\x1b.A", WINDOWS_1252),
    (b"\x1b-A", WINDOWS_1252),
    (b"\x1b/A", WINDOWS_1252),
    (b"\x1b-B", WINDOWS_1250),
    (b"\x1b-L", ISO_8859_5),
    (b"\x1b-F", ISO_8859_7),
];

/// The encoding of a block.
pub(in super::super) struct Charset(&'static Encoding);

impl Charset {
    /// The encoding of these datasets (record, number, bytes).
    pub(in super::super) fn of(datasets: &[(u8, u8, &[u8])]) -> Self {
        let texts = || datasets.iter().filter(|(record, ..)| *record == 2).map(|(_, _, bytes)| *bytes);
        // A mark can be wrong: programs that do not know it keep it and write what they always did.
        let said = datasets
            .iter()
            .find(|(record, number, _)| (*record, *number) == (1, 90))
            .and_then(|(_, _, bytes)| SAID.iter().find(|(sequence, _)| sequence == bytes))
            .map(|(_, encoding)| *encoding)
            .filter(|encoding| texts().filter(|bytes| is_text(bytes)).all(|bytes| fits(encoding, bytes)));
        if let Some(encoding) = said {
            return Self(encoding);
        }
        let texts: Vec<&[u8]> = texts().filter(|bytes| is_text(bytes) && !bytes.is_ascii()).collect();
        if texts.iter().all(|bytes| fits(UTF_8, bytes)) {
            return Self(UTF_8);
        }
        Self(guess(&texts.join(b"\n".as_slice())))
    }

    /// A value as text, without the zeros some programs put behind it.
    pub(in super::super) fn text(&self, bytes: &[u8]) -> String {
        let (text, _) = self.0.decode_without_bom_handling(bytes);
        // The half of a character that is left at a limit is no part of the text.
        text.trim_end_matches('\0').trim_end_matches('\u{FFFD}').to_owned()
    }
}

/// Version numbers are no text.
pub(in super::super) fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().any(|byte| *byte < 8)
}

/// Shorter texts were not cut off by a limit.
const PERHAPS_CUT: usize = 28;

/// Does it read as that encoding? A text cut off by its limit may end in the middle of a character.
fn fits(encoding: &Encoding, bytes: &[u8]) -> bool {
    if encoding != UTF_8 {
        return true;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && bytes.len() >= PERHAPS_CUT,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // What browsers meet is never Mac Roman, so the detector does not know it; older picture desks wrote little else.
    // Where letters beyond ASCII are many the language is not a western one.
    let (high, all) = (bytes.iter().filter(|byte| !byte.is_ascii()).count(), bytes.len());
    if high * 3 > all {
        return guessed;
    }
    let mac = sense(MACINTOSH, bytes);
    if mac > sense(WINDOWS_1252, bytes) && mac > sense(guessed, bytes) { MACINTOSH } else { guessed }
}

/// How much sense a text makes in an encoding: small letters inside words and marks around them do, capitals and
/// signs inside words do not.
fn sense(encoding: &'static Encoding, bytes: &[u8]) -> i32 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let letters: Vec<char> = text.chars().collect();
    let small = |at: usize| letters.get(at).is_some_and(|c| c.is_lowercase());
    let blank = |at: usize| letters.get(at).is_none_or(|c| !c.is_alphanumeric());
    let mut sum = 0;
    for (at, letter) in letters.iter().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
        let before = at.checked_sub(1);
        let (after_small, before_small) = (before.is_some_and(small), small(at + 1));
        sum += match letter {
            'ß' | '’' if after_small => 3,
            '“' | '‘' | '„' | '«' | '¿' | '¡' | '©' if before.is_none_or(blank) => 3,
            '”' | '’' | '»' | '…' | '.' if blank(at + 1) => 3,
            '–' | '—' | '•' | '·' | '°' | '€' | '£' if before.is_none_or(blank) || blank(at + 1) => {
                1
            }
            c if c.is_lowercase() && "ªºƒµπ".contains(*c) => -2,
            c if c.is_lowercase() && (after_small || before_small) => 3,
            c if c.is_lowercase() => 1,
            c if c.is_uppercase() && !after_small && (before_small || before.is_none_or(blank)) => 2,
            c if c.is_uppercase() && !after_small => 1,
            c if c.is_control() => -5,
            _ => -3,
        };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251};

    const WESTERN: &[&str] = &[
        "José Muñoz",
        "© 2019 Zoë Lévêque",
        "“Nothing is lost” – said Åsa Öberg",
        "The photographer’s own archive",
        "Straßenfest in Köln, Grüße",
        "Cádiz",
    ];

    fn read(encoding: &'static Encoding, text: &str, mark: &[u8]) -> String {
        let (bytes, _, _) = encoding.encode(text);
        let datasets = [(1, 90, mark), (2, 0, [0, 4].as_slice()), (2, 120, &bytes)];
        Charset::of(&datasets).text(&bytes)
    }

    #[test]
    fn unmarked_text_is_told_apart() {
        for text in WESTERN {
            for encoding in [UTF_8, WINDOWS_1252, MACINTOSH] {
                assert_eq!(read(encoding, text, b""), *text, "{}", encoding.name());
            }
        }
        let russian = "Утро в порту, рыбаки возвращаются домой";
        assert_eq!(read(WINDOWS_1251, russian, b""), russian);
        let japanese = "港の朝、漁師たちが帰ってくる。";
        assert_eq!(read(SHIFT_JIS, japanese, b""), japanese);
    }

    #[test]
    fn a_mark_holds_unless_the_text_proves_it_wrong() {
        assert_eq!(read(UTF_8, "Łódź", b"\x1b%G"), "Łódź");
        assert_eq!(read(WINDOWS_1252, "José", b"\x1b%G"), "José");
        assert_eq!(read(WINDOWS_1250, "Łódź", b"\x1b-B"), "Łódź");
    }

    proptest::proptest! {
        #[test]
        fn utf_8_comes_back_marked_or_not(text in "[^\\p{Cc}\\u{fffd}]{0,40}", marked: bool) {
            proptest::prop_assert_eq!(read(UTF_8, &text, if marked { b"\x1b%G" } else { b"" }), text);
        }

        #[test]
        fn any_bytes_are_text(bytes: Vec<u8>) {
            Charset::of(&[(2, 5, &bytes)]).text(&bytes);
        }
    }
}
