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
        if let newsroom::Notice::Changed(changed) = notice {
            ears.lock().unwrap().push(changed.stories.len());
        }
    });
    room.does("create_story", json!({ "slug": "ridge" }));
    room.types("ridge", "Words.");
    room.refuses("submit_story", json!({ "story": "nothing" }));
    assert_eq!(*heard.lock().unwrap(), [1, 1]);
}
