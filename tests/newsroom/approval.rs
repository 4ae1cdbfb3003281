//! Who may take which step, and what an approval is worth after a change.

use crate::room::room;
use newsroom::FailureKind;
use serde_json::json;

#[test]
fn a_story_goes_from_pitch_to_approved() {
    let room = room();
    room.does("create_story", json!({ "headline": "Who rides the night bus", "pitch": true }));
    let slug = "who-rides-the-night-bus";
    assert_eq!(room.status(slug), "pitch");
    room.does("take_up_story", json!({ "story": slug }));
    room.types(slug, "Nobody, mostly.");
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.does("request_changes", json!({ "story": slug, "note": "Ask the drivers." }));
    assert_eq!(room.status(slug), "draft");
    let review = room.does("review_story", json!({ "story": slug }));
    assert_eq!(review["note"]["text"], "Ask the drivers.");
    assert_eq!(review["note"]["by"], "Ed");
    room.acts("Rita");
    room.types(slug, "Nobody, mostly, say the drivers.");
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.passes(60);
    room.does("approve_story", json!({ "story": slug }));
    assert_eq!(room.status(slug), "approved");
    assert_eq!(
        room.does("review_story", json!({ "story": slug }))["note"],
        json!(null),
        "the note is settled"
    );
}

#[test]
fn an_author_does_not_approve_her_own_story_unless_the_desk_says_so() {
    let room = room();
    room.acts("Ed");
    room.does("create_story", json!({ "slug": "own", "headline": "Mine" }));
    room.types("own", "Words.");
    room.does("submit_story", json!({ "story": "own" }));
    let refused = room.refuses("approve_story", json!({ "story": "own" }));
    assert_eq!(refused.kind, FailureKind::NotAllowed);
    room.acts("Ada");
    let mut settings = room.does("desk", json!({}))["settings"].clone();
    settings["own_approval"] = json!(true);
    room.does("set_settings", settings);
    room.acts("Ed");
    room.does("approve_story", json!({ "story": "own" }));
}

#[test]
fn a_journalist_does_not_approve() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("submit_story", json!({ "story": story }));
    assert_eq!(room.refuses("approve_story", json!({ "story": story })).kind, FailureKind::NotAllowed);
}

#[test]
fn a_late_edit_ends_the_approval_and_says_what_changed() {
    let room = room();
    let story = room.approved_story("ridge");
    room.acts("Rita");
    let saved = room.types(&story, "The first paragraph, changed.");
    assert_eq!((saved["lapsed"].clone(), saved["status"].clone()), (json!(true), json!("in_review")));
    let review = room.does("review_story", json!({ "story": story }));
    assert_eq!(review["changed_since_approval"]["blocks"], json!([0]));
    assert_eq!(review["changed_since_approval"]["removed"], json!(["The first paragraph."]));
    assert!(
        review["story"]["approval"]["lapsed"]["what"]
            .as_str()
            .unwrap()
            .contains("The first paragraph, changed.")
    );
}

#[test]
fn a_field_that_readers_see_ends_the_approval_and_one_for_the_desk_does_not() {
    let room = room();
    let story = room.approved_story("ridge");
    room.does("set_story_fields", json!({ "story": story, "fields": { "notes": "call her" } }));
    assert_eq!(room.status(&story), "approved");
    room.does("set_story_fields", json!({ "story": story, "fields": { "headline": "Another" } }));
    assert_eq!(room.status(&story), "in_review");
}

#[test]
fn approval_is_of_what_was_seen() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("submit_story", json!({ "story": story }));
    room.acts("Ed");
    let seen = room.does("review_story", json!({ "story": story }))["hash"].clone();
    room.types(&story, "Quietly different.");
    let refused = room.refuses("approve_story", json!({ "story": story, "hash": seen }));
    assert_eq!(refused.kind, FailureKind::Conflict);
    assert_eq!(room.status(&story), "in_review");
}

#[test]
fn what_blocks_a_story_is_named() {
    let room = room();
    let story = room.finished_story("ridge");
    room.types(&story, "It cost TK euros.");
    room.does("submit_story", json!({ "story": story }));
    room.acts("Ed");
    let steps = room.does("review_story", json!({ "story": story }))["steps"].clone();
    let approve = steps.as_array().unwrap().iter().find(|step| step["step"] == "approve").unwrap();
    assert_eq!(approve["refused"], "The story cannot be approved yet.", "it is said before it is tried");
    let refused = room.refuses("approve_story", json!({ "story": story }));
    assert!(refused.hint.contains("TK"), "{refused:?}");
    let row = &room.does("stories", json!({}))[0];
    assert_eq!((&row["story"]["measure"]["tk"], &row["blocking"]), (&json!(1), &json!(1)));
}

#[test]
fn open_comments_are_answered_for_with_a_reason_that_the_history_keeps() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("submit_story", json!({ "story": story }));
    room.acts("Ed");
    let comment = |text: &str| {
        let on = json!({ "on": "story" });
        room.does("add_comment", json!({ "story": story, "on": on, "text": text }))["id"].clone()
    };
    let first = comment("Who says so?");
    let asked = room.refuses("approve_story", json!({ "story": story }));
    assert_eq!((asked.kind, asked.message.as_str()), (FailureKind::NotAllowed, "1 comment is open."));

    let second = comment("And when?");
    let approve = |threads: serde_json::Value, reason: &str| json!({ "story": story, "despite": { "threads": threads, "reason": reason } });
    // She has seen one of two; then she has seen both and says nothing.
    let unseen = room.refuses("approve_story", approve(json!([first]), "The desk knows."));
    assert_eq!(unseen.kind, FailureKind::Conflict);
    let silent = room.refuses("approve_story", approve(json!([first, second]), "  "));
    assert_eq!(silent.kind, FailureKind::Invalid);
    assert_eq!(room.status(&story), "in_review");

    room.does("approve_story", approve(json!([first, second]), "The desk knows."));
    assert_eq!(room.status(&story), "approved");
    let entry = room.does("history", json!({ "story": story, "limit": 1 }))[0].clone();
    assert_eq!(entry["what"], "Approved it although 2 comments are open");
    assert_eq!((&entry["by"], &entry["after"]), (&json!("Ed"), &json!("version 3, The desk knows.")));
}

#[test]
fn a_resolved_comment_is_not_asked_about() {
    let room = room();
    let story = room.finished_story("ridge");
    let on = json!({ "on": "story" });
    let thread = room.does("add_comment", json!({ "story": story, "on": on, "text": "Sure?" }))["id"].clone();
    room.does("submit_story", json!({ "story": story }));
    room.acts("Ed");
    room.refuses("approve_story", json!({ "story": story }));
    room.does("resolve_comment", json!({ "thread": thread }));
    room.does("approve_story", json!({ "story": story }));
    let said = room.does("history", json!({ "story": story, "limit": 1 }))[0]["what"].clone();
    assert_eq!(said, "Approved it");
}

#[test]
fn a_spiked_story_can_be_revived() {
    let room = room();
    let story = room.approved_story("ridge");
    room.does("spike_story", json!({ "story": story }));
    assert_eq!(room.status(&story), "spiked");
    room.does("revive_story", json!({ "story": story }));
    assert_eq!(room.status(&story), "draft");
    assert!(!room.story(&story)["approval"]["lapsed"].is_null(), "its approval does not come back");
}
