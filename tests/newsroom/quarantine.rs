//! A file that stops its worker: named, kept apart, not tried again by itself, and the rest comes in.

use crate::room::{photo_file, room};
use newsroom::{Newsroom, Surroundings, commands};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A worker like the real one that may have less memory than its pictures need.
fn short_of_memory(folder: &Path) -> PathBuf {
    let program = folder.join("worker");
    let worker = env!("CARGO_BIN_EXE_galley-cli");
    fs::write(&program, format!("#!/bin/sh\nulimit -v 120000\nexec '{worker}' \"$@\"\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

/// A grey picture of thirty-six million pixels in a file of less than a megabyte.
fn swelling_tiff() -> Vec<u8> {
    const SIDE: u32 = 6_000;
    // Runs of 128 equal pixels take two bytes; a row ends with a shorter one.
    let row: Vec<u8> = [0x81, 0x80].repeat(46).into_iter().chain([0x91, 0x80]).collect();
    let pixels = row.repeat(SIDE as usize);
    let length = u32::try_from(pixels.len()).unwrap();
    let entries: [(u16, u32); 9] = [
        (256, SIDE),
        (257, SIDE),
        (258, 8),
        (259, 32773),
        (262, 1),
        (273, 8),
        (277, 1),
        (278, SIDE),
        (279, length),
    ];
    let directory = entries.iter().flat_map(|(tag, value)| {
        [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat()
    });
    let directory: Vec<u8> = directory.collect();
    [b"II*\0", &(8 + length).to_le_bytes()[..], &pixels, &[9, 0], &directory, &[0; 4]].concat()
}

fn does(newsroom: &Newsroom, name: &str, arguments: Value) -> Value {
    commands::call(newsroom, name, arguments).unwrap()
}

#[test]
fn a_file_that_stops_its_worker_is_kept_apart_and_the_others_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let card = folder.path().join("card");
    fs::create_dir_all(&card).unwrap();
    fs::write(card.join("a-huge.tif"), swelling_tiff()).unwrap();
    fs::write(card.join("b-small.tif"), crate::ingest::grey_tiff(1)).unwrap();
    let desk = folder.path().join("desk");
    let surroundings =
        |worker: PathBuf| Surroundings { worker: Some(worker), seed: Some(7), ..Surroundings::default() };
    let newsroom = Newsroom::create(&desk, "Desk", surroundings(short_of_memory(folder.path()))).unwrap();

    let added = does(&newsroom, "add_photos", json!({ "paths": [card] }));
    assert_eq!(added["added"][0]["file_name"], "b-small.tif", "{added}");
    let failed = &added["failed"][0];
    assert_eq!(failed["file"], "a-huge.tif");
    assert!(failed["failure"]["message"].as_str().unwrap().contains("stopped the worker"), "{failed}");
    let kept = does(&newsroom, "quarantine", json!({}));
    assert_eq!((&kept[0]["file_name"], &kept[0]["tries"]), (&json!("a-huge.tif"), &json!(1)));

    let again = does(&newsroom, "add_photos", json!({ "paths": [card] }));
    let message = again["failed"][0]["failure"]["message"].as_str().unwrap().to_owned();
    assert_eq!(message, "a-huge.tif is in quarantine since it was tried once.");
    assert_eq!(does(&newsroom, "quarantine", json!({}))[0]["tries"], json!(1), "it is not tried by itself");
    let refused = commands::call(&newsroom, "try_quarantined", json!({ "file": "a-huge.tif" })).unwrap_err();
    assert!(refused.hint.contains("quarantine"), "{refused:?}");
    assert_eq!(does(&newsroom, "quarantine", json!({}))[0]["tries"], json!(2));
    assert_eq!(does(&newsroom, "verify_desk", json!({}))["clean"], json!(true));

    // On a computer with more memory it is a photo like any other.
    drop(newsroom);
    let whole = PathBuf::from(env!("CARGO_BIN_EXE_galley-cli"));
    let newsroom = Newsroom::open(&desk, surroundings(whole)).unwrap();
    let tile = does(&newsroom, "try_quarantined", json!({ "file": "a-huge.tif" }));
    assert_eq!((&tile["width"], &tile["file_name"]), (&json!(6_000), &json!("a-huge.tif")));
    assert_eq!(does(&newsroom, "quarantine", json!({})), json!([]));
}

#[test]
fn a_photo_of_the_library_that_stops_its_worker_is_tried_once_and_stays_in_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("huge.tif");
    fs::write(&file, swelling_tiff()).unwrap();
    let desk = folder.path().join("desk");
    let surroundings =
        |worker: PathBuf| Surroundings { worker: Some(worker), seed: Some(7), ..Surroundings::default() };
    let whole = PathBuf::from(env!("CARGO_BIN_EXE_galley-cli"));
    let newsroom = Newsroom::create(&desk, "Desk", surroundings(whole.clone())).unwrap();
    does(&newsroom, "add_photos", json!({ "paths": [file] }));
    drop(newsroom);

    let newsroom = Newsroom::open(&desk, surroundings(short_of_memory(folder.path()))).unwrap();
    let shown = |newsroom: &Newsroom| newsroom.rendition("huge.tif", "thumb/0,0,5000,5000").map(drop);
    assert!(shown(&newsroom).unwrap_err().message.contains("stopped the worker"));
    assert_eq!(does(&newsroom, "quarantine", json!({}))[0]["tries"], json!(1));
    assert!(shown(&newsroom).unwrap_err().message.contains("is in quarantine"));
    assert_eq!(does(&newsroom, "quarantine", json!({}))[0]["tries"], json!(1), "it is not tried by itself");
    assert_eq!(does(&newsroom, "photos", json!({}))["total"], json!(1));
    drop(newsroom);

    let newsroom = Newsroom::open(&desk, surroundings(whole)).unwrap();
    does(&newsroom, "try_quarantined", json!({ "file": "huge.tif" }));
    shown(&newsroom).unwrap();
    assert_eq!(does(&newsroom, "quarantine", json!({})), json!([]));
    assert_eq!(does(&newsroom, "verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn what_is_let_go_is_gone_and_may_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("huge.tif");
    fs::write(&file, swelling_tiff()).unwrap();
    let surroundings = Surroundings {
        worker: Some(short_of_memory(folder.path())),
        seed: Some(7),
        ..Surroundings::default()
    };
    let newsroom = Newsroom::create(&folder.path().join("desk"), "Desk", surroundings).unwrap();
    does(&newsroom, "add_photos", json!({ "paths": [file] }));
    let hash = does(&newsroom, "quarantine", json!({}))[0]["hash"].as_str().unwrap().to_owned();
    let kept = folder.path().join("desk/photos").join(&hash[..2]).join(&hash);
    assert!(kept.is_file());
    does(&newsroom, "let_quarantined_go", json!({ "file": hash }));
    assert!(!kept.exists());
    assert_eq!(does(&newsroom, "quarantine", json!({})), json!([]));
    does(&newsroom, "add_photos", json!({ "paths": [file] }));
    assert_eq!(does(&newsroom, "quarantine", json!({}))[0]["tries"], json!(1));
}

#[test]
fn where_no_worker_lives_no_file_is_to_blame() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = Surroundings { worker: Some("/bin/true".into()), ..Surroundings::default() };
    let newsroom = Newsroom::create(&folder.path().join("desk"), "Desk", surroundings).unwrap();
    let paths = [photo_file("ridges-at-dusk.jpg"), photo_file("harbour-morning.jpg")];
    let added = does(&newsroom, "add_photos", json!({ "paths": paths }));
    assert_eq!((added["failed"].as_array().unwrap().len(), &added["left"]), (1, &json!(1)), "{added}");
    assert_eq!(does(&newsroom, "quarantine", json!({})), json!([]));
    assert_eq!(room().does("quarantine", json!({})), json!([]));
}
