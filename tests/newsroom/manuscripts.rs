//! Word and OpenDocument files become stories with their pictures; a copy for Word comes back as the same story.

use crate::room::room;
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn sample(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents")).join(name)
}

#[test]
fn manuscripts_bring_their_pictures_comments_and_proposals() {
    let room = room();
    for name in ["word/island.docx", "odt/island.odt"] {
        // The name says nothing: the bytes do.
        let disguised = room.folder.path().join("island.txt");
        fs::copy(sample(name), &disguised).unwrap();
        let imported = room.does("import_files", json!({ "paths": [disguised] }));
        let story = &imported["stories"][0];
        assert_eq!(story["story"]["fields"]["headline"], "The island and the ferry", "{imported}");
        let told = "1 comment came along, with who made it and when.";
        assert!(story["notes"].as_array().unwrap().iter().any(|note| note == told), "{imported}");
        let comments = room.does("comments", json!({ "story": story["story"]["slug"] }));
        let comment = &comments["threads"][0];
        assert_eq!(comment["remarks"][0]["text"], "Who says so?", "{comments}");
        assert_eq!(comment["remarks"][0]["outside"], true);
        assert_eq!(comment["place"]["at"], "words", "{comments}");
        assert!(!comment["quote"].as_str().unwrap().is_empty());
        let opened = room.does("open_story", json!({ "story": story["story"]["slug"] }));
        assert_eq!(opened["photos"].as_array().unwrap().len(), 1, "the picture is a photo of the library");
        let text = opened["document"].to_string();
        assert!(text.contains(opened["photos"][0]["id"].as_str().unwrap()));
        assert!(text.contains(r#""type":"ins""#) && text.contains(r#""type":"del""#), "{text}");
    }
    assert_eq!(room.does("photos", json!({}))["total"], 1, "the same picture is one photo");
}

#[test]
fn a_copy_for_word_comes_back_as_the_same_story() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    room.does(
        "create_story",
        json!({ "slug": "ridge", "headline": "The path that keeps moving", "fields": { "section": "News" } }),
    );
    let markdown =
        "First.[^1]\n\n:::quote{speaker=\"Ana Silva\"}\nIt moves.\n:::\n\n- One\n- Two\n\n[^1]: The note.";
    room.does("replace_text", json!({ "story": "ridge", "markdown": markdown }));
    room.does(
        "place_photo",
        json!({ "story": "ridge", "photo": "ridges-at-dusk.jpg", "lead": true, "alt": "Ridges" }),
    );
    room.does(
        "set_story_fields",
        json!({ "story": "ridge", "fields": { "embargo": "2026-12-24T18:00:00Z", "notes": "Ask Ivo" } }),
    );
    let credit =
        room.does("photos", json!({}))["photos"][0]["metadata"]["credit"].as_str().unwrap().to_owned();
    assert!(room.markdown("ridge").contains(&credit), "plain text says whose picture it is");
    let file = room.folder.path().join("ridge.docx");
    let written = room.does("write_docx", json!({ "story": "ridge", "path": file }));
    assert!(written["warnings"][0].as_str().unwrap().contains("embargo"), "{written}");
    let imported = room.does("import_files", json!({ "paths": [file] }));
    let back = &imported["stories"][0];
    assert_eq!(back["notes"], json!([]), "{imported}");
    let slug = back["story"]["slug"].as_str().unwrap();
    assert_eq!(back["story"]["fields"]["embargo"], "2026-12-24T18:00:00Z");
    assert_eq!(back["story"]["fields"]["section"], "News");
    assert_eq!(back["story"]["fields"]["notes"], "", "the desk's notes stay at the desk");
    let text = |slug: &str| {
        room.does("show_story", json!({ "story": slug, "format": "markdown" }))["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let body = |text: String| text.split_once("\n---\n").unwrap().1.to_owned();
    assert_eq!(body(text(slug)), body(text("ridge")));
    assert_eq!(room.does("photos", json!({}))["total"], 1, "the desk knows its own photo again");
    assert_eq!(
        room.does("open_story", json!({ "story": slug }))["photos"][0]["file_name"],
        "ridges-at-dusk.jpg"
    );
}

#[test]
fn comments_go_out_to_word_and_come_back_on_the_same_words() {
    let room = room();
    room.does("create_story", json!({ "slug": "ridge", "headline": "The path" }));
    room.does(
        "replace_text",
        json!({ "story": "ridge", "markdown": "The path moves. The ridge stays.\n\n- One\n- Two stays" }),
    );
    let comment =
        |on: Value, text: &str| room.does("add_comment", json!({ "story": "ridge", "on": on, "text": text }));
    let first = comment(json!({ "on": "quote", "words": "The ridge" }), "Which one?");
    room.does("reply_comment", json!({ "thread": first["id"], "text": "The long one.\nSee the map." }));
    let done = comment(json!({ "on": "quote", "words": "Two stays" }), "Two what?");
    room.does("resolve_comment", json!({ "thread": done["id"] }));
    comment(json!({ "on": "field", "field": "headline" }), "Too short");
    comment(json!({ "on": "story" }), "Needs a picture");
    let file = room.folder.path().join("ridge.docx");
    let written = room.does("write_docx", json!({ "story": "ridge", "path": file }));
    assert_eq!(written["warnings"], json!(["4 comments of the desk are in the file."]));
    let back = room.does("import_files", json!({ "paths": [file] }));
    assert_eq!(back["stories"][0]["notes"], json!(["4 comments came along, with who made them and when."]));
    let slug = back["stories"][0]["story"]["slug"].clone();
    let told = |slug: &Value| {
        let comments = room.does("comments", json!({ "story": slug }));
        let threads = comments["threads"].as_array().unwrap().iter().map(|thread| {
            let said: Vec<Value> = thread["remarks"]
                .as_array()
                .unwrap()
                .iter()
                .map(|r| json!([r["by"], r["text"], r["outside"]]))
                .collect();
            json!([
                thread["place"]["at"],
                thread["place"]["spans"][0]["from"],
                thread["quote"],
                thread["resolved"].is_null(),
                said
            ])
        });
        threads.collect::<Vec<_>>()
    };
    assert_eq!(told(&slug), told(&json!("ridge")), "whoever is of the desk is known again");

    room.does("write_docx", json!({ "story": "ridge", "path": file, "clean": true }));
    let clean = room.does("import_files", json!({ "paths": [file] }));
    assert_eq!(clean["stories"][0]["notes"], json!([]), "a clean copy holds the text alone");
}

#[test]
fn what_is_no_manuscript_is_refused_with_a_way_out() {
    let room = room();
    let broken = room.folder.path().join("broken.docx");
    let mut bytes = fs::read(sample("word/ferry.docx")).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    fs::write(&broken, bytes).unwrap();
    let imported = room.does("import_files", json!({ "paths": [broken] }));
    assert_eq!(imported["stories"], Value::Array(vec![]));
    assert_eq!(imported["failed"].as_array().unwrap().len(), 1, "{imported}");
    for (name, bytes, sentence) in [
        ("note.docx", "{\\rtf1 The ferry stays.}", "note.docx is no Word file: it is an RTF file."),
        ("page.odt", "<html><p>The ferry stays.", "page.odt is no OpenDocument text: it is a web page."),
        ("plain.docx", "The ferry stays.", "plain.docx is no Word file: it is plain text."),
    ] {
        let file = room.folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let imported = room.does("import_files", json!({ "paths": [file] }));
        assert_eq!(imported["stories"], Value::Array(vec![]), "{name}");
        assert_eq!(imported["failed"][0]["failure"]["message"], sentence, "{imported}");
    }
    room.does("create_story", json!({ "slug": "ridge", "headline": "x" }));
    let refused = room.refuses("write_docx", json!({ "story": "ridge", "path": room.folder.path() }));
    assert_eq!(refused.kind, FailureKind::Invalid);
}
