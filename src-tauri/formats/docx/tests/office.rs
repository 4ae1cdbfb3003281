//! Opened and saved by LibreOffice, a story is still the same: nothing that people wrote or chose is lost.
//!
//! Where LibreOffice is not installed this is said, and nothing is tested.

use super::law::discussed;
use super::normal::normal;
use crate::docx::read;
use crate::office::{About, Comment, Passage, Saying};
use model::document::{Block, Document, Inline, Mark, clean, plain_text_of};
use model::story::StoryFields;
use std::path::PathBuf;
use std::process::Command;

const STORY: &str = include_str!("story.md");

/// The file as LibreOffice saves it, as `docx` or `odt`; `None` where there is no LibreOffice.
fn saved_by_office(bytes: &[u8], ending: &str) -> Option<Vec<u8>> {
    let folder = tempfile(ending);
    std::fs::create_dir_all(folder.join("out")).unwrap();
    std::fs::write(folder.join("story.docx"), bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let filter = if ending == "docx" { "docx:Office Open XML Text" } else { "odt:writer8" };
    let mut command = Command::new("soffice");
    command.arg(profile).args(["--headless", "--convert-to", filter, "--outdir"]);
    let output = match command.arg(folder.join("out")).arg(folder.join("story.docx")).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("LEFT OUT: LibreOffice (soffice) is not installed, so nothing was saved by it.");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    let saved = std::fs::read(folder.join("out/story").with_extension(ending));
    let saved = saved.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    std::fs::remove_dir_all(&folder).unwrap();
    Some(saved)
}

fn tempfile(ending: &str) -> PathBuf {
    std::env::temp_dir().join(format!("galley-office-{}-{ending}", std::process::id()))
}

/// The story with open proposals and comments.
fn story() -> (StoryFields, Document, Vec<Comment>) {
    let page = crate::markdown::read(STORY);
    let mut fields = StoryFields::default();
    for (name, value) in &page.front {
        fields.set_text(name, value).unwrap();
    }
    let mut document = page.document;
    suggest(&mut document);
    let document = normal(&document);
    let comments = comments(&document);
    (fields, document, comments)
}

#[test]
fn libreoffice_keeps_the_story() {
    let (fields, document, comments) = story();
    let Some(saved) = saved_by_office(&discussed(&fields, &document, &comments), "docx") else { return };
    let back = read(&saved).unwrap();
    assert_eq!(back.piece.fields, fields);
    let markdown = |document: &Document| crate::markdown::write(&[], &clean(&normal(document)));
    let (ours, theirs) = (markdown(&document), markdown(&back.piece.document));
    assert!(theirs == ours, "ours:\n{ours}\ntheirs:\n{theirs}");
    assert_eq!(normal(&back.piece.document), normal(&document), "with its open proposals");
    assert_eq!(back.comments, comments, "with its comments");
    assert_eq!(back.piece.notes, ["3 comments came along, with who made them and when."]);
}

/// Saved as OpenDocument and read from that, every word of the story is there, and what is lost is this.
#[test]
fn libreoffice_hands_the_story_over_as_open_document() {
    let (fields, document, comments) = story();
    let Some(saved) = saved_by_office(&discussed(&fields, &document, &comments), "odt") else { return };
    let back = crate::odt::read(&saved).unwrap();
    let markdown = |document: &Document| crate::markdown::write(&[], &clean(&normal(document)));
    let (ours, theirs) = (markdown(&document), markdown(&back.piece.document));
    let only = |one: &str, other: &str| -> Vec<String> {
        one.lines().filter(|line| !other.lines().any(|known| known == *line)).map(str::to_owned).collect()
    };
    assert_eq!(only(&ours, &theirs), LOST, "what is not in OpenDocument:\n{theirs}");
    assert_eq!(only(&theirs, &ours), INSTEAD, "what stands there instead:\n{theirs}");
    for field in ["headline", "standfirst", "kicker", "byline", "dateline"] {
        assert_eq!(back.piece.fields.text(field), fields.text(field), "{field}");
    }
    let told = |comments: &[Comment], document: &Document| -> Vec<String> {
        comments
            .iter()
            .map(|comment| format!("{:?} {:?} {}", quotes(comment, document), comment.said, comment.resolved))
            .collect()
    };
    assert_eq!(told(&back.comments, &back.piece.document), told(&comments, &document), "with its comments");
}

/// What OpenDocument has no place for: placements, what looked otherwise before, the language of code, a provider, the names
/// of photos; and a paragraph that goes on in an item stands behind the list.
const LOST: &[&str] = &[
    "A line<br>and another.<em> heavy</em>",
    "  and on",
    ":::pull_quote{placement=right}",
    ":::figure{photo=01928374-0000-7000-8000-000000000002 placement=wide alt=\"The quay\"}",
    ":::fact_box{title=\"In figures\" placement=left}",
    ":::table{placement=wide}",
    "```sh",
    "::embed[Film of the quay]{provider=youtube src=\"https://www.youtube.com/watch?v=x\"}",
];
const INSTEAD: &[&str] = &[
    "A line<br>and another.<strong> heavy</strong>",
    "and on",
    ":::pull_quote",
    ":::figure{photo=b3c742be-9ef4-806b-b539-fee3b93cd6de alt=\"The quay\"}",
    ":::fact_box{title=\"In figures\"}",
    ":::table",
    "::embed[Film of the quay]{src=\"https://www.youtube.com/watch?v=x\"}",
];

/// The words that a comment is about.
fn quotes(comment: &Comment, document: &Document) -> Vec<String> {
    let About::Words(passages) = &comment.about else { return Vec::new() };
    let quote = |passage: &Passage| {
        let text: Vec<u16> = plain_text_of(&document.blocks[passage.block]).encode_utf16().collect();
        String::from_utf16_lossy(&text[passage.from as usize..passage.to as usize])
    };
    passages.iter().map(quote).collect()
}

/// Comments on words, with an answer; on one block after another; one that is done.
fn comments(document: &Document) -> Vec<Comment> {
    let at = |words: &str| {
        let mut blocks = document.blocks.iter().enumerate();
        let found = blocks.find_map(|(block, known)| {
            let text = plain_text_of(known);
            let from = text[..text.find(words)?].encode_utf16().count() as u32;
            Some(Passage { block, from, to: from + words.encode_utf16().count() as u32 })
        });
        found.unwrap()
    };
    let saying = |who: &str, text: &str| Saying {
        who: who.into(),
        at: Some(format!("2026-05-03T10:{}:00Z", if who == "Ed" { 15 } else { 20 }).parse().unwrap()),
        text: text.into(),
    };
    let comment = |words: &str, said: Vec<Saying>, resolved| Comment {
        about: About::Words(vec![at(words)]),
        said,
        resolved,
    };
    vec![
        comment("council", vec![saying("Ed", "Which one?"), saying("Ada", "The town's.")], false),
        comment("We could have acted sooner.", vec![saying("Ed", "Said when?\nTo whom?")], true),
        comment("The quay at seven", vec![saying("Ed", "In the evening?")], false),
    ]
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
    let Some(Block::Paragraph(third)) = document.blocks.get_mut(2) else { panic!() };
    let was = Mark::Format(change("Ada", None), vec![Mark::Em]);
    third.text.push(Inline::Words { text: " heavy".into(), marks: vec![Mark::Strong, was] });
}
