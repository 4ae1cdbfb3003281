//! Files that nobody would send: mangled, bombs, locked, endless. They are refused or read; nothing panics.

use super::golden::manuscripts;
use crate::office::package::pack;
use crate::office::{Unreadable, kind_of, read};
use model::document::Document;
use proptest::prelude::*;
use std::sync::LazyLock;

static FILES: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| manuscripts().into_iter().map(|(_, bytes)| bytes).collect());

fn word(document: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"x\"><w:body>{document}</w:body></w:document>");
    pack([("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", body.as_bytes())])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// The zip itself is mangled.
    #[test]
    fn mangled_files_are_refused_or_read(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
        let mut bytes = FILES[which.index(FILES.len())].clone();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if byte % 3 == 0 {
            bytes.truncate(cut.index(bytes.len()).max(4));
        }
        let _ = kind_of(&bytes);
        if let Ok(manuscript) = read(&bytes) {
            prop_assert!(Document::read(manuscript.piece.document.write()).is_ok());
        }
    }

    /// The XML is well-formed and makes no sense.
    #[test]
    fn senseless_bodies_are_read(pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let mut open: Vec<&str> = Vec::new();
        let mut body = String::new();
        for piece in pieces {
            match piece.strip_prefix('/') {
                Some(_) => if let Some(name) = open.pop() { body.push_str(&format!("</w:{name}>")); },
                None if piece.contains('=') || piece.starts_with('!') => body.push_str(&piece.replace('!', "")),
                None => { body.push_str(&format!("<w:{piece}>")); open.push(piece); }
            }
        }
        open.iter().rev().for_each(|name| body.push_str(&format!("</w:{name}>")));
        let manuscript = read(&word(&body)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(Document::read(manuscript.piece.document.write()).is_ok(), "{}", body);
    }
}

const PIECES: &[&str] = &[
    "p",
    "p",
    "r",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "pPr",
    "rPr",
    "ins",
    "del",
    "hyperlink",
    "sdt",
    "sdtContent",
    "drawing",
    "txbxContent",
    "AlternateContent",
    "Choice",
    "Fallback",
    "numPr",
    "/",
    "/",
    "/",
    "!words",
    "!<w:pStyle w:val=\"Quote\"/>",
    "!<w:pStyle w:val=\"heading 1\"/>",
    "!<w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/>",
    "!<w:gridSpan w:val=\"99999999\"/>",
    "!<w:br/>",
    "!<w:tab/>",
    "!<w:blip embed=\"x\"/>",
    "!<w:fldChar w:fldCharType=\"begin\"/>",
    "!<w:fldChar w:fldCharType=\"separate\"/>",
    "!<w:footnoteReference w:id=\"1\"/>",
    "!<w:sectPr/>",
];

#[test]
fn a_bomb_is_not_unpacked() {
    let bytes = word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(40_000_000)));
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    assert_eq!(read(&bytes), Err(Unreadable::TooLarge));
}

#[test]
fn entities_depth_and_other_archives_are_refused() {
    let document = "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"x\"><w:body/></w:document>";
    let bytes =
        pack([("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", document.as_bytes())]);
    assert_eq!(read(&bytes), Err(Unreadable::Broken));
    assert_eq!(
        read(&word(&("<w:sdt><w:sdtContent>".repeat(5_000) + &"</w:sdtContent></w:sdt>".repeat(5_000)))),
        Err(Unreadable::TooLarge)
    );
    assert_eq!(kind_of(&pack([("a.txt", b"a".as_slice())])), None);
    assert_eq!(kind_of(b"PK\x03\x04"), None);
    let locked = pack([
        ("mimetype", b"application/vnd.oasis.opendocument.text".as_slice()),
        ("META-INF/manifest.xml", b"<m><encryption-data/></m>".as_slice()),
        ("content.xml", b"x".as_slice()),
    ]);
    assert_eq!(read(&locked), Err(Unreadable::Locked));
}

#[test]
fn an_embargo_holds_whatever_its_style_and_words() {
    let line = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let read_in =
        |first: &str| read(&word(&format!("{}{}", line(first), line("The ferry stays.")))).unwrap().piece;
    let kept = read_in("EMBARGO: not for publication before 2026-11-24T18:00:00Z");
    assert_eq!(kept.fields.embargo.unwrap().to_string(), "2026-11-24T18:00:00Z");
    let rewritten = read_in("EMBARGO: not for publication before 24 Nov, 6 pm");
    assert_eq!(rewritten.fields.embargo.unwrap().to_string(), crate::import::HELD);
    assert!(rewritten.fields.notes.contains("24 Nov, 6 pm"), "{}", rewritten.fields.notes);
    assert_eq!(model::document::plain_text(&rewritten.document), "The ferry stays.");
    let theirs = read_in("Embargoed until 00:01 GMT, 3 March 2027");
    assert_eq!(theirs.fields.text("embargo").as_deref(), Some("2027-03-03T00:01:00Z"));
    assert!(theirs.fields.notes.contains("Embargoed until"), "{}", theirs.fields.notes);
    assert_eq!(read_in("Embargo on oil is extended").fields.embargo, None);
}

#[test]
fn words_that_stand_twice_for_old_and_new_programs_are_read_once() {
    let alternate = |choice: &str, fallback: &str| {
        format!(
            "<w:AlternateContent><w:Choice Requires=\"w16se\">{choice}</w:Choice><w:Fallback>{fallback}</w:Fallback></w:AlternateContent>"
        )
    };
    let smile = "<w:symEx w:font=\"Segoe UI Emoji\" w:char=\"1F60A\"/>";
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let words = |words: &str| format!("<w:t xml:space=\"preserve\">{words}</w:t>");
    let body = [
        run(&words("She said thanks ")),
        run(&alternate(smile, &words("😊"))),
        run(&alternate(smile, "")),
        alternate(&run(&words(" and")), &run(&words(" and (old)"))),
        run(&words(" left.")),
    ];
    let manuscript = read(&word(&format!("<w:p>{}</w:p>", body.concat()))).unwrap();
    assert_eq!(model::document::plain_text(&manuscript.piece.document), "She said thanks 😊😊 and left.");
}
