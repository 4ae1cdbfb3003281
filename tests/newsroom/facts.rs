//! The ledger of facts: what is to be checked, by whom it was, and that other words are checked anew.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

/// A story with a comment of Ed's on "400 people"; he goes on acting.
fn doubted(room: &Room) -> (String, Value) {
    let story = room.finished_story("ridge");
    room.types(&story, "It carries 400 people a day.");
    room.acts("Ed");
    let on = json!({ "on": "quote", "words": "400 people" });
    let made = room.does("add_comment", json!({ "story": story, "on": on, "text": "Who counted?" }));
    (story, made["id"].clone())
}

fn findings(room: &Room, story: &str) -> Vec<String> {
    let review = room.does("review_story", json!({ "story": story }));
    let all = review["findings"].as_array().unwrap().iter();
    let facts = all.filter(|finding| finding["check"] == "facts");
    facts.map(|finding| finding["sentence"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_fact_is_to_be_checked_has_a_source_and_is_right_or_wrong() {
    let room = room();
    let (story, thread) = doubted(&room);
    assert!(findings(&room, &story).is_empty(), "a comment is no fact");
    let set = |state: &str| json!({ "thread": thread, "state": state });
    assert_eq!(room.does("set_fact", set("open"))["fact"]["state"], "open");
    assert_eq!(findings(&room, &story), ["“400 people” is still to be checked."]);
    assert_eq!(room.refuses("set_fact", set("checked")).kind, FailureKind::Invalid, "by nobody's word");
    room.does("set_fact", set("wrong"));
    assert_eq!(findings(&room, &story), ["“400 people” was found to be wrong."]);

    let right = json!({ "thread": thread, "state": "checked", "source": " Harbour office, 3 May " });
    let row = room.does("set_fact", right);
    assert_eq!((&row["fact"]["source"], &row["fact"]["by"]), (&json!("Harbour office, 3 May"), &json!("Ed")));
    assert_eq!(row["resolved"]["by"], "Ed", "its comment is done");
    assert!(findings(&room, &story).is_empty());
    let entry = room.does("history", json!({ "story": story, "limit": 1 }))[0].clone();
    assert_eq!(
        (&entry["what"], &entry["after"]),
        (&json!("Checked “400 people”"), &json!("Harbour office, 3 May"))
    );
}

#[test]
fn other_words_are_to_be_checked_again() {
    let room = room();
    let (story, thread) = doubted(&room);
    room.does("set_fact", json!({ "thread": thread, "state": "checked", "source": "Harbour office" }));
    room.types(&story, "Today it carries 400 people a day.");
    assert!(findings(&room, &story).is_empty(), "they only moved");
    room.types(&story, "Today it carries 4000 people a day.");
    let room = room.restarts();
    assert_eq!(findings(&room, &story), ["“4000 people” is still to be checked."]);
    let row = room.does("comments", json!({ "story": story }))["threads"][0].clone();
    assert_eq!((&row["fact"]["state"], &row["resolved"]), (&json!("open"), &json!(null)));
    let said = room.does("history", json!({ "story": story }));
    let said = said.as_array().unwrap().iter().map(|entry| entry["what"].as_str().unwrap());
    assert!(said.into_iter().any(|what| what == "“4000 people” is to be checked again: its words changed"));
}

#[test]
fn a_fact_is_checked_and_not_resolved_and_can_be_a_comment_again() {
    let room = room();
    let (story, thread) = doubted(&room);
    room.does("set_fact", json!({ "thread": thread, "state": "open" }));
    assert_eq!(room.refuses("resolve_comment", json!({ "thread": thread })).kind, FailureKind::NotAllowed);
    assert_eq!(room.does("comments", json!({ "story": story }))["facts"], 1);
    let row = room.does("set_fact", json!({ "thread": thread, "state": null }));
    assert_eq!(row["fact"], json!(null));
    assert!(findings(&room, &story).is_empty());
    room.does("resolve_comment", json!({ "thread": thread }));
    let refused = room.refuses("set_fact", json!({ "thread": thread, "state": null }));
    assert_eq!(refused.kind, FailureKind::Conflict);
    assert_eq!(room.does("verify_desk", json!({}))["problems"], json!([]));
}
