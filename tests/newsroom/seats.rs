//! Seats: several people at one desk at the same time, each from a place of their own.

use crate::room::{edit, room};
use newsroom::Notice;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

#[test]
fn every_seat_has_a_person_of_its_own() {
    let room = room();
    let story = room.finished_story("ridge");
    let ed = room.beside("Ed");
    assert_eq!(room.does("desk", json!({}))["acting"]["name"], "Rita");
    assert_eq!(ed.does("desk", json!({}))["acting"]["name"], "Ed");
    room.types(&story, "Rita was here.");
    let base = room.story(&story)["seq"].clone();
    ed.does("edit_text", edit(&story, &base, "Rita was here, and Ed."));
    let rows = room.does("history", json!({ "story": story }));
    let wrote = |row: &Value| (row["what"] == "Wrote").then(|| row["by"].as_str().map(str::to_owned))?;
    let writers: Vec<String> = rows.as_array().unwrap().iter().filter_map(wrote).collect();
    assert_eq!(writers, ["Ed", "Rita"]);
    // Both read one text, at once.
    assert!(room.markdown(&story).contains("and Ed."));
}

#[test]
fn a_new_seat_begins_with_whoever_acts_at_the_old_one() {
    let room = room();
    room.acts("Ada");
    let beside = room.newsroom.another_seat();
    room.acts("Rita");
    let desk = newsroom::commands::call(&beside, "desk", json!({})).unwrap();
    assert_eq!(desk["acting"]["name"], "Ada");
    assert_ne!(desk["seat"], room.does("desk", json!({}))["seat"]);
}

#[test]
fn a_notice_says_from_which_seat_something_changed() {
    let room = room();
    let story = room.finished_story("ridge");
    let ed = room.beside("Ed");
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    room.newsroom.listen(move |notice| {
        if let Notice::Changed(changed) = notice
            && changed.presence.is_empty()
        {
            ears.lock().unwrap().push(changed.seat);
        }
    });
    let seat = |answer: Value| u32::try_from(answer["seat"].as_u64().unwrap()).unwrap();
    let (ours, theirs) = (seat(room.does("desk", json!({}))), seat(ed.does("desk", json!({}))));
    room.types(&story, "One.");
    let base = room.story(&story)["seq"].clone();
    ed.does("edit_text", edit(&story, &base, "Two."));
    assert_eq!(*heard.lock().unwrap(), [ours, theirs]);
}
