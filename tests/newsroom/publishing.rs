//! Publishing: only what was approved leaves, exactly as it was seen, and again the same bytes.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

fn export(room: &Room, story: &str, out: &str) -> Value {
    let out = room.folder.path().join(out);
    room.does("export_stories", json!({ "stories": [story], "out": out }))
}

/// Every file under a folder.
pub(crate) fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Every file under a folder with the hash of its bytes.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, String> {
    let name = |path: &Path| path.strip_prefix(folder).unwrap().display().to_string();
    let hash = |path: &Path| blake3::hash(&fs::read(path).unwrap()).to_hex().to_string();
    walk(folder).iter().map(|path| (name(path), hash(path))).collect()
}

#[test]
fn an_approved_story_leaves_and_leaves_the_same_again() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    let first = export(&room, &story, "one");
    assert_eq!(first["held"], json!([]));
    assert!(first["stories"][0]["folder"].as_str().unwrap().ends_with("2026/11/24/ridge"));
    assert_eq!(room.status(&story), "published");
    room.passes(86_400);
    let room = room.restarts();
    room.acts("Ed");
    export(&room, &story, "two");
    let (one, two) = (contents(&room.folder.path().join("one")), contents(&room.folder.path().join("two")));
    assert!(one.len() > 10, "{one:?}");
    assert_eq!(one, two);
    let row = &room.does("publish_list", json!({}))[0];
    assert_eq!((&row["revision"], &row["outdated"], &row["held"]), (&json!(1), &json!(false), &json!(null)));
}

#[test]
fn nothing_unapproved_leaves_not_even_a_folder() {
    let room = room();
    let story = room.finished_story("ridge");
    room.acts("Ed");
    let exported = export(&room, &story, "out");
    assert_eq!(exported["stories"], json!([]));
    assert_eq!(exported["held"][0]["failure"]["kind"], "not_allowed");
    assert_eq!(contents(&room.folder.path().join("out")), BTreeMap::new());
    room.approved_story("lake");
    room.types("lake", "Changed after approval.");
    assert_eq!(export(&room, "lake", "out")["stories"], json!([]));
}

#[test]
fn an_embargo_holds_until_its_time() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("set_story_fields", json!({ "story": story, "fields": { "embargo": "2026-11-25T12:00:00Z" } }));
    room.does("submit_story", json!({ "story": story }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": story }));
    assert!(
        export(&room, &story, "out")["held"][0]["failure"]["message"].as_str().unwrap().contains("embargo")
    );
    room.passes(90_000);
    assert_eq!(export(&room, &story, "out")["held"], json!([]));
}

#[test]
fn a_clock_that_jumped_holds_what_is_under_embargo() {
    let room = room();
    room.finished_story("ridge");
    room.does(
        "set_story_fields",
        json!({ "story": "ridge", "fields": { "embargo": "2026-11-25T12:00:00Z" } }),
    );
    room.does("submit_story", json!({ "story": "ridge" }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": "ridge" }));
    room.approved_story("lake");
    let held = |room: &Room| {
        export(room, "ridge", "out")["held"][0]["failure"]["message"].as_str().unwrap_or_default().to_owned()
    };
    room.jumps(7 * 86_400);
    assert!(held(&room).contains("clock jumped"), "{}", held(&room));
    let listed = room.does("publish_list", json!({}));
    assert!(listed.to_string().contains("clock jumped"), "the list says so as well");
    assert_eq!(export(&room, "lake", "out")["held"], json!([]), "what has no embargo may leave");
    // Back again, and further back: the embargo holds until it has passed by both.
    room.jumps(-14 * 86_400);
    assert!(held(&room).contains("under embargo"), "{}", held(&room));
    room.jumps(7 * 86_400);
    room.passes(86_400);
    assert_eq!(held(&room), "");
}

#[test]
fn a_second_approved_state_is_a_second_revision_with_a_later_date() {
    let room = room();
    let story = room.approved_story("ridge");
    export(&room, &story, "out");
    room.passes(3_600);
    room.acts("Rita");
    let saved = room.types(&story, "The first paragraph, corrected.");
    assert_eq!((&saved["status"], &saved["lapsed"]), (&json!("published"), &json!(true)));
    room.acts("Ed");
    assert_eq!(room.does("publish_list", json!({}))[0]["outdated"], json!(true));
    assert_eq!(export(&room, &story, "out")["stories"], json!([]), "a change is approved first");
    room.does("submit_story", json!({ "story": story }));
    room.does("approve_story", json!({ "story": story }));
    export(&room, &story, "out");
    let story = room.story(&story);
    assert_eq!(story["published_at"], "2026-11-24T12:00:00Z");
    assert_eq!(story["revised_at"], "2026-11-24T13:00:00Z");
    assert_eq!(room.does("publish_list", json!({}))[0]["revision"], json!(2));
}

#[test]
fn a_correction_ends_the_approval_and_leaves_with_the_next() {
    let room = room();
    let story = room.approved_story("ridge");
    let correct = json!({ "story": story, "kind": "correction", "text": "It was  nine,\nnot ten." });
    assert_eq!(
        room.refuses("correct_story", correct.clone()).kind,
        FailureKind::NotAllowed,
        "nobody has read it"
    );
    export(&room, &story, "out");
    room.passes(3_600);
    assert_eq!(
        room.refuses("correct_story", json!({ "story": story, "kind": "rumour", "text": "x" })).kind,
        FailureKind::Invalid
    );
    room.does("correct_story", correct.clone());
    assert_eq!(export(&room, &story, "out")["stories"], json!([]), "a correction is approved first");
    room.does("take_back_correction", json!({ "story": story }));
    room.does("correct_story", correct);
    room.does("submit_story", json!({ "story": story }));
    room.does("approve_story", json!({ "story": story }));
    room.passes(60);
    export(&room, &story, "out");
    let page = fs::read_to_string(room.folder.path().join("out/2026/11/24/ridge/index.html")).unwrap();
    assert!(page.contains("It was nine, not ten.") && page.contains("CorrectionComment"), "{page}");
    assert_eq!(room.story(&story)["revised_at"], "2026-11-24T13:01:00Z");
    assert_eq!(room.refuses("take_back_correction", json!({ "story": story })).kind, FailureKind::NotAllowed);
}

#[test]
fn a_dry_run_writes_nothing_and_a_bad_folder_is_told() {
    let room = room();
    let story = room.approved_story("ridge");
    let out = room.folder.path().join("out");
    let dry = room.does("export_stories", json!({ "stories": [story], "out": out, "dry_run": true }));
    assert!(dry["stories"][0]["files"].as_u64().unwrap() >= 6);
    assert!(!out.exists());
    assert_eq!(room.status(&story), "approved");
    let file = room.folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let refused = room.refuses("export_stories", json!({ "stories": [story], "out": file.join("x") }));
    assert_eq!(refused.kind, FailureKind::Unavailable);
}

#[test]
fn formats_are_written_where_they_are_asked_for_and_an_unknown_one_is_told() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    let out = room.folder.path().join("out");
    let catalogue = room.does("catalogue", json!({}));
    let formats = catalogue["formats"].as_array().unwrap();
    let asked: Vec<&str> = formats.iter().map(|format| format["id"].as_str().unwrap()).collect();
    let refused =
        room.refuses("export_stories", json!({ "stories": [story], "out": out, "formats": ["pdf"] }));
    assert_eq!(refused.kind, FailureKind::Invalid);
    assert!(refused.hint.contains("nitf"), "{refused:?}");
    assert_eq!(contents(&out), BTreeMap::new());
    room.does("export_stories", json!({ "stories": [story], "out": out, "formats": asked, "partner": true }));
    let folder = out.join("2026/11/24/ridge");
    for format in formats {
        assert!(folder.join(format["file"].as_str().unwrap()).is_file(), "{format}");
    }
    assert!(fs::read_to_string(folder.join("index.html")).unwrap().contains("noindex"));
}

#[test]
fn a_site_is_made_of_what_has_left_and_of_nothing_else() {
    let room = room();
    let out = room.folder.path().join("out");
    let site = |stories: &[&str]| {
        room.does("export_stories", json!({ "stories": stories, "out": out, "site": "daily" }))["site"]
            .clone()
    };
    let journalist = room.refuses("export_stories", json!({ "stories": [], "out": out, "site": "daily" }));
    assert_eq!(journalist.kind, FailureKind::NotAllowed);
    room.acts("Ed");
    let refused = room.refuses("export_stories", json!({ "stories": [], "out": out, "site": "nothing" }));
    assert!(refused.hint.contains("daily"), "{refused:?}");
    let story = room.approved_story_with_photo("ridge");
    assert_eq!(site(&[&story])["stories"], json!(1));
    let front = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(front.contains("The path that keeps moving") && front.contains("ridge-lead-480.jpg"), "{front}");
    let before = contents(&out);
    // A story nobody approved changes nothing, and an unchanged site is not written again.
    room.finished_story("secret");
    room.acts("Ed");
    assert_eq!(site(&[])["written"], json!(0));
    assert_eq!(contents(&out), before);
    // What was changed by hand is left out and said; what is no longer on the site goes.
    fs::write(out.join("2026/11/24/ridge/ninjs.json"), "{}").unwrap();
    let without = site(&[]);
    assert_eq!(
        (&without["stories"], &without["removed"]),
        (&json!(0), &json!(3)),
        "its month, its writer and its part of the search"
    );
    assert!(
        without["warnings"][0].as_str().unwrap().contains("was changed since it was written"),
        "{without}"
    );
    // Somebody else's file is never replaced.
    let theirs = room.folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("index.html"), "mine").unwrap();
    let refused = room.refuses("export_stories", json!({ "stories": [], "out": theirs, "site": "daily" }));
    assert_eq!(refused.kind, FailureKind::Conflict);
    assert_eq!(fs::read_to_string(theirs.join("index.html")).unwrap(), "mine");
}

#[test]
fn an_original_that_vanished_stops_the_export_and_comes_back_with_its_file() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    let originals = walk(&room.folder.path().join("desk/photos"));
    assert_eq!(originals.len(), 1);
    fs::remove_file(&originals[0]).unwrap();
    let failure = export(&room, &story, "out")["held"][0]["failure"].clone();
    assert_eq!(failure["kind"], "not_found");
    assert!(failure["hint"].as_str().unwrap().contains("Add the file"), "{failure}");
    assert_eq!(contents(&room.folder.path().join("out")), BTreeMap::new());
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(false));
    let again = crate::room::photo_file("ridges-at-dusk.jpg");
    assert_eq!(room.does("add_photos", json!({ "paths": [again] }))["failed"], json!([]));
    assert_eq!(export(&room, &story, "out")["held"], json!([]));
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn pictures_are_made_once_and_a_damaged_print_is_made_again() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    export(&room, &story, "one");
    let prints = room.folder.path().join("desk/cache/prints");
    let made = contents(&prints);
    assert!(made.len() > 10, "{made:?}");
    let print = prints.join(made.keys().next().unwrap());
    let original = walk(&room.folder.path().join("desk/photos")).remove(0);
    let away = room.folder.path().join("away");
    fs::rename(&original, &away).unwrap();
    let again = export(&room, &story, "two");
    assert_eq!(again["held"], json!([]), "nothing had to be made of the original");
    // A damaged print is not taken for a picture: without the original there is none.
    let mut bytes = fs::read(&print).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&print, bytes).unwrap();
    assert_eq!(export(&room, &story, "three")["stories"], json!([]));
    fs::rename(&away, &original).unwrap();
    export(&room, &story, "three");
    assert_eq!(contents(&prints), made);
    let out = |name: &str| contents(&room.folder.path().join(name));
    assert_eq!((out("one"), out("one")), (out("two"), out("three")));
}

#[test]
fn an_export_counts_photos_and_can_be_stopped_between_them() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    let newsroom = Arc::new(room.newsroom.another_seat());
    let told: Arc<Mutex<Vec<Value>>> = Arc::default();
    let (seat, heard) = (Arc::downgrade(&newsroom), Arc::clone(&told));
    newsroom.listen(move |notice| {
        let newsroom::Notice::Progress(progress) = notice else { return };
        let progress = serde_json::to_value(progress).unwrap();
        let at_photo = progress["now"].as_str().unwrap().starts_with("ridge: ");
        heard.lock().unwrap().push(progress.clone());
        if let (true, Some(seat)) = (at_photo, seat.upgrade()) {
            newsroom::commands::call(&seat, "cancel_work", json!({ "work": progress["work"] })).unwrap();
        }
    });
    let exported = export(&room, &story, "out");
    let (first, last) = {
        let told = told.lock().unwrap();
        (told[0].clone(), told[told.len() - 1].clone())
    };
    assert_eq!((&first["done"], &first["total"]), (&json!(0), &json!(2)), "a story with one photo");
    assert_eq!(last["finished"], json!(true));
    assert_eq!((&exported["stories"], &exported["held"]), (&json!([]), &json!([])));
    assert_eq!(contents(&room.folder.path().join("out")), BTreeMap::new(), "nothing of it has left");
}

#[test]
fn a_folder_of_somebody_else_is_never_replaced() {
    let room = room();
    let story = room.approved_story("ridge");
    let theirs = room.folder.path().join("out/2026/11/24/ridge");
    fs::create_dir_all(&theirs).unwrap();
    fs::write(theirs.join("letter.txt"), "mine").unwrap();
    let failure = export(&room, &story, "out")["held"][0]["failure"].clone();
    assert_eq!(failure["kind"], "conflict");
    assert_eq!(fs::read_to_string(theirs.join("letter.txt")).unwrap(), "mine");
    assert_eq!(room.status(&story), "approved");
}

#[test]
fn a_draft_can_be_looked_at_as_a_page_and_still_does_not_leave() {
    let room = room();
    let story = room.finished_story("ridge");
    let before = contents(room.folder.path());
    let proof = room.does("proof_story", json!({ "story": story, "library": "photo://localhost/" }));
    let html = proof["html"].as_str().unwrap();
    assert!(html.contains("noindex") && html.contains("<h1>"), "{html}");
    assert!(proof["css"].as_str().unwrap().contains("@media print"));
    assert_eq!(contents(room.folder.path()), before, "looking writes nothing");
    room.acts("Ed");
    assert_eq!(export(&room, &story, "out")["stories"], json!([]));
}

#[test]
fn two_exports_at_once_leave_one_whole_folder() {
    let room = room();
    room.approved_story_with_photo("ridge");
    let out = room.folder.path().join("out");
    let ask = || json!({ "stories": ["ridge"], "out": out, "site": "daily" });
    let windows = ["Ed", "Ed", "Ed"].map(|person| room.beside(person));
    for _ in 0..8 {
        let exported = std::thread::scope(|scope| {
            let threads =
                windows.each_ref().map(|window| scope.spawn(|| window.does("export_stories", ask())));
            threads.map(|thread| thread.join().unwrap())
        });
        assert!(exported.iter().any(|one| one["held"] == json!([])), "{exported:?}");
        for held in exported.iter().flat_map(|one| one["held"].as_array().unwrap()) {
            assert_eq!(held["failure"]["kind"], "conflict", "{held}");
        }
        let folder = out.join("2026/11/24/ridge");
        let manifest: Value =
            serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        for file in manifest["files"].as_array().unwrap() {
            assert!(folder.join(file["path"].as_str().unwrap()).is_file(), "{file}");
        }
        let around = fs::read_dir(out.join("2026/11/24")).unwrap().flatten();
        let names: Vec<_> = around.map(|entry| entry.file_name().into_string().unwrap()).collect();
        assert_eq!(names, ["ridge"]);
    }
}
