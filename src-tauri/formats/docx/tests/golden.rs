//! Manuscripts of other programs: every file of `tests/documents/word` and `tests/documents/odt`, and every folder of parts
//! in them, becomes the Galley Markdown and the report beside it. `GALLEY_WRITE_CASES=1` writes them anew, to be read.

use crate::import::Piece;
use crate::office::{About, Comment, Passage, Saying, kind_of, package::pack, read};
use model::document::{Change, Document, Node, plain_text_of};
use model::story::STORY_FIELDS;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn top() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents"))
}

/// The parts of a folder as one file.
fn packed(folder: &Path) -> Vec<u8> {
    fn gather(top: &Path, folder: &Path, parts: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                gather(top, &path, parts);
            } else {
                let name = path.strip_prefix(top).unwrap().to_string_lossy().into_owned();
                parts.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut parts = BTreeMap::new();
    gather(folder, folder, &mut parts);
    pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

/// All manuscripts by name.
pub(super) fn manuscripts() -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in ["word", "odt"] {
        for entry in fs::read_dir(top().join(folder)).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                found.push((path.clone(), packed(&path)));
            } else if path.extension().is_some_and(|ending| ending == "docx" || ending == "odt") {
                found.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn said(piece: &Piece, pictures: usize, comments: &[Comment]) -> String {
    let mut out = String::new();
    piece.notes.iter().for_each(|note| out.push_str(&format!("{note}\n")));
    for guess in &piece.guesses {
        out.push_str(&format!("guessed {}: {} ({})\n", guess.field, guess.value, guess.why));
    }
    piece.fields.notes.lines().for_each(|line| out.push_str(&format!("in the notes: {line}\n")));
    suggestions(&piece.document.write(), &mut out);
    comments.iter().for_each(|comment| commented(comment, &piece.document, &mut out));
    out.push_str(&format!("pictures: {pictures}\n"));
    out
}

fn commented(comment: &Comment, document: &Document, out: &mut String) {
    let words = |passage: &Passage| {
        let text: Vec<u16> = plain_text_of(&document.blocks[passage.block]).encode_utf16().collect();
        String::from_utf16(&text[passage.from as usize..passage.to as usize]).unwrap()
    };
    let about = match &comment.about {
        About::Words(passages) => format!("{:?}", passages.iter().map(words).collect::<Vec<_>>()),
        other => format!("{other:?}"),
    };
    let done = if comment.resolved { ", resolved" } else { "" };
    out.push_str(&format!("comment on {about}{done}\n"));
    for Saying { who, at, text } in &comment.said {
        let at = at.map_or_else(|| "no date".to_owned(), |at| at.to_string());
        out.push_str(&format!("  {who}, {at}: {text:?}\n"));
    }
}

fn suggestions(node: &Node, out: &mut String) {
    for mark in node.marks.iter().filter(|mark| matches!(mark.kind.as_str(), "ins" | "del" | "format")) {
        let (by, at) = (&mark.attrs["by"], &mark.attrs["at"]);
        out.push_str(&format!(
            "{} {:?} by {by} at {at}\n",
            mark.kind,
            node.text.as_deref().unwrap_or("a break")
        ));
    }
    if let Some(change) = node.attrs.get("tc") {
        let change: Change = serde_json::from_value(change.clone()).unwrap();
        out.push_str(&format!("{} {:?} by {}\n", node.kind, change.kind.unwrap(), change.by));
    }
    node.content.iter().for_each(|child| suggestions(child, out));
}

#[test]
fn manuscripts_of_other_programs_are_read_as_expected() {
    let mut seen = 0;
    for (path, bytes) in manuscripts() {
        assert!(kind_of(&bytes).is_some(), "{}", path.display());
        let read = read(&bytes).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let piece = &read.piece;
        assert!(Document::read(piece.document.write()).is_ok(), "{}", path.display());
        let front: Vec<(&str, String)> = STORY_FIELDS
            .iter()
            .filter(|field| field.id != "notes")
            .map(|field| (field.id, piece.fields.text(field.id).unwrap()))
            .collect();
        let name = path.file_name().unwrap().to_string_lossy().replace('.', "_");
        for (ending, text) in [
            ("expected.md", crate::markdown::write(&front, &piece.document)),
            ("report.txt", said(piece, read.pictures.len(), &read.comments)),
        ] {
            let beside = path.with_file_name(format!("{name}.{ending}"));
            if std::env::var_os("GALLEY_WRITE_CASES").is_some() {
                fs::write(&beside, &text).unwrap();
            }
            assert_eq!(fs::read_to_string(&beside).unwrap_or_default(), text, "{}", beside.display());
        }
        seen += 1;
    }
    assert!(seen >= 5, "{seen} manuscripts");
}
