//! What opens a destination is kept by this computer, never by the desk, and never told.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SECRET: &str = "hunter2-and-a-half";

fn storage(secrets: Value) -> Value {
    let settings = json!({ "bucket": "news", "region": "eu-west-1", "access_key": "AKIA" });
    json!({ "name": "Storage", "kind": "s3", "settings": settings, "secrets": secrets })
}

fn changed(secrets: Value) -> Value {
    let mut ask = storage(secrets);
    ask["was"] = json!("Storage");
    ask
}

/// A room whose desk has a destination with a secret; Ada is acting.
fn keeping() -> Room {
    let room = room();
    room.acts("Ada");
    room.does("set_destination", storage(json!({ "secret_key": SECRET })));
    room
}

/// The secrets this computer keeps.
fn kept(room: &Room) -> Vec<String> {
    let file = fs::read(room.folder.path().join("secrets.json")).unwrap_or_else(|_| b"{}".to_vec());
    let kept: Value = serde_json::from_slice(&file).unwrap();
    kept.as_object().unwrap().values().map(|secret| secret.as_str().unwrap().to_owned()).collect()
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_secret_is_nowhere_on_the_desk_and_in_nothing_it_says() {
    let room = keeping();
    let row = &room.does("destinations", json!({}))[0];
    assert_eq!((&row["secrets"], row["settings"]["bucket"].as_str()), (&json!(["secret_key"]), Some("news")));
    room.does("back_up", json!({}));
    let said =
        ["destinations", "catalogue", "dump_desk", "history", "desk"].map(|name| room.does(name, json!({})));
    assert!(said.iter().all(|said| !said.to_string().contains(SECRET)));
    for file in files(&room.folder.path().join("desk")) {
        let bytes = fs::read(&file).unwrap();
        let found = bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        assert!(!found, "{}", file.display());
    }
    assert_eq!(kept(&room), [SECRET]);
}

#[test]
fn a_secret_stays_is_replaced_and_goes_with_its_destination() {
    let room = keeping();
    room.does("set_destination", changed(json!({})));
    assert_eq!(kept(&room), [SECRET], "what is not entered stays");
    room.does("set_destination", changed(json!({ "secret_key": "another" })));
    assert_eq!(kept(&room), ["another"]);
    room.does("remove_destination", json!({ "destination": "Storage" }));
    assert_eq!(kept(&room), [""; 0]);
    // Undone, it is there again, secret and all.
    room.does("set_destination", storage(json!({})));
    assert_eq!(kept(&room), ["another"]);
    let folder =
        json!({ "name": "Storage", "was": "Storage", "kind": "folder", "settings": { "path": "/www" } });
    room.does("set_destination", folder);
    assert_eq!(kept(&room), [""; 0], "a folder has no secret");
}

#[test]
fn what_cannot_be_laid_down_leaves_no_secret_behind() {
    let room = keeping();
    let another = |name: &str, region: &str| {
        let settings = json!({ "bucket": "b", "region": region, "access_key": "A" });
        json!({ "name": name, "kind": "s3", "settings": settings, "secrets": { "secret_key": "other" } })
    };
    assert_eq!(room.refuses("set_destination", another("storage", "eu")).kind, FailureKind::Conflict);
    assert_eq!(room.refuses("set_destination", another("New", "no region")).kind, FailureKind::Invalid);
    assert_eq!(kept(&room), [SECRET]);
    room.acts("Ed");
    assert_eq!(
        room.refuses("set_destination", changed(json!({ "secret_key": "x" }))).kind,
        FailureKind::NotAllowed
    );
    assert_eq!(kept(&room), [SECRET]);
}

#[test]
fn a_secret_is_asked_for_and_not_taken_from_where_others_see_it() {
    let room = room();
    room.acts("Ada");
    let lacking = room.refuses("set_destination", storage(json!({})));
    assert_eq!(lacking.message, "“Secret access key” is not said.");
    let mut open = storage(json!({}));
    open["settings"]["secret_key"] = json!(SECRET);
    let refused = room.refuses("set_destination", open);
    assert!(refused.message.contains("is a secret") && refused.hint.contains("GALLEY_SECRET"), "{refused:?}");
    let odd = room.refuses("set_destination", storage(json!({ "secret_key": { "a": SECRET } })));
    assert!(!format!("{odd:?}").contains(SECRET), "{odd:?}");
}

#[test]
fn a_desk_on_another_computer_asks_for_the_secret_again() {
    let room = keeping();
    room.approved_story("ridge");
    let out = room.folder.path().join("out");
    room.does("export_stories", json!({ "stories": ["ridge"], "out": out }));
    fs::remove_file(room.folder.path().join("secrets.json")).unwrap();
    let refused =
        room.refuses("push_folder", json!({ "destination": "Storage", "from": out, "dry_run": true }));
    assert_eq!(
        refused.message,
        "“Secret access key” of the destination “Storage” is not kept on this computer."
    );
    room.acts("Ada");
    assert!(room.refuses("set_destination", changed(json!({}))).message.contains("is not said"));
    room.does("set_destination", changed(json!({ "secret_key": SECRET })));
    assert_eq!(kept(&room), [SECRET]);
}
