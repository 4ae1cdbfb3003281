//! The desk: people and passphrases, settings, backups, samples.

use crate::room::room;
use newsroom::{FailureKind, Newsroom, Surroundings, restore};
use serde_json::json;

#[test]
fn a_passphrase_guards_acting_as_somebody() {
    let room = room();
    room.acts("Ada");
    room.does("change_person", json!({ "person": "Ed", "passphrase": "blue pencil" }));
    assert_eq!(room.refuses("act_as", json!({ "person": "Ed" })).kind, FailureKind::NotAllowed);
    assert_eq!(
        room.refuses("act_as", json!({ "person": "Ed", "passphrase": "red pencil" })).kind,
        FailureKind::NotAllowed
    );
    room.does("act_as", json!({ "person": "ed", "passphrase": "blue pencil" }));
    assert_eq!(room.does("desk", json!({}))["acting"]["name"], "Ed");
    let dump = room.does("dump_desk", json!({})).to_string();
    assert!(
        !dump.contains("blue pencil") && !dump.contains("argon2"),
        "neither the passphrase nor its hash leaves"
    );
}

#[test]
fn only_admins_keep_people_and_settings_and_one_always_stays() {
    let room = room();
    assert_eq!(
        room.refuses("add_person", json!({ "name": "Eve", "role": "admin" })).kind,
        FailureKind::NotAllowed
    );
    room.acts("Ada");
    let last = room.refuses("change_person", json!({ "person": "Ada", "role": "editor" }));
    assert!(last.message.contains("only admin"));
    assert_eq!(
        room.refuses("add_person", json!({ "name": "Ed", "role": "editor" })).kind,
        FailureKind::Conflict
    );
    let mut settings = room.does("desk", json!({}))["settings"].clone();
    settings["site"]["time_zone"] = json!("Mars/Olympus");
    assert_eq!(room.refuses("set_settings", settings).kind, FailureKind::Invalid);
}

#[test]
fn a_backup_brings_back_what_was() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("back_up", json!({}));
    room.types(&story, "After the backup.");
    let folder = room.folder.path().join("desk");
    let crate::room::Room { folder: keep, newsroom, .. } = room;
    drop(newsroom);
    let restored = restore(&folder, "latest").unwrap();
    assert!(restored.kept.is_dir());
    let newsroom = Newsroom::open(&folder, Surroundings::default()).unwrap();
    let shown =
        newsroom::commands::call(&newsroom, "show_story", json!({ "story": story, "format": "text" }))
            .unwrap();
    assert!(shown["text"].as_str().unwrap().contains("The first paragraph."));
    drop(keep);
}

#[test]
fn the_sample_desk_shows_the_whole_path() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings =
        Surroundings { worker: Some(env!("CARGO_BIN_EXE_galley-cli").into()), ..Surroundings::default() };
    let newsroom = Newsroom::create(&folder.path().join("desk"), "Sample", surroundings).unwrap();
    newsroom.add_sample().unwrap();
    let call = |name: &str, ask| newsroom::commands::call(&newsroom, name, ask).unwrap();
    let stories = call("stories", json!({}));
    let statuses: Vec<&str> =
        stories.as_array().unwrap().iter().map(|row| row["story"]["status"].as_str().unwrap()).collect();
    assert!(
        statuses.contains(&"in_review") && statuses.contains(&"draft") && statuses.contains(&"pitch"),
        "{statuses:?}"
    );
    let in_review =
        stories.as_array().unwrap().iter().find(|row| row["story"]["status"] == "in_review").unwrap();
    assert_eq!(in_review["blocking"], json!(0), "the story in review can be approved");
    assert_eq!(call("verify_desk", json!({}))["clean"], json!(true));
    assert_eq!(call("desk", json!({}))["acting"], json!(null));
}
