//! Pushing: a destination holds exactly what was exported and may be out, and the desk knows what went where.

use crate::publishing::contents;
use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;

fn export(room: &Room, stories: &[&str]) {
    let out = room.folder.path().join("out");
    let exported = room.does("export_stories", json!({ "stories": stories, "out": out, "site": "daily" }));
    assert_eq!(exported["held"], json!([]));
}

fn ask(room: &Room, dry: bool) -> Value {
    json!({ "destination": "our site", "from": room.folder.path().join("out"), "dry_run": dry })
}

fn push(room: &Room) -> Value {
    room.does("push_folder", ask(room, false))
}

/// A room whose desk pushes to a folder; Ed is acting, and two stories are exported.
fn pushing() -> Room {
    let room = room();
    room.acts("Ada");
    let settings = json!({ "path": room.folder.path().join("www") });
    room.does("set_destination", json!({ "name": "Our site", "kind": "folder", "settings": settings }));
    room.approved_story("ridge");
    room.approved_story("lake");
    export(&room, &["ridge", "lake"]);
    room
}

#[test]
fn what_was_exported_is_live_and_a_second_push_sends_nothing() {
    let room = pushing();
    let www = room.folder.path().join("www");
    room.acts("Rita");
    assert_eq!(room.refuses("push_folder", ask(&room, false)).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    let told = room.does("push_folder", ask(&room, true));
    assert!(!www.exists(), "a dry run sends nothing");
    let done = push(&room);
    assert_eq!((&done["added"], &done["stories"]), (&told["added"], &json!(["lake", "ridge"])));
    let mut live = contents(&www);
    live.remove(".galley-files.json").unwrap();
    let mut exported = contents(&room.folder.path().join("out"));
    exported.remove("site.json").unwrap();
    assert_eq!(live, exported);
    let again = push(&room);
    assert_eq!((&again["added"], &again["changed"], &again["removed"]), (&json!([]), &json!([]), &json!([])));
    let log = room.does("deliveries", json!({ "destination": "our site" }));
    let went: Vec<(&str, &str)> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["story"].as_str().unwrap_or("-"), row["what"].as_str().unwrap()))
        .collect();
    assert_eq!(went, [("-", "site"), ("ridge", "story"), ("lake", "story")], "once, though pushed twice");
    assert_eq!(log[0]["by"], "Ed");
    let history = room.does("history", json!({ "story": "ridge" })).to_string();
    assert!(history.contains("Pushed it to “Our site”"), "{history}");
}

#[test]
fn what_was_taken_back_is_taken_down_by_the_next_push() {
    let room = pushing();
    push(&room);
    let withdrawn = room.does("withdraw_story", json!({ "story": "ridge", "reason": "Wrong." }));
    assert_eq!(withdrawn["pushed"], json!(["Our site"]));
    let page = || fs::read_to_string(room.folder.path().join("www/2026/11/24/ridge/index.html")).unwrap();
    assert!(page().contains("The first paragraph"));
    let done = push(&room);
    assert!(page().contains("This story has been withdrawn"));
    assert!(done["removed"].as_array().unwrap().contains(&json!("2026/11/24/ridge/article.md")), "{done}");
    let row = &room.does("publish_list", json!({}));
    let ridge = row.as_array().unwrap().iter().find(|row| row["story"]["slug"] == "ridge").unwrap();
    assert_eq!(ridge["standing"], json!([]), "it stands nowhere any more");
}

#[test]
fn what_is_held_now_stays_as_it_is_and_what_was_tampered_with_does_not_go() {
    let room = pushing();
    push(&room);
    let live = contents(&room.folder.path().join("www"));
    room.does("set_story_fields", json!({ "story": "ridge", "fields": { "built_on": "urn:a" } }));
    room.does("kill_item", json!({ "item": "urn:a", "reason": "Made up." }));
    let lake = room.folder.path().join("out/2026/11/24/lake/index.html");
    fs::write(&lake, "tampered").unwrap();
    // A manifest that fits the tampered file is not one of the desk's.
    let manifest = lake.with_file_name("manifest.json");
    fs::write(
        &manifest,
        fs::read_to_string(&manifest).unwrap().replace("\"revision\": 1", "\"revision\": 2"),
    )
    .unwrap();
    let done = push(&room);
    let warnings = done["warnings"].to_string();
    assert!(
        warnings.contains("was killed: withdraw it") && warnings.contains("lake/ was changed"),
        "{warnings}"
    );
    assert_eq!(contents(&room.folder.path().join("www")), live);
}

#[test]
fn what_came_back_elsewhere_is_live_beside_the_word_at_its_old_place() {
    let room = pushing();
    push(&room);
    room.does("withdraw_story", json!({ "story": "ridge", "reason": "The name is wrong." }));
    room.does("revive_story", json!({ "story": "ridge" }));
    // Pushed in the order of their folders: the word comes last.
    room.does("set_story_fields", json!({ "story": "ridge", "fields": { "slug": "a-ridge" } }));
    room.does("submit_story", json!({ "story": "a-ridge" }));
    room.does("approve_story", json!({ "story": "a-ridge" }));
    export(&room, &["a-ridge"]);
    push(&room);
    let read = |path: &str| fs::read_to_string(room.folder.path().join("www").join(path)).unwrap();
    assert!(read("2026/11/24/ridge/index.html").contains("withdrawn"));
    assert!(!read("2026/11/24/a-ridge/index.html").contains("withdrawn"));
    // The desk knows that it is live there, and says so when it is taken back.
    let withdrawn = room.does("withdraw_story", json!({ "story": "a-ridge", "reason": "Wrong." }));
    assert_eq!(withdrawn["pushed"], json!(["Our site"]));
}

#[test]
fn a_story_that_came_back_under_another_name_is_live_once_as_it_is_now() {
    let room = pushing();
    push(&room);
    // Its folder cannot be reached when it is withdrawn, so nothing is said there.
    let (out, away) = (room.folder.path().join("out"), room.folder.path().join("away"));
    fs::rename(&out, &away).unwrap();
    room.does("withdraw_story", json!({ "story": "ridge", "reason": "The name is wrong." }));
    fs::rename(&away, &out).unwrap();
    room.does("revive_story", json!({ "story": "ridge" }));
    room.acts("Rita");
    room.does("set_story_fields", json!({ "story": "ridge", "fields": { "slug": "a-ridge" } }));
    room.types("a-ridge", "What was wrong is right now.");
    room.does("submit_story", json!({ "story": "a-ridge" }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": "a-ridge" }));
    export(&room, &["a-ridge"]);
    let done = push(&room);
    assert!(done["warnings"].to_string().contains("ridge/ is an earlier place of its story"), "{done}");
    let www = room.folder.path().join("www");
    assert!(www.join("2026/11/24/a-ridge/index.html").exists());
    assert!(!www.join("2026/11/24/ridge/index.html").exists());
    let front = fs::read_to_string(www.join("index.html")).unwrap().replace("&#x2f;", "/");
    assert!(front.contains("a-ridge/") && !front.contains("/ridge/"), "{front}");
    let again = push(&room);
    assert_eq!((&again["changed"], &again["removed"]), (&json!([]), &json!([])), "it settles");
}

#[test]
fn destinations_are_an_admins_and_say_what_they_lack() {
    let room = pushing();
    let set =
        |name: &str, kind: &str, settings: Value| json!({ "name": name, "kind": kind, "settings": settings });
    assert_eq!(
        room.refuses("set_destination", set("Other", "folder", json!({}))).kind,
        FailureKind::NotAllowed
    );
    room.acts("Ada");
    for (name, kind, settings, said) in [
        ("Other", "post", json!({}), "no kind of destination"),
        ("Other", "git", json!({}), "“Repository” is not said"),
        ("Other", "git", json!({ "url": "ext::sh" }), "no address of a repository"),
        ("Other", "git", json!({ "url": "https://ana:secret@example.org/site" }), "has a password or token"),
        ("Other", "folder", json!({ "path": "/www", "port": "1" }), "no setting “port”"),
        ("our SITE", "folder", json!({ "path": "/www" }), "Another destination"),
        (" ", "folder", json!({ "path": "/www" }), "needs a name"),
    ] {
        let refused = room.refuses("set_destination", set(name, kind, settings));
        assert!(refused.message.contains(said), "{refused:?}");
    }
    let renamed =
        json!({ "name": "Home", "was": "Our site", "kind": "folder", "settings": { "path": "/www" } });
    let there = room.does("set_destination", renamed);
    assert_eq!((there.as_array().unwrap().len(), &there[0]["name"]), (1, &json!("Home")));
    assert!(room.refuses("push_folder", ask(&room, false)).hint.contains("Home"));
    assert_eq!(room.does("remove_destination", json!({ "destination": "Home" })), json!([]));
}
