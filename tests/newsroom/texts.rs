//! Texts: edits, whole texts, versions, and what survives a restart.

use crate::room::{edit, room};
use newsroom::FailureKind;
use serde_json::json;

#[test]
fn what_was_saved_is_there_after_a_restart() {
    let room = room();
    let story = room.finished_story("ridge");
    for number in 0..450 {
        room.types(&story, &format!("Edit {number}."));
    }
    let room = room.restarts();
    assert!(room.markdown(&story).contains("Edit 449."));
    assert!(room.markdown(&story).contains("The second paragraph."));
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn words_and_missing_facts_are_counted_as_they_change() {
    let room = room();
    let story = room.finished_story("ridge");
    let saved = room.types(&story, "One two TK four.");
    assert_eq!(saved["measure"], json!({ "words": 7, "tk": 1 }));
    let saved = room.types(&story, "One.");
    assert_eq!(saved["measure"], json!({ "words": 4, "tk": 0 }));
}

#[test]
fn a_block_that_is_no_block_is_refused_and_says_where() {
    let room = room();
    let story = room.finished_story("ridge");
    let base = room.story(&story)["seq"].clone();
    for insert in [
        json!([{ "type": "script" }]),
        json!([{ "type": "heading", "attrs": { "level": 1 } }]),
        json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "" }] }]),
        json!([{ "type": "paragraph", "attrs": { "onclick": "x" } }]),
        json!([{ "type": "figure", "content": [] }]),
    ] {
        let ask = json!({ "story": story, "base": base, "at": 0, "remove": 1, "insert": insert });
        let refused = room.refuses("edit_text", ask);
        assert_eq!(refused.kind, FailureKind::Invalid);
        assert!(refused.message.contains("block 1"), "{}", refused.message);
    }
    let beyond = json!({ "story": story, "base": base, "at": 9, "remove": 1, "insert": [] });
    assert_eq!(room.refuses("edit_text", beyond).kind, FailureKind::Conflict);
    room.does("edit_text", edit(&story, &base, "And it goes on."));
}

#[test]
fn an_older_version_comes_back_and_that_can_be_undone() {
    let room = room();
    let story = room.finished_story("ridge");
    room.does("submit_story", json!({ "story": story }));
    room.does("set_story_fields", json!({ "story": story, "fields": { "headline": "Changed" } }));
    room.types(&story, "Changed text.");
    let versions = room.does("versions", json!({ "story": story }));
    let submitted =
        versions.as_array().unwrap().iter().find(|row| row["reason"] == "submitted").unwrap()["id"].clone();
    let shown = room.does("version", json!({ "story": story, "version": submitted }));
    assert_eq!(shown["headline"], "The path that keeps moving");
    room.does("restore_version", json!({ "story": story, "version": submitted }));
    assert!(room.markdown(&story).contains("The path that keeps moving"));
    assert!(room.markdown(&story).contains("The first paragraph."));
    let before = room.does("versions", json!({ "story": story }))[0]["id"].clone();
    room.does("restore_version", json!({ "story": story, "version": before }));
    assert!(room.markdown(&story).contains("Changed text."));
}

#[test]
fn a_version_is_kept_on_demand_with_its_reason() {
    let room = room();
    let story = room.finished_story("ridge");
    let kept = room.does("keep_version", json!({ "story": story, "reason": " before  replacing " }));
    assert_eq!(kept["reason"], "before replacing");
    room.types(&story, "Other words.");
    room.does("restore_version", json!({ "story": story, "version": kept["id"] }));
    assert!(room.markdown(&story).contains("The first paragraph."));
    for reason in ["", "  ", &"x".repeat(81)] {
        let refused = room.refuses("keep_version", json!({ "story": story, "reason": reason }));
        assert_eq!(refused.kind, FailureKind::Invalid);
    }
}

#[test]
fn a_text_can_be_taken_out_edited_and_put_back_as_markdown() {
    let room = room();
    let story = room.finished_story("ridge");
    let shown = room.does("show_story", json!({ "story": story, "format": "markdown" }))["text"].clone();
    let edited = shown.as_str().unwrap().replace("second", "*second*");
    room.does("replace_text", json!({ "story": story, "markdown": edited }));
    let document = room.does("open_story", json!({ "story": story }))["document"].clone();
    assert_eq!(document["content"][1]["content"][1]["marks"][0]["type"], "em");
    assert_eq!(room.does("versions", json!({ "story": story }))[0]["reason"], "before the text was replaced");
}

/// Law 6 without a clock: what a keystroke writes does not grow with the story it is in.
#[test]
fn an_edit_of_a_long_story_writes_no_more_than_one_of_a_short_one() {
    let written = |paragraphs: usize| {
        let room = room();
        let story = room.finished_story("ridge");
        let text = vec!["Ten words that say as much as any ten words."; paragraphs].join("\n\n");
        room.does("replace_text", json!({ "story": story, "markdown": text }));
        room.types(&story, "A first edit, which is like the second one");
        let wal = room.folder.path().join("desk/desk.sqlite-wal");
        let before = std::fs::metadata(&wal).unwrap().len();
        room.types(&story, "A first edit, which is like the second one.");
        let journal = room.does("dump_desk", json!({}))["stories"][0]["journal"].clone();
        let edit = journal.as_array().unwrap().last().unwrap()["splice"].to_string();
        (edit.len(), std::fs::metadata(&wal).unwrap().len() - before)
    };
    let (short, long) = (written(50), written(5_000));
    assert!(short.1 > 0, "the test itself works");
    assert_eq!(long, short, "bytes of the splice, and bytes on their way to the disk");
}

#[test]
fn a_story_begins_in_a_template_with_its_text_its_layout_and_its_checks() {
    let room = room();
    let forms = room.does("templates", json!({}));
    assert!(forms.as_array().unwrap().iter().any(|form| form["id"] == "photo-essay" && form["own"] == false));
    let story = room.does(
        "create_story",
        json!({ "headline": "The harbour", "template": "photo-essay", "fields": { "length": "200" } }),
    );
    let fields = &story["fields"];
    assert_eq!((&fields["layout"], &fields["length"]), (&json!("photo-essay"), &json!(200)));
    assert!(room.markdown("the-harbour").contains("TK What the pictures do not show."));
    let review = room.does("review_story", json!({ "story": "the-harbour" }));
    let said = review.to_string();
    assert!(said.contains("As “photo essay” the story wants 6 photos; it has none."), "{said}");
    assert_eq!(
        room.refuses("create_story", json!({ "headline": "x", "template": "no-such" })).kind,
        FailureKind::NotFound
    );
    assert_eq!(
        room.refuses(
            "set_story_fields",
            json!({ "story": "the-harbour", "fields": { "layout": "upside-down" } })
        )
        .kind,
        FailureKind::Invalid
    );
}

#[test]
fn the_desk_makes_templates_of_its_own() {
    let room = room();
    room.acts("Ada");
    room.does("create_story", json!({ "headline": "Council", "template": "long-read" }));
    let made = room.does(
        "save_template",
        json!({ "story": "council", "name": "Council night", "about": "Every Tuesday" }),
    );
    assert_eq!((&made["id"], &made["own"]), (&json!("council-night"), &json!(true)));
    let story = room.does("create_story", json!({ "headline": "Tuesday", "template": "council-night" }));
    assert_eq!((&story["fields"]["layout"], &story["fields"]["length"]), (&json!("long-read"), &json!(2500)));
    assert_eq!(
        room.markdown("tuesday").split("\n---\n").nth(1),
        room.markdown("council").split("\n---\n").nth(1)
    );
    // One of Galley's own is not written over, and does not go.
    assert_eq!(
        room.refuses("save_template", json!({ "story": "council", "name": "Long read" })).kind,
        FailureKind::Invalid
    );
    assert_eq!(
        room.refuses("remove_template", json!({ "template": "long-read" })).kind,
        FailureKind::NotFound
    );
    // Names in other scripts are names; the same one twice is not.
    let named = |name: &str| json!({ "story": "council", "name": name });
    let ids = ["Новости", "뉴스"].map(|name| room.does("save_template", named(name))["id"].clone());
    assert_ne!(ids[0], ids[1]);
    assert_eq!(room.refuses("save_template", named("Новости")).kind, FailureKind::Conflict);
    for id in &ids {
        room.does("remove_template", json!({ "template": id }));
    }
    let left = room.does("remove_template", json!({ "template": "council-night" }));
    assert!(left.as_array().unwrap().iter().all(|form| form["own"] == false));
    room.does("review_story", json!({ "story": "tuesday" }));
}

#[test]
fn a_text_that_is_no_story_any_more_is_refused_before_it_is_kept() {
    let room = room();
    room.finished_story("ridge");
    let paragraphs = |count: usize| "A line.\n\n".repeat(count);
    let folder = room.folder.path().to_owned();
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        json!({ "paths": [folder.join(name)] })
    };
    for (name, text) in [("many.txt", paragraphs(20_001)), ("long.txt", "words ".repeat(1_400_000))] {
        let imported = room.does("import_files", file(name, &text));
        assert_eq!(imported["stories"], json!([]), "{name}");
        assert!(imported["failed"].to_string().contains("cannot be one story"), "{}", imported["failed"]);
    }
    let versions = room.does("versions", json!({ "story": "ridge" })).as_array().unwrap().len();
    let ask = json!({ "story": "ridge", "markdown": paragraphs(20_001) });
    assert!(room.refuses("replace_text", ask).message.contains("more than 20000 blocks"));
    assert_eq!(room.does("versions", json!({ "story": "ridge" })).as_array().unwrap().len(), versions);
    // What is at the limit is a story, and the desk goes on.
    assert_eq!(room.does("import_files", file("most.txt", &paragraphs(20_000)))["failed"], json!([]));
    let room = room.restarts();
    assert_eq!(room.does("stories", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn names_and_tags_with_commas_stay_whole_until_somebody_changes_them() {
    let room = room();
    let item = json!({
        "uri": "urn:wire:1", "type": "text", "headline": "A day", "body_text": "It was a day.",
        "by": "Martin Luther King, Jr.", "subject": [{ "name": "arts, culture and media" }],
    });
    let file = room.folder.path().join("item.json");
    std::fs::write(&file, item.to_string()).unwrap();
    let story = room.does("import_files", json!({ "paths": [file] }))["stories"][0]["story"].clone();
    let (slug, fields) = (story["slug"].as_str().unwrap().to_owned(), &story["fields"]);
    let whole = (fields["byline"].clone(), fields["tags"].clone());
    assert_eq!(whole.0.as_array().unwrap().len(), 1, "{fields}");
    // A text that goes out and comes back says the same.
    let text = room.markdown(&slug);
    let back = room.does("replace_text", json!({ "story": slug, "markdown": text }));
    assert_eq!((back["fields"]["byline"].clone(), back["fields"]["tags"].clone()), whole);
    // Whoever says the names means the names, though two read as the one did; what readers see is another then.
    let set = json!({ "story": slug, "fields": { "byline": "Martin Luther King, Jr." } });
    assert_eq!(room.does("set_story_fields", set)["fields"]["byline"].as_array().unwrap().len(), 2);
    assert!(room.does("history", json!({ "story": slug })).to_string().contains("Set byline"));
}

#[test]
fn one_item_that_is_no_story_holds_up_none_of_its_file() {
    let room = room();
    let item = |title: &str, text: String| {
        format!(
            "<item><guid>urn:{title}</guid><title>{title}</title><description>{text}</description></item>"
        )
    };
    let paragraphs = "&lt;p&gt;A line.&lt;/p&gt;".repeat(20_001);
    let items = [item("One", "First.".into()), item("Endless", paragraphs), item("Two", "Second.".into())];
    let feed = format!("<rss version=\"2.0\"><channel><title>Wire</title>{}</channel></rss>", items.concat());
    let file = room.folder.path().join("feed.xml");
    std::fs::write(&file, feed).unwrap();
    let imported = room.does("import_files", json!({ "paths": [file] }));
    let headlines: Vec<&str> = imported["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["story"]["fields"]["headline"].as_str().unwrap())
        .collect();
    assert_eq!(headlines, ["One", "Two"], "{imported}");
    assert!(imported["stories"][0]["notes"].to_string().contains("“Endless” stayed out"), "{imported}");
}
