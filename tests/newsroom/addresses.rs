//! Addresses: what is out stays where readers found it, and nothing is written over another story.

use crate::publishing::contents;
use crate::room::{Room, room};
use serde_json::{Value, json};
use std::fs;

fn export(room: &Room, story: &str, out: &str) -> Value {
    let out = room.folder.path().join(out);
    room.does("export_stories", json!({ "stories": [story], "out": out }))
}

fn approve(room: &Room, story: &str) {
    room.does("submit_story", json!({ "story": story }));
    room.does("approve_story", json!({ "story": story }));
}

/// The folder a story left in, under the site.
fn left_in(exported: &Value, out: &str) -> String {
    let folder = exported["stories"][0]["folder"].as_str().unwrap_or_else(|| panic!("{exported}"));
    folder.split(&format!("/{out}/")).last().unwrap().to_owned()
}

#[test]
fn a_story_that_is_out_keeps_its_address_until_it_is_withdrawn() {
    let room = room();
    room.approved_story("ferry");
    assert_eq!(left_in(&export(&room, "ferry", "out"), "out"), "2026/11/24/ferry");
    // A corrected name, another zone, another version and another folder: links that readers have still lead to it.
    room.does("set_story_fields", json!({ "story": "ferry", "fields": { "slug": "night-ferry" } }));
    let mut settings = room.does("desk", json!({}))["settings"].clone();
    settings["site"]["time_zone"] = json!("Pacific/Kiritimati");
    room.acts("Ada");
    room.does("set_settings", settings);
    room.acts("Ed");
    room.passes(60);
    room.types("night-ferry", "It leaves at eight.");
    approve(&room, "night-ferry");
    for out in ["out", "elsewhere"] {
        let exported = export(&room, "night-ferry", out);
        assert_eq!(left_in(&exported, out), "2026/11/24/ferry");
        let page = fs::read_to_string(exported["stories"][0]["page"].as_str().unwrap()).unwrap();
        assert!(page.contains("rel=\"canonical\" href=\"https://example.org/2026/11/24/ferry/\""), "{page}");
        assert!(page.contains("It leaves at eight."), "{page}");
    }
    // Who must be rid of an address takes the story back first.
    room.does("withdraw_story", json!({ "story": "night-ferry", "reason": "The name is wrong." }));
    room.does("revive_story", json!({ "story": "night-ferry" }));
    approve(&room, "night-ferry");
    assert_eq!(left_in(&export(&room, "night-ferry", "out"), "out"), "2026/11/25/night-ferry");
    let old = fs::read_to_string(room.folder.path().join("out/2026/11/24/ferry/index.html")).unwrap();
    assert!(old.contains("withdrawn"), "{old}");
}

#[test]
fn a_story_is_never_written_over_another() {
    let room = room();
    room.approved_story("ferry");
    export(&room, "ferry", "out");
    // As if another desk had written its story there.
    let out = room.folder.path().join("out");
    let manifest = out.join("2026/11/24/ferry/manifest.json");
    let own = room.story("ferry")["id"].as_str().unwrap().to_owned();
    let others = fs::read_to_string(&manifest).unwrap().replace(&own, "018f3c9e-0000-7000-8000-000000000001");
    fs::write(&manifest, others).unwrap();
    let before = contents(&out);
    for dry_run in [true, false] {
        let ask = json!({ "stories": ["ferry"], "out": out, "dry_run": dry_run });
        let held = room.does("export_stories", ask)["held"][0]["failure"].clone();
        assert_eq!(held["kind"], "conflict", "{held}");
        assert!(held["message"].as_str().unwrap().starts_with("Another story stands in"), "{held}");
    }
    assert_eq!(contents(&out), before);
}

#[test]
fn an_address_is_given_to_one_story_alone() {
    let room = room();
    room.approved_story("ferry");
    export(&room, "ferry", "out");
    room.does("set_story_fields", json!({ "story": "ferry", "fields": { "slug": "night-ferry" } }));
    room.approved_story("ferry");
    // In another folder nothing would be in the way, and readers would still come to the wrong one.
    for (story, out) in [("night-ferry", "elsewhere"), ("ferry", "fresh")] {
        let exported = export(&room, story, out);
        assert_eq!(exported["held"].as_array().unwrap().len(), usize::from(story == "ferry"), "{exported}");
    }
    let held = |room: &Room| room.does("publish_list", json!({})).to_string();
    assert!(held(&room).contains("“night-ferry” stands at 2026/11/24/ferry"), "{}", held(&room));
    // Also while it says there that the other one was taken back.
    room.does("withdraw_story", json!({ "story": "night-ferry", "reason": "Wrong." }));
    assert!(
        export(&room, "ferry", "out")["held"][0]["failure"]["hint"]
            .as_str()
            .unwrap()
            .contains("another slug")
    );
    room.does("set_story_fields", json!({ "story": "ferry", "fields": { "slug": "late-ferry" } }));
    assert_eq!(left_in(&export(&room, "late-ferry", "out"), "out"), "2026/11/24/late-ferry");
}
