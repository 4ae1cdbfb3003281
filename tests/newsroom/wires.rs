//! Watched folders: what is put there comes in once, whatever its name; nothing there is touched.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A room whose desk watches a folder, in which one file lay before.
fn watching() -> (Room, PathBuf) {
    let room = room();
    let folder = room.folder.path().join("agency");
    fs::create_dir_all(folder.join("2026")).unwrap();
    fs::write(folder.join("old.json"), item("urn:old", 1, "Old news")).unwrap();
    room.acts("Ada");
    let rows = room.does("set_wire", json!({ "name": "Agency", "folder": folder, "on": true }));
    assert_eq!((&rows[0]["name"], &rows[0]["last"]), (&json!("Agency"), &Value::Null));
    room.acts("Rita");
    (room, folder)
}

fn item(uri: &str, version: u32, headline: &str) -> String {
    json!({ "uri": uri, "version": version.to_string(), "headline": headline, "body_text": "It is so." })
        .to_string()
}

/// Looks twice, so that what stands still is taken; what came by the second look.
fn looks(room: &Room) -> Value {
    room.does("look_at_wires", json!({}));
    room.passes(5);
    room.does("look_at_wires", json!({}))[0].clone()
}

fn headlines(came: &Value) -> Vec<&str> {
    came["stories"].as_array().unwrap().iter().map(|story| story["headline"].as_str().unwrap()).collect()
}

#[test]
fn what_is_put_into_a_watched_folder_comes_in_once() {
    let (room, folder) = watching();
    assert_eq!(headlines(&looks(&room)), Vec::<&str>::new(), "what lay there before is not asked for");
    let text = item("urn:1", 1, "Ferry stays");
    fs::write(folder.join("2026/1.json"), &text).unwrap();
    let first = room.does("look_at_wires", json!({}));
    assert_eq!(
        (&first[0]["waiting"], headlines(&first[0]).len()),
        (&json!(1), 0),
        "it may still be being written"
    );
    room.passes(5);
    let came = room.does("look_at_wires", json!({}));
    assert_eq!(headlines(&came[0]), ["Ferry stays"]);
    let slug = came[0]["stories"][0]["slug"].as_str().unwrap().to_owned();
    let entry = room.does("history", json!({ "story": slug }))[0].clone();
    assert_eq!(
        (&entry["what"], &entry["by"]),
        (&json!("It came in from “Agency”: agency/2026/1.json"), &json!(""))
    );
    assert_eq!(room.story(&slug)["fields"]["built_on"], json!(["urn:1"]));

    // The same edition under another name, and the same words of somebody who names nothing.
    fs::write(folder.join("again.json"), text.replace("It is so.", "It is so!")).unwrap();
    fs::write(folder.join("note.txt"), "A note\n\nThe bridge is closed.").unwrap();
    fs::write(folder.join("same.txt"), "A note\n\nThe bridge is closed.").unwrap();
    assert_eq!(headlines(&looks(&room)).len(), 1, "one note");
    assert_eq!(headlines(&looks(&room)).len(), 0);
    // A later edition is a story of its own, and says of which.
    fs::write(folder.join("2.json"), item("urn:1", 2, "Ferry goes")).unwrap();
    let came = looks(&room);
    assert_eq!(headlines(&came), ["Ferry goes"]);
    let later = room.story(came["stories"][0]["slug"].as_str().unwrap());
    assert!(
        later["fields"]["notes"].as_str().unwrap().contains(&format!("another edition of “{slug}”")),
        "{later}"
    );
    // What was imported by hand is known as well.
    let by_hand = room.folder.path().join("3.json");
    fs::write(&by_hand, item("urn:3", 1, "By hand")).unwrap();
    room.does("import_files", json!({ "paths": [by_hand] }));
    fs::copy(&by_hand, folder.join("3.json")).unwrap();
    assert_eq!(headlines(&looks(&room)).len(), 0);

    let room = room.restarts();
    assert_eq!(headlines(&looks(&room)).len(), 0, "a restart forgets nothing");
    assert_eq!(fs::read_to_string(folder.join("2026/1.json")).unwrap(), text, "files stay as they are");
    assert_eq!(room.does("verify_desk", json!({}))["problems"], json!([]));
}

#[test]
fn a_file_counts_when_it_stands_still() {
    let (room, folder) = watching();
    let file = folder.join("growing.txt");
    for words in ["A long", "A long wire", "A long wire that comes"] {
        fs::write(&file, words).unwrap();
        assert_eq!(headlines(&room.does("look_at_wires", json!({}))[0]).len(), 0, "{words}");
        room.passes(5);
    }
    assert_eq!(headlines(&room.does("look_at_wires", json!({}))[0]).len(), 1);
    // The window looks far more often than a file stands still.
    fs::write(&file, "Another wire").unwrap();
    for seconds in [1, 1, 0] {
        assert_eq!(room.does("look_at_wires", json!({}))[0]["waiting"], 1);
        room.passes(seconds);
    }
    room.passes(1);
    assert_eq!(headlines(&room.does("look_at_wires", json!({}))[0]).len(), 1);
}

#[test]
fn what_cannot_be_read_is_told_once_and_read_when_it_is_mended() {
    let (room, folder) = watching();
    fs::write(folder.join("cut.xml"), "<nitf><body><body.content><p>Cut").unwrap();
    fs::write(
        folder.join("feed.rss"),
        "<rss><channel><item><title>One</title><description>First.</description></item></channel></rss>",
    )
    .unwrap();
    let came = looks(&room);
    assert_eq!((headlines(&came), came["failed"].as_array().unwrap().len()), (vec!["One"], 1));
    assert!(came["failed"][0]["failure"]["message"].as_str().unwrap().contains("cut.xml"), "{came}");
    assert_eq!(looks(&room)["failed"], json!([]));
    let row = room.does("wires", json!({}))[0].clone();
    assert_eq!(row["unreadable"][0]["file"], "cut.xml");
    let history = room.does("history", json!({})).to_string();
    assert!(history.contains("Could not read cut.xml from “Agency”"), "{history}");
    fs::write(folder.join("cut.xml"), "<nitf><head><title>Whole</title></head><body><body.content><p>It is whole.</p></body.content></body></nitf>").unwrap();
    assert_eq!(headlines(&looks(&room)), ["Whole"]);
    assert_eq!(room.does("wires", json!({}))[0]["unreadable"], json!([]));
}

#[test]
fn a_kill_that_comes_holds_what_is_built_on_it() {
    let (room, folder) = watching();
    fs::write(folder.join("1.json"), item("urn:1", 1, "Ferry stays")).unwrap();
    let slug = looks(&room)["stories"][0]["slug"].as_str().unwrap().to_owned();
    let kill = json!({ "uri": "urn:1", "pubStatus": "canceled", "edNote": "Not confirmed." });
    fs::write(folder.join("kill.json"), kill.to_string()).unwrap();
    let came = looks(&room);
    assert_eq!(came["killed"][0]["kill"]["reason"], "Not confirmed.");
    assert_eq!(came["killed"][0]["stories"][0]["slug"], json!(slug));
    assert_eq!(room.does("killed_stories", json!({}))[0]["story"]["slug"], json!(slug));
    let findings = room.does("review_story", json!({ "story": slug }))["findings"].to_string();
    assert!(findings.contains("\"killed\""), "{findings}");
}

#[test]
fn folders_are_laid_down_by_admins_and_rest_when_told_to() {
    let (room, folder) = watching();
    let set = |name: &str, folder: &str, on: bool, was: &str| json!({ "name": name, "folder": folder, "on": on, "was": was });
    let path = folder.to_str().unwrap();
    assert_eq!(room.refuses("set_wire", set("Other", path, true, "")).kind, FailureKind::NotAllowed);
    room.acts("Ada");
    let desk = room.newsroom.folder().to_str().unwrap().to_owned();
    let above = room.folder.path().to_str().unwrap();
    for (name, folder, kind) in [
        ("", path, FailureKind::Invalid),
        ("Other", "agency", FailureKind::Invalid),
        ("Other", "/there/is/none", FailureKind::Invalid),
        ("Other", desk.as_str(), FailureKind::Invalid),
        ("Other", above, FailureKind::Invalid),
        ("Other", path, FailureKind::Conflict),
        ("agency", path, FailureKind::Conflict),
    ] {
        assert_eq!(room.refuses("set_wire", set(name, folder, true, "")).kind, kind, "{name} {folder}");
    }
    room.does("set_wire", set("Agency", path, false, "Agency"));
    fs::write(folder.join("1.json"), item("urn:1", 1, "Ferry stays")).unwrap();
    assert_eq!(room.does("look_at_wires", json!({})), json!([]));
    room.does("set_wire", set("The agency", path, true, "Agency"));
    assert_eq!(headlines(&looks(&room)), ["Ferry stays"], "what came meanwhile waits");

    let away = room.folder.path().join("away");
    fs::rename(&folder, &away).unwrap();
    assert_eq!(room.does("look_at_wires", json!({}))[0]["failed"].as_array().unwrap().len(), 1);
    assert_eq!(room.does("look_at_wires", json!({}))[0]["failed"], json!([]), "it is told once");
    assert_eq!(room.does("wires", json!({}))[0]["gone"], true);
    fs::rename(&away, &folder).unwrap();
    assert_eq!(headlines(&looks(&room)).len(), 0);
    assert_eq!(room.does("remove_wire", json!({ "wire": "The agency" })), json!([]));
    assert_eq!(room.refuses("remove_wire", json!({ "wire": "The agency" })).kind, FailureKind::NotFound);
    // All of it: what lay there before the first time as well, but nothing twice.
    room.does("set_wire", json!({ "name": "Agency", "folder": path, "on": true, "whole": true }));
    assert_eq!(headlines(&looks(&room)).len(), 0);
}
