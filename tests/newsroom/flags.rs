//! Sign-offs: where the desk requires one nothing leaves without it, and what was signed ends when it changes.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

fn set(story: &str, flag: &str, state: &str) -> Value {
    json!({ "story": story, "flag": flag, "state": state })
}

/// How a flag stands in the review.
fn flag(room: &Room, story: &str, flag: &str) -> Value {
    let review = room.does("review_story", json!({ "story": story }));
    review["flags"].as_array().unwrap().iter().find(|view| view["flag"] == flag).unwrap().clone()
}

/// What an export says of the one story that is held.
fn held(room: &Room, story: &str) -> Value {
    let out = room.folder.path().join("out");
    room.does("export_stories", json!({ "stories": [story], "out": out }))["held"].clone()
}

/// The desk requires `flag` of every story.
fn require(room: &Room, flag: &str) {
    room.acts("Ada");
    room.does("set_flag_rule", json!({ "flag": flag, "always": true }));
}

#[test]
fn nothing_leaves_while_a_required_sign_off_is_missing() {
    let room = room();
    require(&room, "legal");
    let story = room.approved_story_with_photo("ridge");
    let refused = &held(&room, &story)[0]["failure"];
    assert_eq!(refused["message"], "“ridge” is not signed for legal.");
    let row = &room.does("publish_list", json!({}))[0];
    assert_eq!(row["held"], "“ridge” is not signed for legal.");
    let listed = &room.does("stories", json!({}))[0]["flags"];
    assert_eq!(*listed, json!([{ "flag": "legal", "label": "Legal", "state": "required" }]));

    room.does("set_flag", set(&story, "legal", "complete"));
    assert_eq!(flag(&room, &story, "legal")["state"], "complete");
    assert_eq!(held(&room, &story), json!([]));
    assert_eq!(room.status(&story), "published");
}

#[test]
fn a_rule_asks_in_the_sections_it_names() {
    let room = room();
    room.acts("Ada");
    let rules =
        room.does("set_flag_rule", json!({ "flag": "standards", "sections": ["Courts", " Courts "] }));
    assert_eq!(rules["flags"]["standards"], json!({ "always": false, "sections": ["Courts"] }));
    let story = room.finished_story("ridge");
    assert_eq!(flag(&room, &story, "standards")["state"], "not_needed");
    room.does("set_story_fields", json!({ "story": story, "fields": { "section": "Courts" } }));
    let what = "Changed where “Standards” is required";
    let entries = room.does("history", json!({}));
    let entry = entries.as_array().unwrap().iter().find(|entry| entry["what"] == what).unwrap();
    assert_eq!((&entry["before"], &entry["after"]), (&json!("in no story"), &json!("in Courts")));
    let standing = flag(&room, &story, "standards");
    assert_eq!((&standing["state"], &standing["by_rule"]), (&json!("required"), &json!(true)));
    assert_eq!(room.refuses("set_flag_rule", json!({ "flag": "legal" })).kind, FailureKind::NotAllowed);
}

#[test]
fn a_change_of_what_was_signed_ends_it_with_person_and_time() {
    let room = room();
    let story = room.approved_story("ridge");
    room.does("set_flag", set(&story, "legal", "complete"));
    room.does("set_story_fields", json!({ "story": story, "fields": { "notes": "call her" } }));
    assert_eq!(flag(&room, &story, "legal")["state"], "complete", "no reader sees notes");

    room.acts("Rita");
    room.passes(60);
    room.does("set_story_fields", json!({ "story": story, "fields": { "headline": "Another path" } }));
    assert_eq!(flag(&room, &story, "legal")["state"], "required");
    let lapsed = room.story(&story)["flags"]["legal"]["lapsed"].clone();
    assert_eq!(lapsed["what"], "the headline");
    assert_eq!(lapsed["by"], room.does("desk", json!({}))["acting"]["id"]);
    let entries = room.does("history", json!({ "story": story, "limit": 2 }));
    let said: Vec<&Value> = entries.as_array().unwrap().iter().map(|entry| &entry["what"]).collect();
    assert_eq!(said, ["“Legal” ended: the headline changed", "The approval ended: the headline changed"]);

    // The same words again are signed again, or not at all.
    let old = "The path that keeps moving";
    room.does("set_story_fields", json!({ "story": story, "fields": { "headline": old } }));
    assert_eq!(flag(&room, &story, "legal")["state"], "required");
    let room = room.restarts();
    assert_eq!(flag(&room, &story, "legal")["state"], "required");
    assert_eq!(room.does("verify_desk", json!({}))["problems"], json!([]));
}

#[test]
fn an_edit_of_the_text_ends_a_sign_off_that_came_before_any_approval() {
    let room = room();
    let story = room.finished_story("ridge");
    room.acts("Ed");
    room.does("set_flag", set(&story, "pictures", "complete"));
    assert_eq!(room.types(&story, "Other words.")["lapsed"], true);
    assert_eq!(flag(&room, &story, "pictures")["state"], "required");
}

#[test]
fn a_story_that_goes_back_unchanged_keeps_its_sign_offs() {
    let room = room();
    let story = room.approved_story("ridge");
    room.does("set_flag", set(&story, "legal", "complete"));
    room.does("request_changes", json!({ "story": story, "note": "Shorter." }));
    assert_eq!(flag(&room, &story, "legal")["state"], "complete");
}

#[test]
fn what_is_said_of_a_photo_is_part_of_what_is_signed() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    room.does("set_flag", set(&story, "pictures", "complete"));
    let fields = json!({ "description": "Other ridges" });
    room.does("set_photo_fields", json!({ "photo": "ridges-at-dusk.jpg", "fields": fields }));
    assert_eq!(flag(&room, &story, "pictures")["state"], "required");
}

#[test]
fn anybody_asks_and_an_editor_who_did_not_write_it_answers() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("set_flag", set(&story, "legal", "required"));
    let refused = room.refuses("set_flag", set(&story, "legal", "complete"));
    assert_eq!(refused.kind, FailureKind::NotAllowed);
    room.acts("Ed");
    assert_eq!(room.refuses("set_flag", set(&story, "legal", "not_needed")).kind, FailureKind::Invalid);
    let aside = json!({ "story": story, "flag": "legal", "state": "not_needed", "reason": "Opening hours." });
    room.does("set_flag", aside);
    let entry = room.does("history", json!({ "story": story, "limit": 1 }))[0].clone();
    assert_eq!((&entry["what"], &entry["by"]), (&json!("Set “Legal” aside"), &json!("Ed")));
    assert_eq!((&entry["before"], &entry["after"]), (&json!("required"), &json!("Opening hours.")));

    room.does("create_story", json!({ "slug": "own", "headline": "Mine" }));
    let own = room.refuses("set_flag", set("own", "legal", "complete"));
    assert_eq!(own.message, "An author does not sign her own story.");
}

#[test]
fn a_sign_off_is_of_what_was_seen() {
    let room = room();
    let story = room.finished_story("ridge");
    room.acts("Ed");
    let seen = room.does("review_story", json!({ "story": story }))["hash"].clone();
    room.types(&story, "Quietly different.");
    let sign = json!({ "story": story, "flag": "legal", "state": "complete", "hash": seen });
    assert_eq!(room.refuses("set_flag", sign).kind, FailureKind::Conflict);
}
