//! Versions looked at beside each other: what changed since somebody read, signed or published, who wrote what, and names.

use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};

fn compared(room: &Room, story: &str, from: &str) -> Value {
    room.does("compare_versions", json!({ "story": story, "from": from }))
}

/// The words of a merged page: `[-gone-]`, `{+new+}`.
fn page(parts: &Value) -> String {
    let mut out = String::new();
    for part in parts.as_array().into_iter().flatten() {
        for run in part["runs"].as_array().into_iter().flatten() {
            let text = run["text"].as_str().unwrap();
            match run["fate"].as_str().unwrap() {
                "inserted" => out.push_str(&format!("{{+{text}+}}")),
                "deleted" => out.push_str(&format!("[-{text}-]")),
                _ => out.push_str(text),
            }
        }
        out.push_str(&page(&part["parts"]));
        out.push('\n');
    }
    out
}

#[test]
fn a_version_is_compared_with_the_present_text_word_by_word() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("keep_version", json!({ "story": story, "reason": "by hand", "name": "As filed" }));
    room.types(&story, "The very first paragraph.");
    room.does("set_story_fields", json!({ "story": story, "fields": { "headline": "The path that moves" } }));
    let newest = room.does("versions", json!({ "story": story }))[0].clone();
    let found = compared(&room, &story, &newest["number"].to_string());
    assert_eq!(page(&found["comparison"]["parts"]).lines().next(), Some("The {+very +}first paragraph."));
    assert_eq!(found["comparison"]["fields"][0]["id"], "headline");
    assert_eq!(found["comparison"]["count"], 2);
    assert_eq!(
        (&found["from"]["version"]["name"], &found["to"]["what"]),
        (&json!("As filed"), &json!("now"))
    );
    let same =
        room.does("compare_versions", json!({ "story": story, "from": newest["id"], "to": newest["id"] }));
    assert_eq!(same["comparison"]["count"], 0);
    let refused = room.refuses("compare_versions", json!({ "story": story, "from": "99" }));
    assert_eq!(refused.kind, FailureKind::NotFound);
}

#[test]
fn a_version_gets_a_name_another_and_none() {
    let room = room();
    let story = room.finished_story("ridge");
    let version = room.does("keep_version", json!({ "story": story, "reason": "by hand" }));
    let named = |name: &str| {
        let ask = json!({ "story": story, "version": version["id"], "name": name });
        room.does("name_version", ask)["name"].clone()
    };
    assert_eq!(version["name"], Value::Null);
    assert_eq!(named(" Before  the lawyer "), "Before the lawyer");
    assert_eq!(named("After the lawyer"), "After the lawyer");
    assert_eq!(named(""), Value::Null);
    let ask = json!({ "story": story, "version": version["id"], "name": "x".repeat(81) });
    assert_eq!(room.refuses("name_version", ask).kind, FailureKind::Invalid);
    let what = room.does("history", json!({ "story": story }))[1]["what"].clone();
    assert_eq!(what, format!("Named version {} “After the lawyer”", version["number"]));
    let room = room.restarts();
    room.does("name_version", json!({ "story": story, "version": version["id"], "name": "Again" }));
    let newest = room.restarts().does("versions", json!({ "story": story }))[0].clone();
    assert_eq!(newest["name"], "Again");
}

#[test]
fn everybody_sees_what_changed_since_they_left_the_story() {
    let room = room();
    let story = room.finished_story("ridge");
    room.acts("Ed");
    let refused = room.refuses("compare_versions", json!({ "story": story, "from": "read" }));
    assert!(refused.message.contains("not read"), "{}", refused.message);
    room.does("mark_read", json!({ "story": story }));
    assert_eq!(compared(&room, &story, "read")["comparison"]["count"], 0);
    room.acts("Rita");
    room.passes(60);
    room.types(&story, "The last paragraph.");
    room.acts("Ed");
    let found = compared(&room, &story, "read");
    assert!(page(&found["comparison"]["parts"]).contains("The [-first-]{+last+} paragraph."));
    let since = room.does("changes_since", json!({ "story": story }));
    assert_eq!(since.as_array().unwrap().len(), 1, "it was neither approved nor published: {since}");
    assert_eq!((&since[0]["since"], &since[0]["changes"]), (&json!("read"), &json!(1)));
    room.does("mark_read", json!({ "story": story }));
    assert_eq!(room.does("changes_since", json!({ "story": story }))[0]["changes"], 0);
}

#[test]
fn whoever_hands_the_story_over_has_read_it_and_her_words_stay_hers() {
    let room = room();
    let story = room.finished_story("ridge");
    let versions = |room: &Room| {
        let rows = room.does("versions", json!({ "story": story }));
        let said =
            |row: &Value| format!("{}, {}", row["reason"].as_str().unwrap(), row["by"].as_str().unwrap());
        rows.as_array().unwrap().iter().map(said).collect::<Vec<_>>()
    };
    let before = versions(&room);
    room.types(&story, "Nobody knew. The ferry stays.");
    room.acts("Ed");
    room.passes(60);
    room.types(&story, "Nobody knew. The ferry stays. It got the café.");
    room.types(&story, "Nobody knew. The ferry stays. It got the old café.");
    // One version for the change of hands, however long the other writes.
    assert_eq!(versions(&room), [vec!["handed over, Rita".to_owned()], before].concat());
    let lines = room.does("who_wrote", json!({ "story": story }))["lines"].clone();
    let sentences: Vec<String> = lines[0]["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| format!("{}: {}", said["by"].as_str().unwrap(), said["text"].as_str().unwrap().trim()))
        .collect();
    assert_eq!(sentences, ["Rita: Nobody knew.", "Rita: The ferry stays.", "Ed: It got the old café."]);
    room.acts("Rita");
    let found = compared(&room, &story, "read");
    assert!(
        page(&found["comparison"]["parts"])
            .starts_with("Nobody knew. The ferry stays.{+ It got the old café.+}")
    );
    // A text that changes hands where a version was kept anyway is not kept twice.
    room.does("keep_version", json!({ "story": story, "reason": "by hand" }));
    let before = versions(&room);
    room.types(&story, "Nobody knew.");
    assert_eq!(versions(&room), before);
}

#[test]
fn the_signer_finds_exactly_what_changed_since_the_approval() {
    let room = room();
    let story = room.approved_story_with_photo("ridge");
    assert_eq!(compared(&room, &story, "approved")["comparison"]["count"], 0);
    room.acts("Rita");
    let opened = room.does("open_story", json!({ "story": story }));
    let photo = opened["photos"][0]["id"].clone();
    let at = opened["document"]["content"].as_array().unwrap().len() - 1;
    let words =
        json!({ "type": "paragraph", "content": [{ "type": "text", "text": "The second long paragraph." }] });
    let base = opened["story"]["seq"].clone();
    room.does("edit_text", json!({ "story": story, "base": base, "at": at, "remove": 1, "insert": [words] }));
    room.does("set_photo_fields", json!({ "photo": photo, "fields": { "headline": "Ridges at night" } }));
    let found = compared(&room, &story, "approved");
    let gone_and_new = page(&found["comparison"]["parts"]);
    assert!(gone_and_new.contains("The second {+long +}paragraph."), "{gone_and_new}");
    let change = &found["comparison"]["photos"][0];
    assert_eq!((&change["fate"], &change["now"]["photo"]), (&json!("changed"), &photo));
    assert_eq!(change["fields"][0]["id"], "headline");
    assert_eq!(found["photo_names"][photo.as_str().unwrap()], "ridges-at-dusk.jpg");
    assert_eq!(found["comparison"]["count"], 2);
}
