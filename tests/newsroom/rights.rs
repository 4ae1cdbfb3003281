//! Rights of photos: what they stop, who may permit, and what is found when they end after publication.

use crate::room::room;
use newsroom::FailureKind;
use serde_json::{Value, json};

const PHOTO: &str = "ridges-at-dusk.jpg";
const DAY: u32 = 86_400;

fn concerns(details: &Value) -> Vec<(bool, &str)> {
    let list = details["concerns"].as_array().unwrap();
    list.iter().map(|row| (row["stops"].as_bool().unwrap(), row["sentence"].as_str().unwrap())).collect()
}

#[test]
fn what_has_to_be_paid_for_leaves_only_with_an_editors_word() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    room.does("set_photo_category", json!({ "photos": [PHOTO], "category": "agency" }));
    let held = || room.does("publish_list", json!({}))[0]["held"].clone();
    assert_eq!(room.does("publish_list", json!({}))[0]["story"]["slug"], json!(story));
    assert!(held().as_str().unwrap().contains("has to be paid for (Agency)"));

    room.acts("Rita");
    let permission = json!({ "photo": PHOTO, "kind": "allow", "note": "Paid with invoice 2231" });
    let refused = room.refuses("add_lease", permission.clone());
    assert_eq!(refused.kind, FailureKind::NotAllowed);
    room.acts("Ed");
    let refused = room.refuses("add_lease", json!({ "photo": PHOTO, "kind": "allow", "note": " " }));
    assert!(refused.message.contains("reason"));
    room.does("add_lease", permission);
    assert_eq!(held(), json!(null));
    let history = room.does("history", json!({ "photo": PHOTO }));
    assert_eq!((&history[0]["what"], &history[0]["by"]), (&json!("Permitted its use"), &json!("Ed")));
    assert_eq!(history[0]["after"], "Paid with invoice 2231");
}

#[test]
fn a_permission_that_ends_after_publication_is_found() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    let until = "2026-11-26T12:00:00Z";
    room.does("add_lease", json!({ "photo": PHOTO, "kind": "allow", "until": until, "note": "Two days" }));
    let out = json!({ "stories": [story], "out": room.folder.path().join("out") });
    room.does("export_stories", out.clone());
    assert_eq!(room.does("lapsed_photos", json!({})), json!([]));
    room.passes(3 * DAY);
    let lapsed = room.does("lapsed_photos", json!({}));
    assert_eq!((&lapsed[0]["slug"], &lapsed[0]["file_name"]), (&json!("ridge"), &json!(PHOTO)));
    assert!(lapsed[0]["sentence"].as_str().unwrap().contains("ended on 26 November 2026"));
    let held = room.does("export_stories", out)["held"].clone();
    assert!(
        held[0]["failure"]["message"].as_str().unwrap().contains("ended on"),
        "asked again at every export"
    );
}

#[test]
fn a_ban_counts_as_a_finding_and_is_taken_back_by_an_editor() {
    let room = room();
    let story = room.finished_story("ridge");
    room.photo(PHOTO);
    room.does("place_photo", json!({ "story": story, "photo": PHOTO, "decorative": true }));
    let banned = json!({ "photo": PHOTO, "kind": "deny", "note": "The family asked us not to" });
    room.does("add_lease", banned);
    let review = room.does("review_story", json!({ "story": story }));
    let found = review["findings"].as_array().unwrap();
    let ban = found.iter().find(|finding| finding["check"] == "leases").unwrap();
    assert_eq!((&ban["severity"], &ban["place"]["field"]), (&json!("blocks"), &json!("leases")));
    assert!(ban["sentence"].as_str().unwrap().ends_with("The family asked us not to."));
    assert_eq!(room.does("stories", json!({}))[0]["blocking"], json!(1));

    let first = json!({ "photo": PHOTO, "lease": 0 });
    assert_eq!(room.refuses("remove_lease", first.clone()).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    let other = json!({ "photo": PHOTO, "lease": 0, "given": "2020-01-01T00:00:00Z" });
    assert_eq!(room.refuses("remove_lease", other).kind, FailureKind::Conflict, "another one stands there");
    room.does("remove_lease", first.clone());
    assert_eq!(room.does("stories", json!({}))[0]["blocking"], json!(0));
    assert_eq!(room.refuses("remove_lease", first).kind, FailureKind::Conflict);
    let room = room.restarts();
    let details = room.does("photo", json!({ "photo": PHOTO }));
    assert_eq!(
        concerns(&details),
        [(false, "Nobody has said with what rights ridges-at-dusk.jpg may be used.")]
    );
}

#[test]
fn a_category_asks_for_its_fields_and_an_unknown_one_is_refused() {
    let room = room();
    room.photo(PHOTO);
    room.does("set_photo_category", json!({ "photos": [PHOTO], "category": "creative_commons" }));
    let empty = json!({ "photo": PHOTO, "fields": { "web_statement": "", "source": "" } });
    room.does("set_photo_fields", empty);
    let details = room.does("photo", json!({ "photo": PHOTO }));
    let stops: Vec<_> = concerns(&details).into_iter().filter(|(stops, _)| *stops).collect();
    assert_eq!(stops.len(), 2, "{stops:?}");
    let refused = room.refuses("set_photo_category", json!({ "photos": [PHOTO], "category": "mine" }));
    assert!(refused.hint.contains("creative_commons"));
    let ends_first = json!({ "photo": PHOTO, "kind": "deny", "from": "2026-11-26T12:00:00Z",
        "until": "2026-11-25T12:00:00Z" });
    assert_eq!(room.refuses("add_lease", ends_first).kind, FailureKind::Invalid);
}
