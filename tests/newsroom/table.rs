//! The light table: what lies on it, marks, and the same words for many photos.

use crate::room::room;
use newsroom::FailureKind;
use serde_json::{Value, json};

const RIDGES: &str = "ridges-at-dusk.jpg";
const HARBOUR: &str = "harbour-morning.jpg";

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[test]
fn marks_are_kept_and_found() {
    let room = room();
    room.photo(RIDGES);
    room.photo(HARBOUR);
    room.does("mark_photos", json!({ "photos": [RIDGES], "stars": 4, "colour": "blue" }));
    room.does("mark_photos", json!({ "photos": [RIDGES, HARBOUR], "pick": "picked" }));
    let room = room.restarts();
    let ids_of = |filter: Value| ids(&room.does("photo_ids", filter));
    assert_eq!(ids_of(json!({})).len(), 2);
    assert_eq!(ids_of(json!({ "stars": 4, "colour": "blue", "pick": "picked" })).len(), 1);
    assert_eq!(ids_of(json!({ "stars": 5 })).len(), 0);
    assert_eq!(ids_of(json!({ "category": "none", "pick": "picked" })).len(), 2);
    room.does("mark_photos", json!({ "photos": [RIDGES], "no_colour": true, "no_pick": true, "stars": 0 }));
    assert_eq!(ids_of(json!({ "pick": "picked" })).len(), 1);
    assert_eq!(ids_of(json!({ "search": "harbour" })).len(), 1);
    let refused = room.refuses("mark_photos", json!({ "photos": [RIDGES], "stars": 6 }));
    assert_eq!(refused.kind, FailureKind::Invalid);
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn tiles_come_in_the_order_asked_and_say_what_stops_a_photo() {
    let room = room();
    room.photo(RIDGES);
    room.photo(HARBOUR);
    room.does("set_photo_category", json!({ "photos": [HARBOUR], "category": "agency" }));
    let all = ids(&room.does("photo_ids", json!({})));
    let turned: Vec<&String> = all.iter().rev().collect();
    let tiles = room.does("tiles", json!({ "photos": turned }));
    let names: Vec<&str> =
        tiles.as_array().unwrap().iter().map(|tile| tile["file_name"].as_str().unwrap()).collect();
    assert_eq!(names, [RIDGES, HARBOUR]);
    assert_eq!(tiles[0]["stopped"], json!(null));
    assert!(tiles[1]["stopped"].as_str().unwrap().contains("paid for"));
}

#[test]
fn words_for_many_are_filled_by_each_and_can_be_put_back() {
    let room = room();
    room.photo(RIDGES);
    room.photo(HARBOUR);
    room.does("set_photo_codes", json!({ "codes": { "KC": "Kim Castro" } }));
    let said = |photo: &str| {
        room.does("photo", json!({ "photo": photo }))["photo"]["metadata"]["description"].clone()
    };
    let before = (said(RIDGES), said(HARBOUR));
    let ask = json!({ "photos": [RIDGES, HARBOUR], "field": "description", "placing": "before",
        "text": "=kc=, {file_name} {nothing}:" });
    let mut dry = ask.clone();
    dry["dry_run"] = json!(true);
    assert_eq!(room.does("word_photos", dry)["unknown"], json!(["{nothing}"]));
    assert_eq!((said(RIDGES), said(HARBOUR)), before, "a dry run changes nothing");
    let worded = room.does("word_photos", ask);
    let expected = format!("Kim Castro, {RIDGES} {{nothing}}: {}", before.0.as_str().unwrap());
    assert_eq!(said(RIDGES), json!(expected));
    let back = room.does("set_fields_of_photos", json!({ "edits": worded["back"] }));
    assert_eq!(back["changed"], json!(2));
    assert_eq!((said(RIDGES), said(HARBOUR)), before);
    let refused = room.refuses(
        "word_photos",
        json!({ "photos": [RIDGES], "field": "colour", "placing": "after", "text": "x" }),
    );
    assert!(refused.hint.contains("credit"));
}

#[test]
fn many_fields_are_set_whole_or_not_at_all() {
    let room = room();
    room.photo(RIDGES);
    let edits = json!([
        { "photo": RIDGES, "fields": { "city": "Elsewhere" } },
        { "photo": RIDGES, "fields": { "kredit": "x" } },
    ]);
    room.refuses("set_fields_of_photos", json!({ "edits": edits }));
    let city = room.does("photo", json!({ "photo": RIDGES }))["photo"]["metadata"]["city"].clone();
    assert_ne!(city, "Elsewhere");
}
