//! A story goes out at its time, by the rules and in the name of whoever laid it down.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

const HOUR: u32 = 3_600;

/// A room whose desk pushes to a folder, with a story that is approved; Ed is acting.
fn waiting() -> Room {
    let room = room();
    room.acts("Ada");
    let settings = json!({ "path": room.folder.path().join("www") });
    room.does("set_destination", json!({ "name": "Our site", "kind": "folder", "settings": settings }));
    room.approved_story("ridge");
    room
}

fn ask(room: &Room, at: &str) -> Value {
    let out = room.folder.path().join("out");
    json!({ "story": "ridge", "at": at, "out": out, "site": "daily", "destinations": ["our site"] })
}

/// 24 November 2026, one in the afternoon: an hour after the room's clock begins.
const THEN: &str = "2026-11-24T13:00:00Z";

fn due(room: &Room) -> Value {
    room.does("push_due", json!({}))
}

fn scheduled(room: &Room) -> Value {
    let rows = room.does("publish_list", json!({}));
    rows.as_array().unwrap().iter().find(|row| row["story"]["slug"] == "ridge").unwrap()["scheduled"].clone()
}

fn is_live(room: &Room) -> bool {
    room.folder.path().join("www/2026/11/24/ridge/index.html").exists()
}

#[test]
fn a_story_goes_out_at_its_time_once_and_in_the_name_of_its_editor() {
    let room = waiting();
    room.does("schedule_story", ask(&room, THEN));
    assert_eq!(scheduled(&room)["by"], "Ed");
    assert_eq!(due(&room), json!([]));
    room.passes(HOUR);
    // Whoever sits there then, it is Ed who lets it out.
    room.acts("Rita");
    let went = room.newsroom.let_out_due().unwrap();
    assert_eq!((went.len(), went[0].destinations.as_slice()), (1, &["Our site".to_owned()][..]));
    assert!(is_live(&room));
    room.acts("Ed");
    assert_eq!(due(&room), json!([]), "once");
    assert_eq!(scheduled(&room), json!(null));
    assert_eq!(room.does("deliveries", json!({ "destination": "Our site" }))[0]["by"], "Ed");
    let history = room.does("history", json!({ "story": "ridge" })).to_string();
    assert!(history.contains("It went out as it was laid down"), "{history}");
}

#[test]
fn what_may_not_leave_stays_says_why_and_goes_when_it_may() {
    let room = waiting();
    room.does("schedule_story", ask(&room, THEN));
    room.does("set_story_fields", json!({ "story": "ridge", "fields": { "headline": "Another ridge" } }));
    room.passes(HOUR);
    let went = due(&room);
    assert!(went[0]["trouble"].as_str().unwrap().contains("not approved"), "{went}");
    assert!(!is_live(&room) && scheduled(&room)["trouble"].is_string());
    assert_eq!(due(&room), json!([]), "not again and again");
    room.does("approve_story", json!({ "story": "ridge" }));
    room.passes(HOUR);
    assert_eq!(due(&room)[0]["trouble"], json!(null));
    assert!(is_live(&room));
}

#[test]
fn what_stays_is_told_once_for_each_reason() {
    let room = waiting();
    room.does("schedule_story", ask(&room, THEN));
    room.does("set_story_fields", json!({ "story": "ridge", "fields": { "headline": "Another ridge" } }));
    for _ in 0..4 {
        room.passes(HOUR);
        assert!(due(&room)[0]["trouble"].is_string(), "it is tried again");
    }
    let history = room.does("history", json!({ "story": "ridge" })).to_string();
    assert_eq!(history.matches("could not go out").count(), 1, "{history}");
}

#[test]
fn a_story_that_is_spiked_goes_out_no_more() {
    let room = waiting();
    room.does("schedule_story", ask(&room, THEN));
    room.does("spike_story", json!({ "story": "ridge" }));
    room.does("revive_story", json!({ "story": "ridge" }));
    room.does("submit_story", json!({ "story": "ridge" }));
    room.does("approve_story", json!({ "story": "ridge" }));
    room.passes(HOUR);
    assert_eq!(due(&room), json!([]));
    assert!(!is_live(&room));
}

#[test]
fn a_clock_that_jumped_lets_nothing_out() {
    let room = waiting();
    room.does("schedule_story", ask(&room, THEN));
    room.jumps(i64::from(HOUR) * 2);
    assert_eq!(due(&room), json!([]));
    assert!(scheduled(&room)["trouble"].as_str().unwrap().contains("clock"));
    assert!(!is_live(&room));
}

#[test]
fn an_editor_changes_and_cancels_it_and_nobody_else() {
    let room = waiting();
    room.acts("Rita");
    assert_eq!(room.refuses("schedule_story", ask(&room, THEN)).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    for (at, said) in [("2026-11-24T11:00:00Z", "has passed"), ("soon", "does not fit")] {
        let refused = room.refuses("schedule_story", ask(&room, at));
        assert!(refused.message.contains(said), "{refused:?}");
    }
    room.does("schedule_story", ask(&room, THEN));
    room.does("schedule_story", ask(&room, "2026-11-24T15:00:00Z"));
    room.passes(HOUR);
    assert_eq!(due(&room), json!([]), "it was put off");
    room.acts("Rita");
    assert_eq!(room.refuses("unschedule_story", json!({ "story": "ridge" })).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    room.does("unschedule_story", json!({ "story": "ridge" }));
    room.passes(HOUR * 3);
    assert_eq!(due(&room), json!([]));
    assert_eq!(room.refuses("unschedule_story", json!({ "story": "ridge" })).kind, FailureKind::NotFound);
    let history = room.does("history", json!({ "story": "ridge" })).to_string();
    assert!(history.contains("Took back when it goes out"), "{history}");
}
