//! Photos: what is read from files, what is refused, and what stands in a story.

use crate::room::{Room, photo_file, room};
use newsroom::FailureKind;
use serde_json::json;
use std::fs;

#[test]
fn a_photo_keeps_its_bytes_names_and_rights() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let details = room.does("photo", json!({ "photo": "ridges-at-dusk.jpg" }));
    let photo = &details["photo"];
    assert_eq!((&photo["width"], &photo["height"]), (&json!(2400), &json!(1600)));
    assert_eq!(photo["metadata"]["creator"], json!(["Galley"]));
    assert_eq!(photo["metadata"]["credit"], "Galley samples");
    assert_eq!(photo["metadata"]["date_created"], "2026-06-14T21:05:00+02:00");
    assert_eq!(details["missing"], json!([]));
    let claimed = room.does("photo_credentials", json!({ "photo": "ridges-at-dusk.jpg" }));
    assert_eq!(claimed["claim"], json!(null), "it carries no credentials");
    let hash = photo["hash"].as_str().unwrap();
    let kept = room.folder.path().join("desk/photos").join(&hash[..2]).join(hash);
    assert_eq!(fs::read(kept).unwrap(), fs::read(photo_file("ridges-at-dusk.jpg")).unwrap());
    let again = room.does("add_photos", json!({ "paths": [photo_file("ridges-at-dusk.jpg")] }));
    assert_eq!(
        (again["added"].as_array().unwrap().len(), again["already"].as_array().unwrap().len()),
        (0, 1)
    );
}

#[test]
fn another_photo_takes_the_place_of_one_and_brings_its_own_words() {
    let room = room();
    let story = room.finished_story("ridge");
    for photo in ["ridges-at-dusk.jpg", "harbour-morning.jpg"] {
        room.photo(photo);
    }
    let says = json!({ "description": "Boats at rest" });
    room.does("set_photo_fields", json!({ "photo": "harbour-morning.jpg", "fields": says }));
    let ridges = json!({ "story": story, "photo": "ridges-at-dusk.jpg", "alt": "Ridges" });
    room.does("place_photo", ridges.clone());
    let mut own_words = ridges;
    own_words["caption"] = json!("Nobody was there");
    room.does("place_photo", own_words);
    let swap = json!({ "story": story, "photo": "ridges-at-dusk.jpg", "with": "harbour-morning.jpg" });
    let swapped = room.does("swap_photo", swap.clone());
    assert_eq!((&swapped["places"], &swapped["story"]["slug"]), (&json!(2), &json!("ridge")));
    let markdown = room.does("show_story", json!({ "story": story, "format": "markdown" }));
    let markdown = markdown["text"].as_str().unwrap();
    for said in ["Boats at rest", "Nobody was there"] {
        assert_eq!(markdown.matches(said).count(), 1, "{markdown}");
    }
    assert!(!markdown.contains("Ridges"), "its alt text went with it: {markdown}");
    assert_eq!(room.refuses("swap_photo", swap).kind, FailureKind::NotFound, "it shows that photo no more");
    let itself = json!({ "story": story, "photo": "harbour-morning.jpg", "with": "harbour-morning.jpg" });
    assert_eq!(room.refuses("swap_photo", itself).kind, FailureKind::Invalid);
}

#[test]
fn files_that_are_no_photos_are_refused_one_by_one() {
    let room = room();
    let folder = room.folder.path().join("in");
    fs::create_dir_all(&folder).unwrap();
    let good = fs::read(photo_file("harbour-morning.jpg")).unwrap();
    fs::write(folder.join("good.jpg"), &good).unwrap();
    fs::write(folder.join("empty.jpg"), b"").unwrap();
    fs::write(folder.join("letter.jpg"), b"Dear editor, this is no picture at all.").unwrap();
    fs::write(folder.join("cut.jpg"), &good[..good.len() / 3]).unwrap();
    let added = room.does("add_photos", json!({ "paths": [folder, folder.join("gone.jpg")] }));
    assert_eq!(added["added"].as_array().unwrap().len(), 1);
    let failed: Vec<&str> =
        added["failed"].as_array().unwrap().iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert_eq!(failed, ["cut.jpg", "empty.jpg", "letter.jpg", "gone.jpg"]);
    for row in added["failed"].as_array().unwrap() {
        assert!(!row["failure"]["message"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_photo_that_looks_like_another_is_named_and_nothing_else_happens() {
    let room = room();
    for name in ["ridges-at-dusk.jpg", "harbour-morning.jpg", "northern-lights.jpg"] {
        let added = room.does("add_photos", json!({ "paths": [photo_file(name)] }));
        assert_eq!(added["alike"], json!([]), "{name}");
    }
    let smaller = room.folder.path().join("smaller.jpg");
    fs::write(&smaller, room.newsroom.rendition("ridges-at-dusk.jpg", "thumb").unwrap()).unwrap();
    let added = room.does("add_photos", json!({ "paths": [smaller] }));
    let alike = &added["alike"][0];
    assert_eq!(
        (&alike["file_name"], &alike["like_name"]),
        (&json!("smaller.jpg"), &json!("ridges-at-dusk.jpg"))
    );
    assert_eq!(added["added"].as_array().unwrap().len(), 1);
    let details = room.does("photo", json!({ "photo": "ridges-at-dusk.jpg" }));
    assert_eq!(details["alike"][0]["like_name"], "smaller.jpg");
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

/// The answer of `write_photos` for one photo that could be written.
fn written(room: &Room, ask: serde_json::Value) -> serde_json::Value {
    let answer = room.does("write_photos", ask);
    assert_eq!(answer["failed"], json!([]));
    answer["written"][0].clone()
}

#[test]
fn a_copy_says_what_the_desk_says_and_the_original_stays() {
    let room = room();
    let file = room.photo("ridges-at-dusk.jpg");
    let fields =
        json!({ "headline": "Larches", "instructions": "Not before Friday", "city": "", "creator": "Ana" });
    room.does("set_photo_fields", json!({ "photo": file, "fields": fields }));
    let out = room.folder.path().join("out");
    let copy = written(&room, json!({ "photos": [file], "out": out }));
    let copied = out.join(&file);
    assert_eq!(copy["files"], json!([copied.display().to_string()]));
    assert!(copy["notes"].to_string().contains("Not before Friday"), "{copy}");
    let before = fs::read(photo_file("ridges-at-dusk.jpg")).unwrap();
    let after = fs::read(&copied).unwrap();
    let pixels =
        |bytes: &[u8]| bytes[bytes.windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap()..].to_vec();
    assert!(after != before && pixels(&after) == pixels(&before), "every pixel stays byte for byte");
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true), "the original is whole");
    let history = room.does("history", json!({}));
    assert_eq!(history[0]["what"], "Saved a copy with its metadata as ridges-at-dusk.jpg");

    let added = room.added(&copied);
    assert_eq!(added["metadata"]["headline"], "Larches");
    assert_eq!(added["metadata"]["instructions"], "Not before Friday");
    assert_eq!(added["metadata"]["creator"], json!(["Ana"]));
    assert_eq!((&added["metadata"]["city"], &added["conflicts"]), (&json!(null), &json!([])));

    let answer = room.does("write_photos", json!({ "photos": [copy["photo"]], "out": out }));
    assert!(answer["failed"][0]["failure"]["message"].as_str().unwrap().contains("is there already"));
    assert_eq!(fs::read(&copied).unwrap(), after, "nothing is replaced");
}

#[test]
fn what_cannot_be_written_into_gets_a_sidecar_that_is_read_again() {
    let room = room();
    let folder = room.folder.path().join("in");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("grey.tif"), grey_tiff()).unwrap();
    room.does("add_photos", json!({ "paths": [folder] }));
    room.does(
        "set_photo_fields",
        json!({ "photo": "grey.tif", "fields": { "credit": "Silva", "creator": "Ana" } }),
    );
    let out = room.folder.path().join("out");
    let copy = written(&room, json!({ "photos": ["grey.tif"], "out": out }));
    assert_eq!(copy["files"].as_array().unwrap().len(), 2);
    assert!(copy["notes"][0].as_str().unwrap().contains("TIFF"), "{copy}");
    assert_eq!(fs::read(out.join("grey.tif")).unwrap(), grey_tiff());
    let beside = room.folder.path().join("beside");
    written(&room, json!({ "photos": ["grey.tif"], "out": beside, "sidecar": true }));
    assert!(!beside.join("grey.tif").exists());

    // Another picture under that name, with the sidecar of the first.
    fs::copy(photo_file("harbour-morning.jpg"), beside.join("grey.jpg")).unwrap();
    let added =
        room.does("add_photos", json!({ "paths": [beside.join("grey.jpg"), beside.join("grey.xmp")] }));
    assert_eq!(added["failed"], json!([]), "a sidecar beside its photo is no file of its own");
    let photo = room.does("photo", json!({ "photo": added["added"][0]["id"] }))["photo"].clone();
    assert_eq!(photo["raw"]["sidecar"]["credit"], "Silva");
    assert_eq!(photo["metadata"]["credit"], "Silva");
    let conflict =
        photo["conflicts"].as_array().unwrap().iter().find(|row| row["field"] == "credit").unwrap();
    assert_eq!(conflict["values"][0], json!(["Sidecar", "Silva"]));
    let alone = room.does("add_photos", json!({ "paths": [out.join("grey.xmp")] }));
    assert!(alone["failed"][0]["failure"]["message"].as_str().unwrap().contains("is a sidecar"));
}

/// A grey picture of two by two pixels.
fn grey_tiff() -> Vec<u8> {
    let entries: [(u16, u32); 9] =
        [(256, 2), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 4)];
    let directory = entries.iter().flat_map(|(tag, value)| {
        [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat()
    });
    let directory: Vec<u8> = directory.collect();
    [b"II*\0\x0C\0\0\0".as_slice(), &[10, 90, 160, 250], &[9, 0], &directory, &[0; 4]].concat()
}

#[test]
fn renditions_are_made_for_the_screen_only() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let thumb = room.newsroom.rendition("ridges-at-dusk.jpg", "thumb").unwrap();
    assert_eq!(&thumb[..3], &[0xFF, 0xD8, 0xFF]);
    assert_eq!(room.newsroom.rendition("ridges-at-dusk.jpg", "thumb").unwrap(), thumb);
    let part = room.newsroom.rendition("ridges-at-dusk.jpg", "thumb/0,0,5000,10000").unwrap();
    assert_eq!((&part[..3], part == thumb), (&thumb[..3], false));
    for wrong in
        ["original", "thumb/", "thumb/1,2,3", "thumb/0,0,5000,10001", "thumb/0,0,0,0", "thumb/a,b,c,d"]
    {
        assert!(room.newsroom.rendition("ridges-at-dusk.jpg", wrong).is_err(), "{wrong}");
    }
    let hash = blake3::hash(&fs::read(photo_file("ridges-at-dusk.jpg")).unwrap()).to_hex().to_string();
    fs::remove_file(room.folder.path().join("desk/photos").join(&hash[..2]).join(&hash)).unwrap();
    assert_eq!(
        room.newsroom.rendition("ridges-at-dusk.jpg", "large").unwrap_err().kind,
        FailureKind::NotFound
    );
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(false), "a photo that vanished is told");
}

#[test]
fn a_changed_credit_ends_the_approval_of_the_story_that_shows_it() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    room.does("set_focal_point", json!({ "photo": "ridges-at-dusk.jpg", "x": 0.5, "y": 0.25 }));
    assert_eq!(room.status(&story), "approved");
    room.does(
        "set_photo_fields",
        json!({ "photo": "ridges-at-dusk.jpg", "fields": { "credit": "Somebody else" } }),
    );
    assert_eq!(room.status(&story), "in_review");
    let changed = room.does("review_story", json!({ "story": story }))["changed_since_approval"].clone();
    assert_eq!(changed["photos"], json!(["ridges-at-dusk.jpg"]));
    let used = room.does("photo", json!({ "photo": "ridges-at-dusk.jpg" }))["used_in"].clone();
    assert_eq!((&used[0]["slug"], &used[0]["lead"]), (&json!("ridge"), &json!(true)));
}

#[test]
fn a_photo_without_credit_blocks_and_the_finding_says_where() {
    let room = room();
    let story = room.finished_story("ridge");
    room.photo("northern-lights.jpg");
    room.does("place_photo", json!({ "story": story, "photo": "northern-lights.jpg", "decorative": true }));
    let findings = room.does("review_story", json!({ "story": story }))["findings"].clone();
    let credit: Vec<_> =
        findings.as_array().unwrap().iter().filter(|finding| finding["check"] == "credit").collect();
    assert!(
        credit.iter().all(|finding| finding["severity"] == "blocks" && finding["place"]["at"] == "photo")
    );
    assert_eq!(credit.len(), 2, "creator and credit line");
    assert_eq!(room.does("photos", json!({ "missing_rights": true }))["total"], json!(1));
}

#[test]
fn an_unknown_field_or_photo_is_refused_with_a_way_out() {
    let room = room();
    room.photo("ridges-at-dusk.jpg");
    let refused = room
        .refuses("set_photo_fields", json!({ "photo": "ridges-at-dusk.jpg", "fields": { "kredit": "x" } }));
    assert!(refused.hint.contains("credit"));
    assert_eq!(room.refuses("photo", json!({ "photo": "nothing.jpg" })).kind, FailureKind::NotFound);
    assert_eq!(room.refuses("fly", json!({})).kind, FailureKind::NotFound);
    assert_eq!(room.refuses("photo", json!({ "foto": 1 })).kind, FailureKind::Invalid);
}

#[test]
fn a_placed_photo_brings_its_own_words_unless_others_are_given() {
    let room = room();
    let story = room.finished_story("ridge");
    let photo = room.photo("ridges-at-dusk.jpg");
    let own = json!({ "alt_text": "Ridge behind ridge", "description": "Half an hour before dark." });
    room.does("set_photo_fields", json!({ "photo": photo, "fields": own }));
    let figure = |arguments: serde_json::Value| {
        let index = room.does("place_photo", arguments)["index"].as_u64().unwrap();
        let document = room.does("open_story", json!({ "story": story }))["document"].clone();
        let figure = document["content"][usize::try_from(index).unwrap()].clone();
        (figure["attrs"]["alt"].clone(), figure["content"][0]["content"][0]["text"].clone())
    };
    let placed = figure(json!({ "story": story, "photo": photo, "lead": true }));
    assert_eq!(placed, (json!("Ridge behind ridge"), json!("Half an hour before dark.")));
    let said = json!({ "story": story, "photo": photo, "alt": "Dusk", "caption": "Tonight" });
    assert_eq!(figure(said), (json!("Dusk"), json!("Tonight")));
    let placed = figure(json!({ "story": story, "photo": photo, "decorative": true }));
    assert_eq!(placed.0, json!(""));
    let history = room.does("history", json!({ "story": story }));
    let entry =
        history.as_array().unwrap().iter().find(|row| row["what"] == "Placed the lead photo").unwrap();
    assert_eq!(entry["after"], "ridges-at-dusk.jpg");
}
