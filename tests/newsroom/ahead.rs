//! Prints made ahead: of what may leave and of nothing else, behind everything else, and without a trace in what leaves.

use crate::publishing::{contents, walk};
use crate::room::{Room, room};
use newsroom::PrintedAhead;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

fn prints(room: &Room) -> BTreeMap<String, String> {
    contents(&room.folder.path().join("desk/cache/prints"))
}

fn export(room: &Room, out: &str) -> Value {
    let out = room.folder.path().join(out);
    room.does("export_stories", json!({ "stories": ["ridge"], "out": out }))
}

/// How many photos of a story have their prints, as *Publish* says it.
fn ready(room: &Room) -> Value {
    let rows = room.does("publish_list", json!({}));
    rows.as_array().unwrap().iter().find(|row| row["story"]["slug"] == "ridge").unwrap()["prints"].clone()
}

/// Tries until nothing is left to do; how many photos it were.
fn prints_all(room: &Room) -> usize {
    std::iter::from_fn(|| match room.newsroom.print_ahead().unwrap() {
        PrintedAhead::Photo => Some(()),
        PrintedAhead::Nothing => None,
        PrintedAhead::Later => panic!("nobody needs the darkroom"),
    })
    .count()
}

/// Adds small photos to the library, because large ones take long to be made: their file names.
fn photos(room: &Room) -> [&'static str; 2] {
    let names = [("ridges.jpg", "ridges-at-dusk.jpg"), ("harbour.jpg", "harbour-morning.jpg")];
    for (name, sample) in names {
        let path = room.folder.path().join(name);
        room.photo(sample);
        fs::write(&path, room.newsroom.rendition(sample, "thumb").unwrap()).unwrap();
        room.does("add_photos", json!({ "paths": [path] }));
        let says = json!({ "credit": "Agency", "creator": "Ana Field" });
        room.does("set_photo_fields", json!({ "photo": name, "fields": says }));
    }
    names.map(|(name, _)| name)
}

/// A finished story that shows these photos, the first as its lead; Rita is acting.
fn story(room: &Room, slug: &str, photos: &[&str]) {
    room.finished_story(slug);
    for (number, photo) in photos.iter().enumerate() {
        let lead = number == 0;
        room.does("place_photo", json!({ "story": slug, "photo": photo, "lead": lead, "alt": "Ridges" }));
    }
}

/// Rita submits it and Ed, who goes on acting, approves it.
fn approve(room: &Room, slug: &str) {
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": slug }));
}

/// The desk's file of a photo that it keeps.
fn original(room: &Room, photo: &str) -> PathBuf {
    let hash = room.does("photo", json!({ "photo": photo }))["photo"]["hash"].clone();
    let originals = walk(&room.folder.path().join("desk/photos"));
    originals.into_iter().find(|path| path.to_string_lossy().contains(hash.as_str().unwrap())).unwrap()
}

#[test]
fn what_leaves_is_the_same_whether_prints_were_made_ahead_or_not() {
    let room = room();
    let [photo, _] = photos(&room);
    story(&room, "ridge", &[photo]);
    approve(&room, "ridge");
    let past = room.past();
    let (ahead, without) = (past.goes_on(), past.goes_on());
    assert_eq!(ready(&ahead), json!({ "made": 0, "photos": 1 }));
    assert_eq!(prints_all(&ahead), 1);
    assert_eq!(ready(&ahead), json!({ "made": 1, "photos": 1 }));
    // The export makes nothing of the original any more.
    fs::remove_file(original(&ahead, photo)).unwrap();
    assert_eq!(export(&ahead, "out")["held"], json!([]));
    assert_eq!(export(&without, "out")["held"], json!([]));
    let out = |room: &Room| contents(&room.folder.path().join("out"));
    assert!(out(&ahead).len() > 10);
    assert_eq!(out(&ahead), out(&without));
    assert_eq!(prints(&ahead), prints(&without));
    assert_eq!(ready(&ahead), json!(null), "it has left as it stands");
}

#[test]
fn they_are_made_photo_by_photo_and_gone_on_with_at_the_next_opening() {
    let room = room();
    story(&room, "ridge", &photos(&room));
    approve(&room, "ridge");
    assert_eq!(room.newsroom.print_ahead().unwrap(), PrintedAhead::Photo);
    assert_eq!(ready(&room), json!({ "made": 1, "photos": 2 }));
    let room = room.restarts();
    room.acts("Ed");
    assert_eq!(prints_all(&room), 1);
    assert_eq!(ready(&room), json!({ "made": 2, "photos": 2 }));
    // Once all is there nothing is looked at until something changes.
    fs::remove_dir_all(room.folder.path().join("desk/cache/prints")).unwrap();
    assert_eq!(prints_all(&room), 0);
    let room = room.restarts();
    assert_eq!(prints_all(&room), 2);
}

#[test]
fn nothing_is_made_of_what_may_not_leave() {
    let room = room();
    story(&room, "ridge", &photos(&room)[..1]);
    assert_eq!(prints_all(&room), 0);
    approve(&room, "ridge");
    let anew = json!({ "headline": "Changed after it was approved" });
    room.does("set_story_fields", json!({ "story": "ridge", "fields": anew }));
    assert_eq!(prints_all(&room), 0, "the approval lapsed");
    room.does("approve_story", json!({ "story": "ridge" }));
    room.newsroom.close().unwrap();
    assert_eq!(prints_all(&room), 0, "the desk is closed");
    assert_eq!(prints(&room), BTreeMap::new());
    let room = room.restarts();
    assert_eq!(prints_all(&room), 1);
}

#[test]
fn what_waits_only_for_its_time_is_made_and_what_goes_out_first_comes_first() {
    let room = room();
    let [one, other] = photos(&room);
    story(&room, "lake", &[one]);
    approve(&room, "lake");
    story(&room, "ridge", &[other]);
    let embargo = json!({ "embargo": "2026-11-25T12:00:00Z" });
    room.does("set_story_fields", json!({ "story": "ridge", "fields": embargo }));
    approve(&room, "ridge");
    let out = room.folder.path().join("out");
    room.does("schedule_story", json!({ "story": "ridge", "at": "2026-11-25T12:00:00Z", "out": out }));
    assert_eq!(room.newsroom.print_ahead().unwrap(), PrintedAhead::Photo);
    assert_eq!(ready(&room), json!({ "made": 1, "photos": 1 }), "though it is held by its embargo");
    assert_eq!(prints_all(&room), 1, "then the other one");
}

#[test]
fn an_export_comes_first_and_everybody_hears_of_more_prints() {
    let room = room();
    story(&room, "ridge", &photos(&room));
    approve(&room, "ridge");
    let heard: Arc<Mutex<(Vec<PrintedAhead>, usize)>> = Arc::default();
    let newsroom = Arc::new(room.newsroom.another_seat());
    let (seat, says) = (Arc::downgrade(&newsroom), Arc::clone(&heard));
    newsroom.listen(move |notice| match notice {
        newsroom::Notice::Progress(at) if !at.finished && at.now.starts_with("ridge: ") => {
            let tried = seat.upgrade().unwrap().print_ahead().unwrap();
            says.lock().unwrap().0.push(tried);
        }
        newsroom::Notice::Changed(changed) => says.lock().unwrap().1 += changed.prints.len(),
        newsroom::Notice::Progress(_) | newsroom::Notice::CameIn(_) => {}
    });
    assert_eq!(room.newsroom.print_ahead().unwrap(), PrintedAhead::Photo);
    assert_eq!(heard.lock().unwrap().1, 1);
    export(&room, "out");
    assert!(heard.lock().unwrap().0.iter().all(|tried| *tried == PrintedAhead::Later));
    assert_eq!(prints_all(&room), 0);
}

#[test]
fn a_photo_that_cannot_be_made_is_left_to_the_export_and_holds_up_no_other() {
    let room = room();
    let [lost, other] = photos(&room);
    story(&room, "ridge", &[lost, other]);
    approve(&room, "ridge");
    fs::remove_file(original(&room, lost)).unwrap();
    assert_eq!(prints_all(&room), 1);
    assert_eq!(ready(&room), json!({ "made": 1, "photos": 2 }));
    assert_eq!(export(&room, "out")["held"][0]["failure"]["kind"], "not_found");
    room.does("add_photos", json!({ "paths": [room.folder.path().join(lost)] }));
    assert_eq!(export(&room, "out")["held"], json!([]));
}
