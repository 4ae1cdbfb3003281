//! How photos are shown: what a person drew is what leaves, and the original stays as it came.

use crate::room::{Room, photo_file, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;

const PHOTO: &str = "ridges-at-dusk.jpg";

fn crop(x: u32, y: u32, w: u32, h: u32) -> Value {
    json!({ "x": x, "y": y, "w": w, "h": h })
}

/// What is shown at a ratio.
fn shown(room: &Room, label: &str) -> Value {
    let rows = room.does("photo", json!({ "photo": PHOTO }))["crops"].clone();
    rows.as_array().unwrap().iter().find(|row| row["ratio"]["label"] == label).cloned().unwrap()
}

fn frame(room: &Room, mut ask: Value) -> Value {
    ask["photo"] = json!(PHOTO);
    room.does("frame_photo", ask)
}

#[test]
fn a_crop_that_was_drawn_is_used_and_taken_back_with_a_history() {
    let room = room();
    room.photo(PHOTO);
    let guess = shown(&room, "16:9");
    assert_eq!((&guess["drawn"], &guess["enough"]), (&json!(false), &json!(true)));
    let drawn = crop(1_000, 2_000, 6_000, 5_062);
    let photo = frame(&room, json!({ "crops": { "16:9": drawn } }));
    assert_eq!(photo["framing"]["crops"]["16:9"], drawn);
    let row = shown(&room, "16:9");
    assert_eq!((&row["drawn"], &row["width"], &row["height"]), (&json!(true), &json!(1440), &json!(809)));
    let room = room.restarts();
    assert_eq!(shown(&room, "16:9")["crop"], drawn);
    frame(&room, json!({ "crops": { "16:9": null } }));
    assert_eq!(shown(&room, "16:9")["crop"], guess["crop"]);
    let history = room.does("history", json!({ "photo": PHOTO }));
    assert_eq!(history[0]["what"], "Took the 16:9 crop back");
    assert_eq!(history[1]["what"], "Drew the 16:9 crop");
    assert_eq!(history[1]["after"], "crops drawn: 16:9");
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn a_crop_that_is_too_small_or_not_there_is_refused_and_nothing_changes() {
    let room = room();
    room.photo(PHOTO);
    let refused =
        |ask: Value| room.refuses("frame_photo", json!({ "photo": PHOTO, "turns": 1, "crops": ask }));
    let small = refused(json!({ "1:1": crop(0, 0, 1_000, 667) }));
    assert_eq!(small.kind, FailureKind::Invalid);
    assert!(small.message.contains("1:1 needs at least 1200 × 1200"), "{}", small.message);
    assert!(refused(json!({ "3:2": crop(0, 0, 9_000, 9_000) })).hint.contains("16:9, 4:3"));
    assert!(refused(json!({ "free": crop(9_000, 0, 9_000, 9_000) })).message.contains("outside"));
    let crooked = room.refuses("frame_photo", json!({ "photo": PHOTO, "tilt": 101 }));
    assert!(crooked.hint.contains("10 degrees"));
    let photo = room.does("photo", json!({ "photo": PHOTO }))["photo"].clone();
    assert_eq!(photo["framing"], json!({ "stand": { "turns": 0, "tilt": 0 }, "crops": {} }));
    assert_eq!(photo["width"], 2400);
}

#[test]
fn a_turned_photo_is_turned_everywhere_and_turned_back_it_is_as_before() {
    let room = room();
    room.photo(PHOTO);
    room.does("set_focal_point", json!({ "photo": PHOTO, "x": 0.25, "y": 0.5 }));
    let before = room.newsroom.rendition(PHOTO, "thumb").unwrap();
    let photo = frame(&room, json!({ "turns": 1 }));
    assert_eq!((&photo["width"], &photo["height"]), (&json!(1600), &json!(2400)));
    assert_eq!(photo["focal_point"], json!({ "x": 0.5, "y": 0.25 }), "the point goes with it");
    let turned = room.newsroom.rendition(PHOTO, "thumb").unwrap();
    assert_ne!(turned, before);
    let photo = frame(&room, json!({ "tilt": -35 }));
    assert!(photo["width"].as_u64().unwrap() < 1600, "the crooked corners are left out");
    frame(&room, json!({ "turns": 0, "tilt": 0 }));
    assert_eq!(room.newsroom.rendition(PHOTO, "thumb").unwrap(), before);
    let photo = room.does("photo", json!({ "photo": PHOTO }))["photo"].clone();
    assert_eq!(photo["focal_point"], json!({ "x": 0.25, "y": 0.5 }));
    let hash = photo["hash"].as_str().unwrap();
    let kept = room.folder.path().join("desk/photos").join(&hash[..2]).join(hash);
    assert_eq!(fs::read(kept).unwrap(), fs::read(photo_file(PHOTO)).unwrap(), "the original is untouched");
}

#[test]
fn what_readers_see_otherwise_ends_the_approval_and_leaves_as_it_was_drawn() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    frame(&room, json!({ "crops": { "free": crop(0, 0, 5_000, 5_000) } }));
    assert_eq!(room.status(&story), "in_review");
    let history = room.does("history", json!({ "story": story }));
    let said = "The approval ended: how the photo ridges-at-dusk.jpg is shown changed";
    assert!(history.as_array().unwrap().iter().any(|row| row["what"] == said), "{history}");
    room.does("approve_story", json!({ "story": story }));
    let out = room.folder.path().join("out");
    let exported = room.does("export_stories", json!({ "stories": [story], "out": out }));
    assert_eq!(exported["held"], json!([]));
    let pictures = fs::read_dir(out.join("2026/11/24/ridge/img")).unwrap().flatten();
    let mut names: Vec<String> =
        pictures.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".jpg"));
    names.sort();
    // A quarter of 2400 × 1600 pixels: nothing is enlarged to what is missing.
    let there = ["16x9.jpg", "480.jpg", "800.jpg", "1200.jpg"].map(|ending| format!("ridge-lead-{ending}"));
    let mut there: Vec<String> = there.into_iter().chain(["ridge-og.jpg".to_owned()]).collect();
    there.sort();
    assert_eq!(names, there);
}
