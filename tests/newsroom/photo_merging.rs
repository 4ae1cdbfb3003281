//! Two files of one picture become one photo: no word of either is lost, stories follow, and it can be taken back.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;

const LARGE: &str = "ridges-at-dusk.jpg";
const SMALL: &str = "smaller.jpg";

/// A desk with a photo and a smaller copy of it that says something else.
fn twins() -> Room {
    let room = room();
    room.photo(LARGE);
    let smaller = room.folder.path().join(SMALL);
    fs::write(&smaller, room.newsroom.rendition(LARGE, "thumb").unwrap()).unwrap();
    room.does("add_photos", json!({ "paths": [smaller] }));
    let says =
        json!({ "credit": "Agency", "creator": "Galley", "keywords": ["larches", "dusk"], "job_id": "J-7" });
    room.does("set_photo_fields", json!({ "photo": SMALL, "fields": says }));
    room.does("mark_photos", json!({ "photos": [SMALL], "stars": 4 }));
    room
}

fn pairs(room: &Room) -> Vec<Value> {
    room.does("look_alikes", json!({}))["pairs"].as_array().unwrap().clone()
}

#[test]
fn what_both_say_is_kept_what_differs_is_chosen_and_stories_follow() {
    let room = twins();
    assert_eq!(pairs(&room).len(), 1);
    let slug = room.finished_story("ridge");
    room.does("place_photo", json!({ "story": slug, "photo": SMALL, "lead": true, "alt": "Ridges" }));
    let two = json!({ "kept": LARGE, "other": SMALL });
    let compared = room.does("compare_photos", two.clone());
    let differ: Vec<&Value> =
        compared["differences"].as_array().unwrap().iter().map(|row| &row["field"]).collect();
    assert_eq!(differ, [&json!("credit")]);
    assert_eq!(compared["other_in"], json!(["ridge"]));
    assert!(compared["brought"].as_array().unwrap().contains(&json!("job_id")), "{compared}");
    assert!(room.refuses("merge_photos", two).message.contains("Credit line"));

    let chosen = json!({ "credit": "Galley samples / Agency" });
    let ask = json!({ "kept": LARGE, "other": SMALL, "chosen": chosen });
    let merged = room.does("merge_photos", ask.clone());
    assert_eq!(merged["stories"], json!(["ridge"]));
    let photo = room.does("photo", json!({ "photo": LARGE }));
    let says = &photo["photo"]["metadata"];
    assert_eq!((&says["credit"], &says["job_id"]), (&json!("Galley samples / Agency"), &json!("J-7")));
    assert!(says["keywords"].as_array().unwrap().contains(&json!("larches")));
    assert_eq!(photo["photo"]["marks"]["stars"], json!(4));
    assert_eq!(photo["used_in"][0]["slug"], "ridge");
    assert_eq!(room.does("photos", json!({}))["total"], json!(1));
    assert!(pairs(&room).is_empty());
    let open = room.does("open_story", json!({ "story": slug }));
    assert_eq!(open["document"]["content"][0]["attrs"]["photo"], photo["photo"]["id"]);
    let history = room.does("history", json!({})).to_string();
    for said in [
        "Merged smaller.jpg into it",
        "Merged it into ridges-at-dusk.jpg",
        "Showed ridges-at-dusk.jpg instead",
    ] {
        assert!(history.contains(said), "{said}");
    }
    // The same file again is the photo it became.
    let smaller = room.folder.path().join(SMALL);
    let again = room.does("add_photos", json!({ "paths": [smaller] }));
    assert_eq!(again["already"][0]["id"], photo["photo"]["id"]);
    assert_eq!(
        room.refuses("merge_photos", json!({ "kept": LARGE, "other": merged["other"] })).message,
        "smaller.jpg was merged already."
    );
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));

    // At any time, from any window, also after a restart.
    let room = room.restarts();
    room.acts("Rita");
    let photo = room.does("photo", json!({ "photo": LARGE }));
    let row = &photo["merged"][0];
    assert_eq!((&row["photo"], &row["file_name"]), (&merged["other"], &json!(SMALL)));
    assert_eq!(row["at"], "2026-11-24T12:00:00Z");
    let parted = room.does("part_photos", json!({ "photo": merged["other"] }));
    assert_eq!(parted, json!({ "stories": ["ridge"], "left": [] }));
    let open = room.does("open_story", json!({ "story": slug }));
    assert_eq!(open["document"]["content"][0]["attrs"]["photo"], merged["other"]);
    let parted = room.does("photo", json!({ "photo": LARGE }));
    let (says, before) = (&parted["photo"]["metadata"], "Galley samples");
    assert_eq!((&says["credit"], says.get("job_id")), (&json!(before), None));
    assert_eq!((&parted["merged"], &parted["photo"]["marks"]["stars"]), (&json!([]), &json!(0)));
    assert_eq!(room.refuses("part_photos", json!({ "photo": merged["other"] })).kind, FailureKind::Conflict);
    assert_eq!(room.does("photos", json!({}))["total"], json!(2));
}

#[test]
fn an_approval_of_a_story_whose_picture_became_another_file_ends() {
    let room = twins();
    let slug = room.finished_story("ridge");
    room.does("place_photo", json!({ "story": slug, "photo": SMALL, "lead": true, "alt": "Ridges" }));
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": slug }));
    let chosen = json!({ "credit": "Agency" });
    room.does("merge_photos", json!({ "kept": LARGE, "other": SMALL, "chosen": chosen }));
    assert_ne!(room.status(&slug), "approved");
}

#[test]
fn a_story_gets_back_what_it_showed_place_by_place_unless_somebody_was_there_since() {
    let room = twins();
    let place = |story: &str, photo: &str| {
        room.does("place_photo", json!({ "story": story, "photo": photo, "alt": "Ridges" }));
    };
    for story in ["both", "edited"] {
        room.finished_story(story);
        [SMALL, LARGE, SMALL].into_iter().for_each(|photo| place(story, photo));
    }
    let shown = |story: &str| {
        let open = room.does("open_story", json!({ "story": story }));
        let blocks = open["document"]["content"].as_array().unwrap().clone();
        blocks.iter().filter_map(|block| block["attrs"].get("photo").cloned()).collect::<Vec<_>>()
    };
    let before = (shown("both"), shown("edited"));
    let ask = json!({ "kept": LARGE, "other": SMALL, "chosen": { "credit": "Agency" } });
    let merged = room.does("merge_photos", ask);
    let kept = &merged["photo"]["id"];
    assert_eq!(shown("both"), [kept.clone(), kept.clone(), kept.clone()]);
    place("edited", LARGE);
    let parted = room.does("part_photos", json!({ "photo": merged["other"] }));
    assert_eq!(parted, json!({ "stories": ["both"], "left": ["edited"] }));
    assert_eq!(shown("both"), before.0);
    assert_eq!(shown("edited"), vec![kept.clone(); 4], "nothing is guessed");
}

#[test]
fn what_somebody_wrote_since_the_merge_stays_when_it_is_taken_back() {
    let room = twins();
    let ask = json!({ "kept": LARGE, "other": SMALL, "chosen": { "credit": "Agency" } });
    let merged = room.does("merge_photos", ask);
    room.does("set_photo_fields", json!({ "photo": LARGE, "fields": { "credit": "Galley / Agency" } }));
    room.does("mark_photos", json!({ "photos": [LARGE], "stars": 2 }));
    room.does("part_photos", json!({ "photo": merged["other"] }));
    let photo = room.does("photo", json!({ "photo": LARGE }))["photo"].clone();
    assert_eq!(photo["metadata"]["credit"], "Galley / Agency");
    assert_eq!(photo["marks"]["stars"], json!(2));
    assert_eq!(photo["metadata"].get("job_id"), None, "nobody touched that");
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn photos_that_are_told_apart_are_not_offered_again() {
    let room = twins();
    room.does("tell_photos_apart", json!({ "kept": SMALL, "other": LARGE }));
    assert!(pairs(&room).is_empty());
    assert_eq!(room.does("photo", json!({ "photo": LARGE }))["alike"], json!([]));
    assert_eq!(room.does("photos", json!({}))["total"], json!(2));
    assert!(
        room.refuses("merge_photos", json!({ "kept": LARGE, "other": LARGE })).message.contains("itself")
    );
}
