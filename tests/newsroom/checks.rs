//! Checks by the rules of a desk: what is found, how grave, and what the history says of a rule.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

fn found(room: &Room, story: &str, check: &str) -> Value {
    let state = room.does("review_story", json!({ "story": story }));
    let findings = state["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["check"] == check).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_desk_says_how_grave_a_check_is_and_the_history_says_who_did() {
    let room = room();
    let story = room.finished_story("ridge");
    room.types(&story, "It left from the the quay.");
    assert_eq!(found(&room, &story, "doubles")["severity"], "hint");
    assert_eq!(found(&room, &story, "doubles")["fix"], json!({ "do": "write", "with": "the" }));

    let graver = json!({ "check": "doubles", "level": "blocks" });
    assert_eq!(room.refuses("set_check", graver.clone()).kind, FailureKind::NotAllowed);
    room.acts("Ada");
    room.does("set_check", graver);
    assert_eq!(found(&room, &story, "doubles")["severity"], "blocks");
    let rows = room.does("stories", json!({}));
    assert_eq!(rows[0]["blocking"], 1, "the list of stories counts it at once");
    let last = &room.does("history", json!({}))[0];
    assert_eq!(
        (&last["before"], &last["after"], &last["by"]),
        (&json!("hint"), &json!("blocks"), &json!("Ada"))
    );

    room.does("set_check", json!({ "check": "doubles", "level": null }));
    let room = room.restarts();
    let state = room.does("review_story", json!({ "story": story }));
    assert_eq!(found(&room, &story, "doubles"), Value::Null);
    assert!(state["checks"].as_array().unwrap().iter().all(|check| check["id"] != "doubles"));
}

#[test]
fn what_does_harm_is_not_lowered() {
    let room = room();
    room.acts("Ada");
    for check in ["credit", "alt_text", "pictures"] {
        let refused = room.refuses("set_check", json!({ "check": check, "level": "hint" }));
        assert!(refused.message.contains("always blocks"), "{refused:?}");
    }
    assert_eq!(
        room.refuses("set_check", json!({ "check": "none", "level": null })).kind,
        FailureKind::NotFound
    );
}

#[test]
fn the_house_style_is_kept_line_by_line() {
    let room = room();
    let story = room.finished_story("ridge");
    room.types(&story, "He sent an e-mail.");
    room.acts("Ada");
    let rules = room.does("set_usage", json!({ "lines": ["e-mail = email", " ", "allegedly"] }));
    assert_eq!(rules["usage"], json!(["e-mail = email", "allegedly = ?"]));
    assert_eq!(found(&room, &story, "usage")["fix"], json!({ "do": "write", "with": "email" }));
    for lines in [json!(["= x"]), json!(["a = b", "A = c"])] {
        assert_eq!(room.refuses("set_usage", json!({ "lines": lines })).kind, FailureKind::Invalid);
    }
}
