//! Suggestions: open, in the way of approval, answered, and who answered them.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

/// Rita's story with two suggestions by Ed: a word replaced, and a paragraph that begins by proposal.
fn suggested(room: &Room) -> String {
    let story = room.finished_story("ridge");
    room.acts("Ed");
    let by = room.does("desk", json!({}))["acting"]["id"].clone();
    let change = |id: &str| json!({ "id": id, "by": by, "at": "2026-05-03T10:00:00Z" });
    let words = |text: &str, marks: Value| json!({ "type": "text", "text": text, "marks": marks });
    let split = json!({ "id": "s2", "by": by, "at": "2026-05-03T10:00:00Z", "kind": "split" });
    let insert = json!([
        { "type": "paragraph", "attrs": { "id": "a1" }, "content": [
            words("The ", json!([])),
            words("old", json!([{ "type": "del", "attrs": change("s1") }])),
            words("new", json!([{ "type": "ins", "attrs": change("s1") }])),
            words(" path", json!([])),
        ] },
        { "type": "paragraph", "attrs": { "id": "a2", "tc": split }, "content": [words(" moved.", json!([]))] },
    ]);
    let base = room.story(&story)["seq"].clone();
    room.does("edit_text", json!({ "story": story, "base": base, "at": 0, "remove": 1, "insert": insert }));
    story
}

fn newest(room: &Room, story: &str) -> String {
    room.does("history", json!({ "story": story }))[0]["what"].as_str().unwrap().to_owned()
}

#[test]
fn the_agreed_text_is_what_stood_there_before() {
    let room = room();
    let story = suggested(&room);
    assert!(room.markdown(&story).contains("The old path moved."));
}

#[test]
fn an_accepted_suggestion_is_text_and_the_history_says_whose_it_was() {
    let room = room();
    let story = suggested(&room);
    room.acts("Rita");
    room.does("answer_suggestions", json!({ "story": story, "accept": true, "ids": ["s1"] }));
    assert!(room.markdown(&story).contains("The new path moved."));
    assert_eq!(newest(&room, &story), "Accepted a suggestion to replace “old” with “new” by Ed");
    room.does("answer_suggestions", json!({ "story": story, "accept": true, "by": "Ed" }));
    assert!(room.markdown(&story).contains("The new path\n\n moved."));
    let none = room.refuses("answer_suggestions", json!({ "story": story, "accept": true }));
    assert_eq!(none.kind, FailureKind::Conflict);
}

#[test]
fn rejecting_all_gives_the_text_back() {
    let room = room();
    let story = suggested(&room);
    room.does("answer_suggestions", json!({ "story": story, "accept": false }));
    assert!(room.markdown(&story).contains("The old path moved."));
    assert_eq!(newest(&room, &story), "Rejected 2 suggestions by Ed");
    let document = room.does("open_story", json!({ "story": story }))["document"].to_string();
    assert!(!document.contains("\"tc\"") && !document.contains("\"del\""), "{document}");
}

#[test]
fn an_open_suggestion_stands_against_approval() {
    let room = room();
    let story = suggested(&room);
    room.does("submit_story", json!({ "story": story }));
    let review = room.does("review_story", json!({ "story": story }));
    let found = review["findings"].as_array().unwrap().iter().filter(|one| one["check"] == "suggestions");
    assert!(found.clone().count() > 0 && found.clone().all(|one| one["severity"] == "blocks"), "{review}");
    room.refuses("approve_story", json!({ "story": story }));
}
