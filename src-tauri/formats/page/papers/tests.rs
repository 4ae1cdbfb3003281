//! Formats as outsiders read them: well formed whatever was written, every word and credit there, no unknown name.

use super::super::testing::{article, photo, released, with_photos};
use super::super::{Audience, Delivery, Picture, Shape, StoryFolder, folder, pictures};
use super::FORMATS;
use model::document::{Block, Figure, Paragraph, any, text_of};
use model::photo::Photo;
use model::publish::Article;
use model::story::StoryFields;
use model::story::fields::Contributor;
use proptest::prelude::*;
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::BTreeSet;

fn made(article: Article, formats: &[String], audience: Audience) -> StoryFolder {
    let story = released(article).unwrap();
    let ready = pictures(&story)
        .into_iter()
        .map(|wanted| {
            let (width, height) = match wanted.shape {
                Shape::Exact { width, height } => (width, height),
                Shape::Width(width) => (width, width.max(2) / 2),
            };
            (wanted.file.clone(), Picture { bytes: wanted.file.into_bytes(), width, height })
        })
        .collect();
    folder(&story, &ready, &Delivery { galley_version: "1", markdown: "x\n", formats, audience }).unwrap()
}

fn all() -> Vec<String> {
    FORMATS.iter().map(|format| format.id.to_owned()).collect()
}

fn fields() -> StoryFields {
    StoryFields {
        headline: "Larches & \"larks\" <turn>".into(),
        standfirst: "A year on the ridge".into(),
        byline: vec![
            Contributor { name: "Ana Field".into(), ..Contributor::default() },
            Contributor { name: "Bo Reed".into(), ..Contributor::default() },
        ],
        section: "Outdoors".into(),
        tags: vec!["trees".into(), "walking".into()],
        dateline: "Gdynia".into(),
        ..StoryFields::default()
    }
}

fn with_lead(photo: &Photo) -> Article {
    let lead = Figure {
        photo: Some(photo.id),
        lead: true,
        alt: "A ridge".into(),
        caption: text_of("The ridge at dusk"),
        ..Figure::default()
    };
    let text = Paragraph { text: text_of("Yes, they turn."), ..Paragraph::default() };
    article("larches", fields(), vec![Block::Figure(lead), Block::Paragraph(text)], vec![photo.clone()])
}

/// The names of all elements, in order, with the one they stand in; fails on what is not well formed.
fn elements(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(xml).unwrap());
    let (mut open, mut found): (Vec<String>, Vec<(String, String)>) = Default::default();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                found.push((open.last().cloned().unwrap_or_default(), name.clone()));
                open.push(name);
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                found.push((open.last().cloned().unwrap_or_default(), name));
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

#[test]
fn formats_are_there_when_they_were_asked_for_and_the_same_every_time() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
    let plain = made(with_lead(&photo), &[], Audience::Own);
    for format in FORMATS {
        assert_eq!(plain.files.contains_key(format.file), format.always, "{}", format.id);
    }
    let whole = made(with_lead(&photo), &all(), Audience::Own);
    for format in FORMATS {
        assert!(whole.files.contains_key(format.file), "{}", format.id);
    }
    assert_eq!(whole, made(with_lead(&photo), &all(), Audience::Own));
}

#[test]
fn every_format_of_text_says_the_words_and_the_credit() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[("creator", &["Ana Field", "Cy Moss"])]);
    let folder = made(with_lead(&photo), &all(), Audience::Own);
    for format in FORMATS.iter().filter(|format| !matches!(format.id, "docx" | "epub")) {
        let said = String::from_utf8(folder.files[format.file].clone()).unwrap();
        for words in ["Yes, they turn.", "The ridge at dusk", "Ana Field / Example"] {
            // Ghost holds the lead's words in a field of its own.
            let elsewhere = format.id == "ghost" && words == "The ridge at dusk";
            assert!(elsewhere || said.contains(words), "{}: {words}", format.id);
        }
        if format.id != "fragment" {
            assert!(said.contains("Ana Field"), "{}", format.id);
        }
    }
}

#[test]
fn a_partners_page_names_our_address_and_asks_not_to_be_indexed() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
    let page = |audience| {
        let folder = made(with_lead(&photo), &[], audience);
        let manifest: Value = serde_json::from_slice(&folder.files["manifest.json"]).unwrap();
        (String::from_utf8(folder.files["index.html"].clone()).unwrap(), manifest["audience"].clone())
    };
    let (own, named) = page(Audience::Own);
    assert!(!own.contains("noindex"));
    assert_eq!(named, "own");
    let (partner, named) = page(Audience::Partner);
    assert!(partner.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(partner.contains("<link rel=\"canonical\" href=\"https://example.org/2026/11/24/larches/\">"));
    assert_eq!(named, "partner");
}

#[test]
fn ninjs_knows_every_picture_file_with_its_true_size() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[("web_statement", &["https://example.org/by"])]);
    let folder = made(with_lead(&photo), &[], Audience::Own);
    let item: Value = serde_json::from_slice(&folder.files["ninjs.json"]).unwrap();
    let page = "https://example.org/2026/11/24/larches/";
    assert_eq!((&item["uri"], &item["pubStatus"]), (&page.into(), &"usable".into()));
    assert_eq!(item["by"], "Ana Field and Bo Reed");
    let picture = &item["associations"][0];
    assert_eq!((&picture["by"], &picture["rel"]), (&"Ana Field / Example".into(), &"featured".into()));
    assert_eq!(picture["rightsInfo"]["linkedRights"], "https://example.org/by");
    let files: BTreeSet<&str> =
        folder.files.keys().map(String::as_str).filter(|name| name.starts_with("img/")).collect();
    let named: BTreeSet<&str> = picture["renditions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rendition| rendition["href"].as_str().unwrap().strip_prefix(page).unwrap())
        .collect();
    assert_eq!(named, files);
}

#[test]
fn what_we_send_comes_back_as_the_same_story() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
    let folder = made(with_lead(&photo), &all(), Audience::Own);
    for (file, byline) in
        [("ninjs.json", true), ("nitf.xml", true), ("newsml-g2.xml", true), ("wxr.xml", false)]
    {
        let piece =
            crate::import::read_all(file, &folder.files[file], &mut |_| None).unwrap().pieces.remove(0);
        let sent = fields();
        assert_eq!(piece.fields.headline, sent.headline, "{file}");
        assert_eq!(piece.fields.standfirst, sent.standfirst, "{file}");
        assert_eq!(piece.fields.dateline, sent.dateline, "{file}");
        assert!(
            !format!("{:?}", piece.document).contains("Gdynia"),
            "{file}: the dateline is no part of the text"
        );
        assert!(sent.tags.iter().all(|tag| piece.fields.tags.contains(tag)), "{file}");
        let names = |fields: &StoryFields| fields.byline.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
        assert!(!byline || names(&piece.fields) == names(&sent), "{file}: {:?}", piece.fields.byline);
        let said = format!("{:?}", piece.document);
        for words in ["Yes, they turn.", "The ridge at dusk", "Ana Field / Example"] {
            assert!(said.contains(words), "{file}: {words}: {said}");
        }
    }
}

/// What NITF lets stand in each element, as far as we write it.
fn nitf_permits(parent: &str, child: &str) -> bool {
    const LINE: [&str; 3] = ["a", "br", "em"];
    const BLOCKS: [&str; 9] = ["bq", "hl2", "hr", "media", "ol", "p", "pre", "table", "ul"];
    match parent {
        "body.content" | "block" => BLOCKS.contains(&child),
        "li" | "td" | "th" => BLOCKS.contains(&child) || LINE.contains(&child),
        "p" | "hl2" | "em" | "a" | "caption" => LINE.contains(&child),
        "ul" | "ol" => child == "li",
        "bq" => child == "block",
        "media" => child.starts_with("media-"),
        "media-caption" => child == "p",
        "table" => matches!(child, "caption" | "thead" | "tbody"),
        "thead" | "tbody" => child == "tr",
        "tr" => matches!(child, "td" | "th"),
        "pre" => false,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_was_written_every_file_can_be_read(document in any::document()) {
        let (document, photos) = with_photos(document);
        let folder = made(article("a-story", fields(), document.blocks, photos), &all(), Audience::Own);
        for name in ["newsml-g2.xml", "nitf.xml", "wxr.xml"] {
            let found = elements(&folder.files[name]);
            if name == "nitf.xml" {
                for (parent, child) in &found {
                    prop_assert!(nitf_permits(parent, child), "{child} in {parent}");
                }
            }
        }
        let ninjs: Value = serde_json::from_slice(&folder.files["ninjs.json"]).unwrap();
        let html = ninjs["bodies"][1]["value"].as_str().unwrap();
        prop_assert_eq!(html, &String::from_utf8(folder.files["fragment.html"].clone()).unwrap());
        elements(format!("<x>{html}</x>").as_bytes());
        let _: Value = serde_json::from_slice(&folder.files["ghost.json"]).unwrap();
    }
}

#[test]
fn older_ninjs_say_the_same_and_are_read_back_as_the_same_story() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[("credit", &["Ana Field / Example"])]);
    let folder = made(with_lead(&photo), &all(), Audience::Own);
    let read = |name: &str| {
        let mut pieces = crate::import::read_all(name, &folder.files[name], &mut |_| None).unwrap().pieces;
        assert_eq!(pieces.len(), 1, "{name}");
        pieces.remove(0)
    };
    let today = read("ninjs.json");
    for name in ["ninjs-2.json", "ninjs-1.json"] {
        let older = read(name);
        for field in ["headline", "standfirst", "byline", "dateline", "lang", "section", "built_on", "tags"] {
            assert_eq!(older.fields.text(field), today.fields.text(field), "{name}: {field}");
        }
        assert_eq!(older.document, today.document, "{name}");
        let item: Value = serde_json::from_slice(&folder.files[name]).unwrap();
        assert!(names_of(&item).iter().all(|key| *key == key.to_lowercase()), "{name}");
    }
    let first: Value = serde_json::from_slice(&folder.files["ninjs-1.json"]).unwrap();
    assert_eq!(first["associations"]["lead"]["byline"], "Ana Field / Example");
    let files = first["associations"]["lead"]["renditions"].as_object().unwrap();
    assert!(
        files.values().all(|file| file["href"].as_str().is_some_and(|href| href.starts_with("https://")))
    );
}

/// Every name of a property; those of pictures and their files are words of ours.
fn names_of(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| std::iter::once(name.clone()).chain(names_of(value)))
            .collect(),
        Value::Array(values) => values.iter().flat_map(names_of).collect(),
        _ => Vec::new(),
    }
}
