//! Links between stories: what each end knows of the other, and what readers get of them.

use crate::room::{Room, room};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn id(room: &Room, slug: &str) -> String {
    room.story(slug)["id"].as_str().unwrap().to_owned()
}

/// Rita's story whose first paragraph links to another one and whose last block lists it.
fn linking(room: &Room, slug: &str, to: &str) -> String {
    room.finished_story(slug);
    let text = format!(
        "As [we reported](story:{to}) once.\n\nMore.\n\n:::related\n- [The other one](story:{to})\n:::\n"
    );
    room.does("replace_text", json!({ "story": slug, "markdown": text }));
    slug.to_owned()
}

fn approve(room: &Room, slug: &str) {
    room.acts("Rita");
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": slug }));
}

/// Exports a story and answers its page, its Markdown and what was said about them.
fn export(room: &Room, slug: &str) -> (String, String, Value) {
    let out = room.folder.path().join("out");
    let exported = room.does("export_stories", json!({ "stories": [slug], "out": out }));
    assert_eq!(exported["held"], json!([]));
    let folder = Path::new(exported["stories"][0]["folder"].as_str().unwrap());
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    (read("index.html"), read("article.md"), exported["stories"][0]["warnings"].clone())
}

fn findings(room: &Room, slug: &str) -> Vec<(String, String)> {
    let found = room.does("review_story", json!({ "story": slug }))["findings"].clone();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let links = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| ["links", "story_links"].map(Value::from).contains(&finding["check"]));
    links.map(|finding| (text(finding, "severity"), text(finding, "sentence"))).collect()
}

fn slugs(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["slug"].as_str().unwrap()).collect()
}

/// How often an export says that a link leads to nothing readers can see.
fn unpublished(warnings: &Value) -> usize {
    let said = warnings.as_array().unwrap().iter();
    said.filter(|warning| warning.as_str().unwrap().contains("not published")).count()
}

#[test]
fn both_ends_of_a_link_know_of_it_as_long_as_it_stands() {
    let room = room();
    room.finished_story("ferry");
    let ferry = id(&room, "ferry");
    linking(&room, "ridge", &ferry);
    let of = |slug: &str| room.does("story_links", json!({ "story": slug }));
    assert_eq!((slugs(&of("ridge")["to"]), slugs(&of("ridge")["from"])), (vec!["ferry"], vec![]));
    assert_eq!((slugs(&of("ferry")["to"]), slugs(&of("ferry")["from"])), (vec![], vec!["ridge"]));
    // A rename changes nothing, and a link that was taken out is none, though older states hold it.
    room.does("set_story_fields", json!({ "story": "ferry", "fields": { "slug": "night-ferry" } }));
    assert_eq!(slugs(&of("ridge")["to"]), ["night-ferry"]);
    room.does("replace_text", json!({ "story": "ridge", "markdown": "No link any more." }));
    assert_eq!(slugs(&of("night-ferry")["from"]), Vec::<&str>::new());
    let room = room.restarts();
    assert_eq!(room.does("story_links", json!({ "story": "night-ferry" }))["from"], json!([]));
}

#[test]
fn readers_get_a_link_to_what_is_published_and_nothing_of_what_is_not() {
    let room = room();
    room.finished_story("secret-ferry");
    let ferry = id(&room, "secret-ferry");
    linking(&room, "ridge", &ferry);
    let warned = findings(&room, "ridge");
    assert_eq!(warned.len(), 2, "{warned:?}");
    assert!(
        warned.iter().all(|(severity, sentence)| severity == "warning" && sentence.contains("not published"))
    );
    approve(&room, "ridge");
    let (page, markdown, warnings) = export(&room, "ridge");
    for text in [&page, &markdown] {
        assert!(text.contains("As we reported once."), "{text}");
        for secret in [ferry.as_str(), "secret-ferry", "The other one", "story:"] {
            assert!(!text.contains(secret), "“{secret}” left with {text}");
        }
    }
    assert_eq!(unpublished(&warnings), 2, "{warnings}");

    approve(&room, "secret-ferry");
    assert_eq!(findings(&room, "ridge").len(), 2, "approved is not published");
    export(&room, "secret-ferry");
    assert_eq!(findings(&room, "ridge"), []);
    // Where it stands is where it was written, whatever it is called today.
    room.does("set_story_fields", json!({ "story": "secret-ferry", "fields": { "slug": "ferry" } }));
    let (page, markdown, warnings) = export(&room, "ridge");
    let address = "https://example.org/2026/11/24/secret-ferry/";
    assert!(page.contains(&format!("<a href=\"{address}\">we reported</a>")), "{page}");
    assert!(page.contains(&format!("<a href=\"{address}\">The other one</a>")), "{page}");
    assert!(markdown.contains(&format!("[we reported]({address})")), "{markdown}");
    assert_eq!(unpublished(&warnings), 0, "{warnings}");
}

#[test]
fn the_working_name_of_a_story_never_stands_in_a_text_that_is_approved() {
    let room = room();
    room.finished_story("secret-ferry");
    let ferry = id(&room, "secret-ferry");
    room.finished_story("ridge");
    let text = format!("See [secret-ferry](story:{ferry}).");
    room.does("replace_text", json!({ "story": "ridge", "markdown": text }));
    room.does("submit_story", json!({ "story": "ridge" }));
    room.acts("Ed");
    let refused = room.refuses("approve_story", json!({ "story": "ridge" }));
    assert!(
        refused.message.contains("working name") || format!("{refused:?}").contains("working name"),
        "{refused:?}"
    );
}

#[test]
fn a_story_that_was_exported_anew_under_another_name_is_linked_to_where_it_stands() {
    let room = room();
    room.approved_story("ferry");
    export(&room, "ferry");
    room.does("set_story_fields", json!({ "story": "ferry", "fields": { "slug": "night-ferry" } }));
    export(&room, "night-ferry");
    linking(&room, "ridge", &id(&room, "night-ferry"));
    approve(&room, "ridge");
    let (page, _, _) = export(&room, "ridge");
    assert!(page.contains("/2026/11/24/ferry/") && !page.contains("night-ferry"), "{page}");
}
