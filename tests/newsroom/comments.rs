//! Comments through the life of a story: made, answered, resolved, carried along by edits, and never published.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

fn comment(room: &Room, story: &str, words: &str, text: &str) -> String {
    let on = json!({ "on": "quote", "words": words });
    let made = room.does("add_comment", json!({ "story": story, "on": on, "text": text }));
    made["id"].as_str().unwrap().to_owned()
}

fn place(room: &Room, story: &str, thread: &str) -> Value {
    let all = room.does("comments", json!({ "story": story }));
    let found = all["threads"].as_array().unwrap().iter().find(|row| row["id"] == thread);
    found.unwrap()["place"].clone()
}

#[test]
fn a_comment_is_answered_resolved_and_reopened_and_the_history_says_so() {
    let room = room();
    let story = room.finished_story("ridge");
    room.acts("Ed");
    let thread = comment(&room, &story, "first", "Which one, @rita?");
    room.acts("Rita");
    let answered = room.does("reply_comment", json!({ "thread": thread, "text": "This one." }));
    assert_eq!(answered["remarks"][0]["by"], "Ed");
    assert_eq!(answered["remarks"][0]["mentions"][0]["from"], 11);
    assert_eq!(answered["remarks"][1]["text"], "This one.");
    let resolved = room.does("resolve_comment", json!({ "thread": thread }));
    assert_eq!(resolved["resolved"]["by"], "Rita");
    assert_eq!(room.does("comments", json!({ "story": story }))["open"], 0);
    assert_eq!(room.refuses("resolve_comment", json!({ "thread": thread })).kind, FailureKind::Conflict);
    room.does("reopen_comment", json!({ "thread": thread }));
    let said: Vec<String> = room
        .does("history", json!({ "story": story, "limit": 4 }))
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["what"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        said,
        ["Reopened a comment", "Resolved a comment", "Answered a comment", "Commented on “first”"]
    );
    assert_eq!(room.restarts().does("comments", json!({ "story": story }))["open"], 1);
}

#[test]
fn a_comment_follows_its_words_is_lost_without_them_and_returns_with_them() {
    let room = room();
    let story = room.finished_story("ridge");
    // From here on it is the same block that is edited.
    room.types(&story, "The first paragraph.");
    let thread = comment(&room, &story, "first paragraph", "Shorter");
    assert_eq!(place(&room, &story, &thread)["spans"][0]["from"], 4);
    room.types(&story, "Now the first paragraph.");
    assert_eq!(place(&room, &story, &thread)["spans"][0]["from"], 8);
    room.types(&story, "Now something else.");
    assert_eq!(place(&room, &story, &thread), json!({ "at": "lost" }));
    room.types(&story, "Now the first paragraph.");
    assert_eq!(place(&room, &story, &thread)["spans"][0]["to"], 23);
}

#[test]
fn fields_the_story_and_blocks_can_be_commented_on_in_their_order() {
    let room = room();
    let story = room.finished_story("ridge");
    let words = comment(&room, &story, "first", "words");
    let text = room.does("open_story", json!({ "story": story }));
    let block = text["document"]["content"][0]["attrs"]["id"].clone();
    for on in [
        json!({ "on": "block", "block": block }),
        json!({ "on": "field", "field": "headline" }),
        json!({ "on": "story" }),
    ] {
        room.does("add_comment", json!({ "story": story, "on": on, "text": "Look" }));
    }
    let all = room.does("comments", json!({ "story": story }));
    let places: Vec<&str> =
        all["threads"].as_array().unwrap().iter().map(|row| row["place"]["at"].as_str().unwrap()).collect();
    assert_eq!(places, ["story", "field", "block", "words"]);
    assert_eq!(all["threads"][3]["id"], words.as_str());
    let field = json!({ "on": "field", "field": "colour" });
    let refused = room.refuses("add_comment", json!({ "story": story, "on": field, "text": "?" }));
    assert_eq!(refused.kind, FailureKind::Invalid);
    let moved = json!({ "on": "words", "spans": [{ "block": block, "from": 0, "to": 3, "words": "Not" }] });
    let refused = room.refuses("add_comment", json!({ "story": story, "on": moved, "text": "?" }));
    assert_eq!(refused.kind, FailureKind::Conflict);
    let refused =
        room.refuses("add_comment", json!({ "story": story, "on": { "on": "story" }, "text": " " }));
    assert_eq!(refused.kind, FailureKind::Invalid);
}

#[test]
fn a_comment_ends_no_approval_and_is_told_to_whoever_listens() {
    let room = room();
    let story = room.approved_story("ridge");
    let heard = std::sync::Arc::new(std::sync::Mutex::new(0));
    let count = std::sync::Arc::clone(&heard);
    room.newsroom.listen(move |_| *count.lock().unwrap() += 1);
    comment(&room, &story, "first", "Look again");
    assert_eq!(room.status(&story), "approved");
    assert_eq!(*heard.lock().unwrap(), 1);
}

#[test]
fn a_comment_stays_on_its_words_when_the_text_around_it_is_replaced() {
    let room = room();
    room.finished_story("ridge");
    room.does("replace_text", json!({ "story": "ridge", "markdown": "Alpha.\n\nBravo.\n\nCharlie." }));
    let old = comment(&room, "ridge", "Charlie", "Is this right?");
    let text = "Alpha.\n\nX-ray.\n\nYankee words.\n\nCharlie.";
    room.does("replace_text", json!({ "story": "ridge", "markdown": text }));
    let new = comment(&room, "ridge", "Charlie", "Is this libel?");
    let shown = room.does("open_story", json!({ "story": "ridge" }))["document"].clone();
    let blocks = shown["content"].as_array().unwrap();
    let ids: std::collections::BTreeSet<String> =
        blocks.iter().map(|block| block["attrs"]["id"].to_string()).collect();
    assert_eq!(ids.len(), blocks.len(), "each block has an id of its own: {shown}");
    for thread in [&old, &new] {
        assert_eq!(place(&room, "ridge", thread)["index"], json!(3));
    }
}
