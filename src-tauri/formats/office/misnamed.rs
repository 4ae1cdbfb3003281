//! Files whose names promise a Word or OpenDocument file and whose bytes are something else: said by what they are, so
//! that nobody publishes the inside of an RTF file as text.

/// What a file is whose name says it is a manuscript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misnamed {
    promised: &'static str,
    is: &'static str,
    /// What to do.
    pub hint: &'static str,
}

impl Misnamed {
    /// The sentence for the person who brought the file.
    pub fn sentence(&self, file_name: &str) -> String {
        match self.is {
            LOCKED => format!("{file_name} is {LOCKED}."),
            is => format!("{file_name} is no {}: it is {is}.", self.promised),
        }
    }
}

const LOCKED: &str = "locked with a password";

const SAVE_ANEW: &str = "Open it in Word or LibreOffice and save it as a Word document (.docx).";

/// Says what a file is that is no manuscript although its name ends in `.docx` or `.odt`; `None` where the name promises
/// nothing, and for manuscripts.
pub fn misnamed(file_name: &str, bytes: &[u8]) -> Option<Misnamed> {
    let promised = match file_name.rsplit_once('.')?.1.to_lowercase().as_str() {
        "docx" | "docm" | "dotx" => "Word file",
        "odt" | "ott" => "OpenDocument text",
        _ => return None,
    };
    if super::kind_of(bytes).is_some() {
        return None;
    }
    let (is, hint) = truly(bytes);
    Some(Misnamed { promised, is, hint })
}

fn truly(bytes: &[u8]) -> (&'static str, &'static str) {
    let start = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let head = String::from_utf8_lossy(start.trim_ascii_start()).to_lowercase();
    if bytes.is_empty() {
        ("empty", "Ask for it once more; it was cut off on its way.")
    } else if start.starts_with(b"{\\rtf") {
        ("an RTF file", SAVE_ANEW)
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // What Word locks with a password is put into a file of this old kind.
        if is_locked(bytes) {
            (LOCKED, "Open it with its password and save it without one.")
        } else {
            ("a Word file of before 2007 (.doc)", SAVE_ANEW)
        }
    } else if bytes.starts_with(b"PK") {
        (
            "a damaged file, or an archive of something else",
            "Open it in Word or LibreOffice and save it anew.",
        )
    } else if bytes.starts_with(b"%PDF") {
        ("a PDF", "Ask for the document that the PDF was made of.")
    } else if ["<!doctype html", "<html", "<?xml", "<head", "<body"].iter().any(|tag| head.starts_with(tag)) {
        ("a web page", "Rename it so that its name ends in .html, and import it again.")
    } else if bytes.contains(&0) {
        ("a damaged file", "Ask for it once more, or open it in Word or LibreOffice and save it anew.")
    } else {
        ("plain text", "Rename it so that its name ends in .txt, and import it again.")
    }
}

/// Does an old container hold a locked package? Its streams have names in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|part| part == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_counts_more_than_its_name() {
        let is = |name: &str, bytes: &[u8]| misnamed(name, bytes).map(|found| found.is);
        assert_eq!(is("a.docx", b"{\\rtf1 x}"), Some("an RTF file"));
        assert_eq!(is("a.DOCX", b"<!DOCTYPE html><p>x"), Some("a web page"));
        assert_eq!(is("a.odt", b"\xD0\xCF\x11\xE0 and more"), Some("a Word file of before 2007 (.doc)"));
        let locked: Vec<u8> = b"\xD0\xCF\x11\xE0"
            .iter()
            .copied()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(is("a.docx", &locked), Some("locked with a password"));
        assert_eq!(is("a.docx", b"The ferry stays."), Some("plain text"));
        assert_eq!(is("a.docx", b""), Some("empty"));
        assert_eq!(is("a.docx", b"PK\x03\x04"), Some("a damaged file, or an archive of something else"));
        assert_eq!(is("a.txt", b"{\\rtf1 x}"), None, "its name promises nothing");
        let word = super::super::package::pack([
            ("[Content_Types].xml", b"<Types/>".as_slice()),
            ("word/document.xml", b"<d/>".as_slice()),
        ]);
        assert_eq!(is("a.docx", &word), None);
    }
}
