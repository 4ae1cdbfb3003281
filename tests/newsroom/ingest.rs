//! A card comes in: stopped, gone on with, gone from its slot; and sidecars that arrive after their photos.

use crate::room::{Room, photo_file, room};
use newsroom::asks::Progress;
use newsroom::{Notice, commands};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// A card with so many small photos that differ, in two folders, and a film.
fn card(room: &Room, photos: u8) -> PathBuf {
    let card = room.folder.path().join("card");
    for number in 1..=photos {
        let folder = card.join(if number % 2 == 0 { "DCIM/101" } else { "DCIM/100" });
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("IMG_{number:04}.TIF")), grey_tiff(number)).unwrap();
    }
    fs::write(card.join("DCIM/100/MVI_0001.MOV"), "a film").unwrap();
    card
}

/// A grey picture of two by two pixels, unlike those of other numbers.
pub(crate) fn grey_tiff(number: u8) -> Vec<u8> {
    let entries: [(u16, u32); 9] =
        [(256, 2), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 4)];
    let directory = entries.iter().flat_map(|(tag, value)| {
        [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat()
    });
    let directory: Vec<u8> = directory.collect();
    [b"II*\0\x0C\0\0\0".as_slice(), &[number, 90, 160, 250], &[9, 0], &directory, &[0; 4]].concat()
}

fn count(answer: &Value, key: &str) -> usize {
    answer[key].as_array().unwrap().len()
}

/// What was told of the work, from now on.
fn told(room: &Room) -> Arc<Mutex<Vec<Progress>>> {
    let told: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let hears = Arc::clone(&told);
    room.newsroom.listen(move |notice| {
        if let Notice::Progress(progress) = notice {
            hears.lock().unwrap().push(progress);
        }
    });
    told
}

#[test]
fn a_run_that_is_stopped_goes_on_the_next_time_and_takes_nothing_twice() {
    let room = room();
    let card = card(&room, 7);
    let beside = room.newsroom.another_seat();
    // Somebody stops it when the third photo is at hand.
    let stopper = Arc::new(Mutex::new(true));
    let once = Arc::clone(&stopper);
    room.newsroom.listen(move |notice| {
        if let Notice::Progress(progress) = notice
            && progress.done == 2
            && std::mem::take(&mut *once.lock().unwrap())
        {
            commands::call(&beside, "cancel_work", json!({ "work": progress.work })).unwrap();
        }
    });
    let told = told(&room);
    let first = room.does("add_photos", json!({ "paths": [card] }));
    assert_eq!(first["cancelled"], json!(true));
    let (taken, left) = (count(&first, "added"), first["left"].as_u64().unwrap());
    assert_eq!((taken as u64 + left, left > 0), (7, true), "{first}");
    assert!(told.lock().unwrap().last().unwrap().finished);

    told.lock().unwrap().clear();
    let second = room.does("add_photos", json!({ "paths": [card] }));
    assert_eq!((count(&second, "already"), count(&second, "added")), (taken, 7 - taken));
    assert_eq!((&second["cancelled"], &second["left"]), (&json!(false), &json!(0)));
    assert_eq!(second["passed"], json!({ "mov": 1 }), "a film is passed over and said");
    let told = told.lock().unwrap();
    assert_eq!((told[0].total, told[0].now.as_str()), (7, "DCIM/100/IMG_0001.TIF"));
    assert!(told.windows(2).all(|pair| pair[0].done <= pair[1].done));
    assert_eq!(room.does("photos", json!({}))["total"], json!(7));
}

#[test]
fn a_card_that_is_pulled_out_ends_the_run_and_is_said_once() {
    let room = room();
    let card = card(&room, 5);
    let pulled = card.clone();
    room.newsroom.listen(move |notice| {
        if let Notice::Progress(progress) = notice
            && progress.done == 1
            && pulled.exists()
        {
            fs::remove_dir_all(&pulled).unwrap();
        }
    });
    let answer = room.does("add_photos", json!({ "paths": [card] }));
    assert_eq!(count(&answer, "failed"), 1, "{answer}");
    assert!(answer["failed"][0]["failure"]["hint"].as_str().unwrap().contains("Put the card in again"));
    assert!(count(&answer, "added") > 0 && answer["left"].as_u64().unwrap() > 0);
}

#[test]
fn windows_hear_of_many_photos_at_once_and_thumbnails_are_there_already() {
    let room = room();
    let card = card(&room, 6);
    let heard: Arc<Mutex<Vec<usize>>> = Arc::default();
    let hears = Arc::clone(&heard);
    room.newsroom.listen(move |notice| {
        if let Notice::Changed(changed) = notice {
            hears.lock().unwrap().push(changed.photos.len());
        }
    });
    let answer = room.does("add_photos", json!({ "paths": [card] }));
    assert_eq!(*heard.lock().unwrap(), [6], "the clock stands still, so there is one burst");
    for tile in answer["added"].as_array().unwrap() {
        let details = room.does("photo", json!({ "photo": tile["id"] }));
        let hash = details["photo"]["hash"].as_str().unwrap();
        let thumb = room.folder.path().join(format!("desk/cache/{}/{hash}-thumb.jpg", &hash[..2]));
        assert!(thumb.is_file());
    }
}

#[test]
fn a_sidecar_that_comes_after_its_photo_is_read_and_takes_no_persons_word() {
    let room = room();
    let folder = room.folder.path().join("in");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(photo_file("harbour-morning.jpg"), folder.join("harbour.jpg")).unwrap();
    room.does("add_photos", json!({ "paths": [folder] }));
    // A sidecar of the same photo, with two fields that say something else.
    room.does(
        "set_photo_fields",
        json!({ "photo": "harbour.jpg", "fields": { "headline": "Before the ferry", "city": "Ostmouth" } }),
    );
    room.does("write_photos", json!({ "photos": ["harbour.jpg"], "out": folder, "sidecar": true }));
    room.does(
        "set_photo_fields",
        json!({ "photo": "harbour.jpg", "fields": { "headline": "", "city": "Vallorne-on-Sea" } }),
    );
    let before = room.does("photo", json!({ "photo": "harbour.jpg" }))["photo"].clone();

    let again = room.does("add_photos", json!({ "paths": [folder] }));
    assert_eq!(
        (count(&again, "added"), count(&again, "already"), count(&again, "reread")),
        (0, 0, 1),
        "{again}"
    );
    let photo = room.does("photo", json!({ "photo": "harbour.jpg" }))["photo"].clone();
    assert_eq!(photo["raw"]["sidecar"]["headline"], "Before the ferry");
    assert_eq!(photo["metadata"]["city"], "Vallorne-on-Sea", "a person's word stays");
    assert_eq!(photo["metadata"]["credit"], before["metadata"]["credit"]);
    let city = photo["conflicts"].as_array().unwrap().iter().find(|row| row["field"] == "city").unwrap();
    assert_eq!(city["values"], json!([["Desk", "Vallorne-on-Sea"], ["Sidecar", "Ostmouth"]]));
    assert_eq!(room.does("history", json!({}))[0]["what"], "Read its sidecar");

    let third = room.does("add_photos", json!({ "paths": [folder] }));
    assert_eq!((count(&third, "already"), count(&third, "reread")), (1, 0), "it is read once");
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}
