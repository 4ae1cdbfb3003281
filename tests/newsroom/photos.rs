//! Photos: what is read from files, what is refused, and what stands in a story.

use crate::room::{photo_file, room};
use newsroom::FailureKind;
use serde_json::json;
use std::fs;

#[test]
fn a_photo_keeps_its_bytes_names_and_rights() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let details = room.does("photo", json!({ "photo": "ridges-at-dusk.jpg" }));
    let photo = &details["photo"];
    assert_eq!((&photo["width"], &photo["height"]), (&json!(2400), &json!(1600)));
    assert_eq!(photo["metadata"]["creator"], json!(["Galley"]));
    assert_eq!(photo["metadata"]["credit"], "Galley samples");
    assert_eq!(photo["metadata"]["date_created"], "2026-06-14T21:05:00+02:00");
    assert_eq!(details["missing"], json!([]));
    let hash = photo["hash"].as_str().unwrap();
    let kept = room.folder.path().join("desk/photos").join(&hash[..2]).join(hash);
    assert_eq!(fs::read(kept).unwrap(), fs::read(photo_file("ridges-at-dusk.jpg")).unwrap());
    let again = room.does("add_photos", json!({ "paths": [photo_file("ridges-at-dusk.jpg")] }));
    assert_eq!(
        (again["added"].as_array().unwrap().len(), again["already"].as_array().unwrap().len()),
        (0, 1)
    );
}

#[test]
fn files_that_are_no_photos_are_refused_one_by_one() {
    let room = room();
    let folder = room.folder.path().join("in");
    fs::create_dir_all(&folder).unwrap();
    let good = fs::read(photo_file("harbour-morning.jpg")).unwrap();
    fs::write(folder.join("good.jpg"), &good).unwrap();
    fs::write(folder.join("empty.jpg"), b"").unwrap();
    fs::write(folder.join("letter.jpg"), b"Dear editor, this is no picture at all.").unwrap();
    fs::write(folder.join("cut.jpg"), &good[..good.len() / 3]).unwrap();
    let added = room.does("add_photos", json!({ "paths": [folder, folder.join("gone.jpg")] }));
    assert_eq!(added["added"].as_array().unwrap().len(), 1);
    let failed: Vec<&str> =
        added["failed"].as_array().unwrap().iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert_eq!(failed, ["cut.jpg", "empty.jpg", "letter.jpg", "gone.jpg"]);
    for row in added["failed"].as_array().unwrap() {
        assert!(!row["failure"]["message"].as_str().unwrap().is_empty());
    }
}

#[test]
fn renditions_are_made_for_the_screen_only() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let thumb = room.newsroom.rendition("ridges-at-dusk.jpg", "thumb").unwrap();
    assert_eq!(&thumb[..3], &[0xFF, 0xD8, 0xFF]);
    assert_eq!(room.newsroom.rendition("ridges-at-dusk.jpg", "thumb").unwrap(), thumb);
    let part = room.newsroom.rendition("ridges-at-dusk.jpg", "thumb/0,0,5000,10000").unwrap();
    assert_eq!((&part[..3], part == thumb), (&thumb[..3], false));
    for wrong in
        ["original", "thumb/", "thumb/1,2,3", "thumb/0,0,5000,10001", "thumb/0,0,0,0", "thumb/a,b,c,d"]
    {
        assert!(room.newsroom.rendition("ridges-at-dusk.jpg", wrong).is_err(), "{wrong}");
    }
    let hash = blake3::hash(&fs::read(photo_file("ridges-at-dusk.jpg")).unwrap()).to_hex().to_string();
    fs::remove_file(room.folder.path().join("desk/photos").join(&hash[..2]).join(&hash)).unwrap();
    assert_eq!(
        room.newsroom.rendition("ridges-at-dusk.jpg", "large").unwrap_err().kind,
        FailureKind::NotFound
    );
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(false), "a photo that vanished is told");
}

#[test]
fn a_changed_credit_ends_the_approval_of_the_story_that_shows_it() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    room.does("set_focal_point", json!({ "photo": "ridges-at-dusk.jpg", "x": 0.5, "y": 0.25 }));
    assert_eq!(room.status(&story), "approved");
    room.does(
        "set_photo_fields",
        json!({ "photo": "ridges-at-dusk.jpg", "fields": { "credit": "Somebody else" } }),
    );
    assert_eq!(room.status(&story), "in_review");
    let changed = room.does("review_story", json!({ "story": story }))["changed_since_approval"].clone();
    assert_eq!(changed["photos"], json!(["ridges-at-dusk.jpg"]));
    let used = room.does("photo", json!({ "photo": "ridges-at-dusk.jpg" }))["used_in"].clone();
    assert_eq!((&used[0]["slug"], &used[0]["lead"]), (&json!("ridge"), &json!(true)));
}

#[test]
fn a_photo_without_credit_blocks_and_the_finding_says_where() {
    let room = room();
    let story = room.finished_story("ridge");
    room.photo("northern-lights.jpg");
    room.does("place_photo", json!({ "story": story, "photo": "northern-lights.jpg", "decorative": true }));
    let findings = room.does("review_story", json!({ "story": story }))["findings"].clone();
    let credit: Vec<_> =
        findings.as_array().unwrap().iter().filter(|finding| finding["check"] == "credit").collect();
    assert!(
        credit.iter().all(|finding| finding["severity"] == "blocks" && finding["place"]["at"] == "photo")
    );
    assert_eq!(credit.len(), 2, "creator and credit line");
    assert_eq!(room.does("photos", json!({ "missing_rights": true }))["total"], json!(1));
}

#[test]
fn an_unknown_field_or_photo_is_refused_with_a_way_out() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let refused = room
        .refuses("set_photo_fields", json!({ "photo": "ridges-at-dusk.jpg", "fields": { "kredit": "x" } }));
    assert!(refused.hint.contains("credit"));
    assert_eq!(room.refuses("photo", json!({ "photo": "nothing.jpg" })).kind, FailureKind::NotFound);
    assert_eq!(room.refuses("fly", json!({})).kind, FailureKind::NotFound);
    assert_eq!(room.refuses("photo", json!({ "foto": 1 })).kind, FailureKind::Invalid);
}

#[test]
fn a_placed_photo_brings_its_own_words_unless_others_are_given() {
    let room = room();
    let story = room.finished_story("ridge");
    let photo = room.photo("ridges-at-dusk.jpg");
    let own = json!({ "alt_text": "Ridge behind ridge", "description": "Half an hour before dark." });
    room.does("set_photo_fields", json!({ "photo": photo, "fields": own }));
    let figure = |arguments: serde_json::Value| {
        let index = room.does("place_photo", arguments)["index"].as_u64().unwrap();
        let document = room.does("open_story", json!({ "story": story }))["document"].clone();
        let figure = document["content"][usize::try_from(index).unwrap()].clone();
        (figure["attrs"]["alt"].clone(), figure["content"][0]["content"][0]["text"].clone())
    };
    let placed = figure(json!({ "story": story, "photo": photo, "lead": true }));
    assert_eq!(placed, (json!("Ridge behind ridge"), json!("Half an hour before dark.")));
    let said = json!({ "story": story, "photo": photo, "alt": "Dusk", "caption": "Tonight" });
    assert_eq!(figure(said), (json!("Dusk"), json!("Tonight")));
    let placed = figure(json!({ "story": story, "photo": photo, "decorative": true }));
    assert_eq!(placed.0, json!(""));
    let history = room.does("history", json!({ "story": story }));
    let entry =
        history.as_array().unwrap().iter().find(|row| row["what"] == "Placed the lead photo").unwrap();
    assert_eq!(entry["after"], "ridges-at-dusk.jpg");
}
