//! Stories that leave together leave as they would one after the other.

use crate::publishing::{contents, walk};
use crate::room::{Past, Room, room};
use newsroom::{Notice, commands};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Once, OnceLock};

/// In the order in which they leave: `lake` and `moor` speak of what has left before them, `fell` of what has not yet.
const STORIES: [&str; 5] = ["ridge", "fell", "lake", "moor", "shore"];

fn past() -> &'static Past {
    static PAST: OnceLock<Past> = OnceLock::new();
    PAST.get_or_init(|| {
        let room = room();
        for slug in STORIES {
            room.finished_story(slug);
        }
        let links = [("fell", "shore"), ("lake", "ridge"), ("moor", "lake")];
        for (slug, other) in links {
            let id = room.story(other)["id"].clone();
            let text = format!("As [we reported](story:{}), it rained.", id.as_str().unwrap());
            room.does("replace_text", json!({ "story": slug, "markdown": text }));
        }
        for slug in STORIES {
            room.acts("Rita");
            room.does("submit_story", json!({ "story": slug }));
            room.acts("Ed");
            room.does("approve_story", json!({ "story": slug }));
        }
        room.past()
    })
}

fn export(room: &Room, stories: &[&str]) -> Value {
    let out = room.folder.path().join("out");
    room.does("export_stories", json!({ "stories": stories, "out": out }))
}

/// What the exports say of each story that left.
fn said(exports: &[Value]) -> Vec<(Value, Value)> {
    let stories = exports.iter().flat_map(|export| export["stories"].as_array().unwrap());
    stories.map(|story| (story["slug"].clone(), story["manifest"].clone())).collect()
}

/// What is recorded of a story that left.
fn recorded(room: &Room) -> BTreeMap<String, Vec<Value>> {
    let entries = |slug: &str| -> Vec<Value> {
        let history = room.does("history", json!({ "story": slug, "limit": 100 }));
        let whats = history.as_array().unwrap().iter();
        whats.map(|entry| json!([entry["what"], entry["before"], entry["at"]])).collect()
    };
    STORIES.map(|slug| (slug.to_owned(), entries(slug))).into()
}

#[test]
fn stories_that_leave_together_leave_as_one_by_one() {
    let (together, one_by_one) = (past().goes_on(), past().goes_on());
    let at_once = export(&together, &STORIES);
    let each = STORIES.map(|slug| export(&one_by_one, &[slug]));
    assert_eq!(at_once["held"], json!([]));
    assert_eq!(said(&[at_once]), said(&each));
    let out = |room: &Room| contents(&room.folder.path().join("out"));
    assert_eq!(out(&together), out(&one_by_one));
    assert_eq!(recorded(&together), recorded(&one_by_one));
    let page = |slug: &str| {
        let path = together.folder.path().join(format!("out/2026/11/24/{slug}/index.html"));
        std::fs::read_to_string(path).unwrap()
    };
    assert!(page("lake").contains("/ridge") && page("moor").contains("/lake"), "they had left before");
    assert!(!page("fell").contains("/shore"), "it had not");
}

#[test]
fn a_story_that_is_held_keeps_no_other_back() {
    let room = past().goes_on();
    room.types("moor", "Changed after approval.");
    let out = room.folder.path().join("out");
    // Something of somebody else's stands where one of them belongs.
    let theirs = out.join("2026/11/24/ridge");
    std::fs::create_dir_all(&theirs).unwrap();
    std::fs::write(theirs.join("mine.txt"), "mine").unwrap();
    let stories = [&STORIES[..], &["nowhere", "shore"]].concat();
    let exported = export(&room, &stories);
    let held: Vec<&Value> = exported["held"].as_array().unwrap().iter().map(|held| &held["file"]).collect();
    assert_eq!(held, ["ridge", "moor", "nowhere"].map(Value::from).iter().collect::<Vec<_>>());
    let left: Vec<Value> = said(&[exported]).into_iter().map(|(slug, _)| slug).collect();
    assert_eq!(left, ["fell", "lake", "shore", "shore"], "one that is named twice leaves twice");
    for (slug, status) in [("ridge", "approved"), ("moor", "in_review"), ("lake", "published")] {
        assert_eq!(room.status(slug), status, "{slug}");
    }
    let hidden =
        |path: &std::path::PathBuf| path.strip_prefix(&out).unwrap().display().to_string().contains("/.");
    assert!(!walk(&out).iter().any(hidden), "nothing half written is left");
}

#[test]
fn trying_an_export_touches_nothing_not_even_what_was_cut_off() {
    let room = past().goes_on();
    let out = room.folder.path().join("out");
    export(&room, &["ridge"]);
    // As a program leaves it that was killed in the middle of an exchange: the next export puts it back.
    let day = out.join("2026/11/24");
    std::fs::rename(day.join("ridge"), day.join(".ridge.before")).unwrap();
    let before = contents(&out);
    let ask = json!({ "stories": ["ridge", "shore"], "out": out, "dry_run": true });
    assert_eq!(room.does("export_stories", ask)["held"], json!([]));
    assert_eq!(contents(&out), before);
}

#[test]
fn what_is_held_while_it_is_being_exported_stays() {
    for (field, value) in [("embargo", "2026-11-25T12:00:00Z"), ("built_on", "urn:killed")] {
        let room = room();
        room.approved_story_with_photo("ridge");
        room.does("kill_item", json!({ "item": "urn:killed", "reason": "Made up." }));
        let elsewhere = Arc::new(room.newsroom.another_seat());
        let hold = json!({ "story": "ridge", "fields": { field: value } });
        commands::call(&elsewhere, "act_as", json!({ "person": "Ed" })).unwrap();
        let (seat, held) = (Arc::downgrade(&elsewhere), Once::new());
        room.newsroom.listen(move |notice| {
            // Its pictures are being made.
            if matches!(notice, Notice::Progress(at) if at.now.starts_with("ridge: ")) {
                held.call_once(|| {
                    commands::call(&seat.upgrade().unwrap(), "set_story_fields", hold.clone()).unwrap();
                });
            }
        });
        let exported = export(&room, &["ridge"]);
        let why = exported["held"][0]["failure"]["message"].as_str().unwrap();
        assert!(why.contains("was held while it was being exported"), "{field}: {why}");
        assert!(!room.folder.path().join("out/2026/11/24/ridge").exists());
        assert_eq!(room.status("ridge"), "approved");
    }
}
