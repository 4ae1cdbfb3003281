//! Opened and saved by LibreOffice, a story is still the same: nothing that people wrote or chose is lost.
//!
//! Where LibreOffice is not installed this is said, and nothing is tested.

use super::law::written;
use super::normal::normal;
use crate::docx::read;
use model::document::{Block, Document, Inline, Mark, clean};
use model::story::StoryFields;
use std::path::Path;
use std::process::Command;

const STORY: &str = include_str!("story.md");

/// The file as LibreOffice saves it; `None` where there is no LibreOffice.
fn saved_by_office(bytes: &[u8], folder: &Path) -> Option<Vec<u8>> {
    std::fs::create_dir_all(folder.join("out")).unwrap();
    std::fs::write(folder.join("story.docx"), bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.arg(profile).args(["--headless", "--convert-to", "docx:Office Open XML Text", "--outdir"]);
    let output = match command.arg(folder.join("out")).arg(folder.join("story.docx")).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("LEFT OUT: LibreOffice (soffice) is not installed, so nothing was saved by it.");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    let saved = std::fs::read(folder.join("out/story.docx"));
    Some(saved.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr))))
}

#[test]
fn libreoffice_keeps_the_story() {
    let page = crate::markdown::read(STORY);
    let mut fields = StoryFields::default();
    for (name, value) in &page.front {
        fields.set_text(name, value).unwrap();
    }
    let mut document = page.document;
    suggest(&mut document);
    let folder = std::env::temp_dir().join(format!("galley-office-{}", std::process::id()));
    let Some(saved) = saved_by_office(&written(&fields, &document), &folder) else { return };
    let back = read(&saved).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(back.piece.fields, fields);
    assert_eq!(back.piece.notes, Vec::<String>::new());
    let markdown = |document: &Document| crate::markdown::write(&[], &clean(&normal(document)));
    let (ours, theirs) = (markdown(&document), markdown(&back.piece.document));
    assert!(theirs == ours, "ours:\n{ours}\ntheirs:\n{theirs}");
    assert_eq!(normal(&back.piece.document), normal(&document), "with its open proposals");
}

/// Proposals of two people in the first paragraph, and one for a whole paragraph.
fn suggest(document: &mut Document) {
    let change = |by: &str, kind| model::document::Change {
        kind,
        id: "s1".into(),
        by: by.into(),
        at: "2026-05-03T10:15:00Z".parse().unwrap(),
        was: None,
    };
    let Some(Block::Paragraph(first)) = document.blocks.first_mut() else { panic!() };
    first.text.push(Inline::Words { text: " added".into(), marks: vec![Mark::Ins(change("Ed", None))] });
    first.text.push(Inline::Words { text: " removed".into(), marks: vec![Mark::Del(change("Ada", None))] });
    let Some(Block::Paragraph(second)) = document.blocks.get_mut(1) else { panic!() };
    second.common.tc = Some(change("Ed", Some(model::document::ChangeKind::Inserted)));
}
