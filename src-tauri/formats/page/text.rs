//! Characters that a page can hold, and the plain lines that the head, the JSON-LD and the page must share.
//!
//! HTML forbids control characters and noncharacters even when escaped; none of them can be seen, so they
//! are left out. Everything a reader can see comes through.

/// The text without characters that HTML forbids; carriage returns become line feeds.
pub(crate) fn permitted(text: &str) -> String {
    // Most text is already, and most of that can be told by its bytes, many at a time.
    let told = || {
        text.as_bytes().chunks(64).all(|bytes| bytes.iter().fold(true, |all, byte| all & is_harmless(*byte)))
    };
    if told() || text.chars().all(|c| c != '\r' && is_permitted(c)) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| is_permitted(*c)).collect()
}

/// Does no character with this byte in its UTF-8 have to go? The others are: control characters, the first byte of those from
/// U+0080 on (C2), of U+FDD0 to U+FDEF and U+FFFE and U+FFFF (EF), and of everything beyond.
fn is_harmless(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x20..=0x7E | 0x80..=0xC1 | 0xC3..=0xEE)
}

fn is_permitted(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}' => false,
        _ => (c as u32) & 0xFFFE != 0xFFFE,
    }
}

/// One line of plain text: headlines, names, alt texts. No-break spaces stay what they are.
pub(crate) fn line(text: &str) -> String {
    permitted(text).replace(['\n', '\t'], " ").trim().to_owned()
}

/// Is there nothing in it that a reader could see?
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || !is_permitted(c)
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    })
}

/// Do both read the same, blanks and case aside?
pub(crate) fn same(a: &str, b: &str) -> bool {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    fold(a) == fold(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes_and_everything_else_stays() {
        assert_eq!(permitted("a\u{0}\u{1}\r\nb\u{FFFF}\u{85}c\u{2028}👩‍🚀"), "a\nbc\u{2028}👩‍🚀");
        assert_eq!(line(" a\nb\u{a0}c "), "a b\u{a0}c");
        assert!(is_blank(" \u{200b}\u{feff}\n"));
        assert!(!is_blank("\u{FFFD}"));
    }

    #[test]
    fn no_character_of_harmless_bytes_has_to_go() {
        let told = |c: &char| c.to_string().bytes().all(is_harmless);
        let known: Vec<char> = ('\0'..=char::MAX).filter(told).collect();
        assert!(known.iter().all(|c| *c != '\r' && is_permitted(*c)));
        assert!(['a', 'é', '“', '—', '東', '\n'].iter().all(|c| known.contains(c)));
    }
}
