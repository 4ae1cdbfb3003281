//! Two hands at one text: an edit of an older text is brought together with what came since, and no word is lost.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

/// Puts a paragraph in the place of the block at `at`, keeping its id.
fn edit(story: &str, base: u64, at: usize, words: &str) -> Value {
    let block = json!({
        "type": "paragraph", "attrs": { "id": format!("p{at}") }, "content": [{ "type": "text", "text": words }],
    });
    json!({ "story": story, "base": base, "at": at, "remove": 1, "insert": [block] })
}

/// A story of two paragraphs with ids; and the number of its last edit.
fn story(room: &Room) -> (String, u64) {
    let story = room.finished_story("ridge");
    let base = room.story(&story)["seq"].as_u64().unwrap();
    room.does("edit_text", edit(&story, base, 0, "The ferry sails at seven today."));
    room.does("edit_text", edit(&story, base + 1, 1, "Nobody knew."));
    (story, base + 2)
}

fn paragraphs(room: &Room, story: &str) -> Vec<String> {
    let shown = room.does("show_story", json!({ "story": story, "format": "text" }));
    let text = shown["text"].as_str().unwrap();
    text.split("\n\n").skip(1).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn edits_of_different_words_both_hold() {
    let room = room();
    let (story, base) = story(&room);
    room.does("edit_text", edit(&story, base, 0, "The new ferry sails at seven today."));
    room.acts("Ed");
    let saved = room.does("edit_text", edit(&story, base, 0, "The ferry sails at eight today."));
    assert_eq!((&saved["merged"], &saved["seq"]), (&json!(0), &json!(base + 2)));
    let saved = room.does("edit_text", edit(&story, base, 1, "Nobody knew, or said."));
    assert_eq!(saved["merged"], 0);
    assert_eq!(paragraphs(&room, &story), ["The new ferry sails at eight today.", "Nobody knew, or said."]);
}

#[test]
fn of_the_same_words_the_later_are_a_suggestion_of_whoever_sent_them() {
    let room = room();
    let (story, base) = story(&room);
    room.does("edit_text", edit(&story, base, 1, "Nobody cared."));
    room.acts("Ed");
    let saved = room.does("edit_text", edit(&story, base, 1, "Nobody asked."));
    assert_eq!(saved["merged"], 1);
    assert_eq!(paragraphs(&room, &story)[1], "Nobody cared.", "what was there stands");
    let room = room.restarts();
    room.acts("Rita");
    room.does("answer_suggestions", json!({ "story": story, "accept": true, "by": "Ed" }));
    assert_eq!(paragraphs(&room, &story)[1], "Nobody asked.");
}

#[test]
fn an_edit_that_comes_twice_is_carried_out_once() {
    let room = room();
    let (story, base) = story(&room);
    let once = edit(&story, base, 1, "Nobody knew, or said.");
    assert_eq!(room.does("edit_text", once.clone())["merged"], json!(null));
    let again = room.does("edit_text", once);
    assert_eq!((&again["merged"], &again["seq"]), (&json!(0), &json!(base + 1)));
}

#[test]
fn an_edit_of_a_text_that_never_was_is_refused() {
    let room = room();
    let (story, base) = story(&room);
    let refused = room.refuses("edit_text", edit(&story, base + 5, 1, "From the future."));
    assert_eq!(refused.kind, FailureKind::Conflict);
    assert_eq!(paragraphs(&room, &story)[1], "Nobody knew.");
}
