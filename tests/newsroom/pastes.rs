//! What is pasted: read as blocks, with its pictures in the library, and without a credit nobody gave.

use crate::room::room;
use serde_json::json;

/// A picture of one point.
const DOT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

#[test]
fn a_picture_in_a_paste_is_added_once_and_without_a_credit() {
    let room = room();
    let html = format!("<p>Look:</p><img alt='A dot' src='data:image/png;base64,{DOT}'>");
    let pasted = room.does("read_paste", json!({ "html": html }));
    let id = pasted["photos"][0]["id"].clone();
    assert_eq!(pasted["blocks"][1]["attrs"]["photo"], id);
    assert_eq!(pasted["said"], "Pasted from a web page: a picture.");
    let missing = room.does("photo", json!({ "photo": id }))["missing"].clone();
    assert!(!missing.as_array().unwrap().is_empty(), "it cannot be published yet");
    room.does("read_paste", json!({ "html": html }));
    assert_eq!(room.does("photos", json!({}))["total"], 1);
}

#[test]
fn what_calls_itself_a_picture_and_is_none_leaves_a_place() {
    let room = room();
    let html =
        "<img alt='A dot' src='data:image/png;base64,c2NyaXB0'><img src='data:image/png;base64,c2NyaXB0'>";
    let pasted = room.does("read_paste", json!({ "html": html }));
    assert_eq!(pasted["blocks"][0]["attrs"]["alt"], "A dot");
    assert_eq!(pasted["blocks"][0]["attrs"]["photo"], json!(null));
    assert_eq!(pasted["lost"][0]["said"], "A picture that could not be read");
    assert_eq!(room.does("photos", json!({}))["total"], 0);
}

#[test]
fn a_quotation_takes_what_it_can_hold_and_the_rest_comes_behind() {
    let room = room();
    let html = "<p>One</p><blockquote>Two</blockquote><table><tr><td>a<td>b</table>\
        <p>Three<a href='#n' id='r'>1</a></p><p><a href='#r' id='n'>1</a> Note</p>";
    let pasted = room.does("read_paste", json!({ "html": html, "within": "quote", "taken": ["1"] }));
    let kinds = |name: &str| -> Vec<String> {
        pasted[name]
            .as_array()
            .unwrap()
            .iter()
            .map(|block| block["type"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(kinds("blocks"), ["paragraph", "paragraph", "paragraph"]);
    assert_eq!(kinds("behind"), ["table"]);
    assert_eq!(pasted["notes"][0]["attrs"]["label"], "2");
    let plain = room.does("read_paste", json!({ "html": html, "plain": true }));
    assert!(plain["blocks"].as_array().unwrap().iter().all(|block| block["type"] == "paragraph"));
}
