//! Everything that is done is in the history, once, with who and what.

use crate::room::room;
use serde_json::{Value, json};

fn said(rows: &Value) -> Vec<String> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{}: {}", row["by"].as_str().unwrap(), row["what"].as_str().unwrap()))
        .collect()
}

#[test]
fn writing_is_one_entry_a_session_and_steps_are_one_each() {
    let room = room();
    room.does("create_story", json!({ "slug": "ridge", "headline": "Ridge" }));
    for number in 0..20 {
        room.types("ridge", &format!("Edit {number}."));
        room.passes(10);
    }
    room.passes(3600);
    room.types("ridge", "Later.");
    room.does("submit_story", json!({ "story": "ridge" }));
    let rows = room.does("history", json!({ "story": "ridge" }));
    assert_eq!(
        said(&rows),
        [
            "Rita: Submitted it",
            "Rita: Kept version 1 (submitted)",
            "Rita: Wrote",
            "Rita: Wrote",
            "Rita: Began it"
        ]
    );
}

#[test]
fn listeners_hear_what_became_stale() {
    let room = room();
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let ears = heard.clone();
    room.newsroom.listen(move |notice| {
        // That somebody writes there now is another notice.
        if let newsroom::Notice::Changed(changed) = notice
            && changed.presence.is_empty()
        {
            ears.lock().unwrap().push(changed.stories.len());
        }
    });
    room.does("create_story", json!({ "slug": "ridge" }));
    room.types("ridge", "Words.");
    room.refuses("submit_story", json!({ "story": "nothing" }));
    assert_eq!(*heard.lock().unwrap(), [1, 1]);
}

#[test]
fn the_history_is_looked_through_by_person_kind_time_and_story() {
    let room = room();
    let story = room.approved_story("ridge");
    room.passes(60);
    let on = json!({ "on": "story" });
    room.does("add_comment", json!({ "story": story, "on": on, "text": "Fine." }));
    room.acts("Rita");
    room.does("create_story", json!({ "slug": "other", "headline": "Other" }));
    let found = |of: Value| said(&room.does("history", of));

    assert_eq!(found(json!({ "by": "Ed" })), ["Ed: Commented on the story", "Ed: Approved it"]);
    assert_eq!(found(json!({ "kind": "comments" })), ["Ed: Commented on the story"]);
    assert_eq!(
        found(json!({ "story": story, "kind": "steps" })),
        ["Ed: Approved it", "Rita: Submitted it", "Rita: Began it"]
    );
    assert_eq!(
        found(json!({ "from": "2026-11-24T12:01:00Z" })),
        ["Rita: Began it", "Ed: Commented on the story"]
    );
    assert_eq!(found(json!({ "until": "2026-11-24T12:01:00Z", "by": "Ed" })), ["Ed: Approved it"]);
    assert_eq!(room.refuses("history", json!({ "by": "Nobody" })).kind, newsroom::FailureKind::NotFound);
}

#[test]
fn the_history_is_written_as_a_table_in_which_no_cell_is_a_formula() {
    let room = room();
    room.does("create_story", json!({ "slug": "sum", "headline": "=HYPERLINK(\"https://example.org\")" }));
    room.does(
        "set_story_fields",
        json!({ "story": "sum", "fields": { "kicker": "+1, \"quoted\"\nand more" } }),
    );
    let path = room.folder.path().join("log.csv");
    let written = room.does("write_history", json!({ "path": path, "of": { "story": "sum" } }));
    assert_eq!(written["entries"], 2);
    let table = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(lines[0], "at,by,kind,story,photo,what,before,after");
    assert_eq!(
        lines[1],
        "2026-11-24T12:00:00Z,Rita,details,sum,,Set kicker,,\"'+1, \"\"quoted\"\" and more\""
    );
    assert_eq!(
        lines[2],
        "2026-11-24T12:00:00Z,Rita,steps,sum,,Began it,,\"'=HYPERLINK(\"\"https://example.org\"\")\""
    );
    assert_eq!(lines[3..], [""]);
}

#[test]
fn the_history_is_written_as_json_and_as_nothing_else() {
    let room = room();
    room.does("create_story", json!({ "slug": "ridge", "headline": "Ridge" }));
    let path = room.folder.path().join("log.JSON");
    room.does("write_history", json!({ "path": path }));
    let rows: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(rows, room.does("history", json!({})));
    assert_eq!(rows[0]["kind"], "steps");
    let other = room.folder.path().join("log.xlsx");
    let refused = room.refuses("write_history", json!({ "path": other }));
    assert_eq!(refused.kind, newsroom::FailureKind::Invalid);
    assert!(!other.exists());
}
