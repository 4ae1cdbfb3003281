//! Taking back: a withdrawn story leaves a word in its place and nothing else; what was killed holds whatever is built on it.

use crate::publishing::contents;
use crate::room::{Room, room};
use newsroom::FailureKind;
use serde_json::{Value, json};
use std::fs;

fn export(room: &Room, stories: &[&str]) -> Value {
    let out = room.folder.path().join("out");
    room.does("export_stories", json!({ "stories": stories, "out": out, "site": "daily" }))
}

fn read(room: &Room, path: &str) -> String {
    // Templates write the slash as what it stands for.
    fs::read_to_string(room.folder.path().join("out").join(path)).unwrap().replace("&#x2f;", "/")
}

#[test]
fn a_withdrawn_story_leaves_a_word_and_nothing_of_itself() {
    let room = room();
    room.approved_story("ridge");
    room.approved_story("lake");
    export(&room, &["ridge", "lake"]);
    room.acts("Rita");
    let ask = json!({ "story": "ridge", "words": "The source was wrong.", "reason": "Ana called." });
    assert_eq!(room.refuses("withdraw_story", ask.clone()).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    let silent = json!({ "story": "ridge", "reason": " " });
    assert_eq!(room.refuses("withdraw_story", silent).kind, FailureKind::Invalid);
    room.passes(60);
    let withdrawn = room.does("withdraw_story", ask.clone());
    assert_eq!((withdrawn["taken_down"].as_array().unwrap().len(), &withdrawn["standing"]), (1, &json!([])));
    assert_eq!(room.status("ridge"), "spiked");

    let page = read(&room, "2026/11/24/ridge/index.html");
    assert!(page.contains("The source was wrong.") && page.contains("noindex"), "{page}");
    let files = contents(&room.folder.path().join("out"));
    for path in files.keys() {
        let text = read(&room, path);
        assert!(!text.contains("Ana called."), "{path} knows why");
        let own = path.starts_with("2026/11/24/ridge/")
            || ["atom.xml", "feed.json", "feed.xml"].contains(&path.as_str());
        assert!(own || !text.contains("24/ridge"), "{path} still leads there");
        assert!(!path.contains("24/ridge") || !text.contains("The first paragraph"), "{path} still tells it");
    }
    assert!(read(&room, "atom.xml").contains("at:deleted-entry"));
    assert!(read(&room, "index.html").contains("24/lake"), "the other one stands");
    // Once is enough, nothing is out any more, and a site written anew does not change it.
    assert_eq!(room.refuses("withdraw_story", ask).kind, FailureKind::NotAllowed);
    export(&room, &[]);
    assert_eq!(contents(&room.folder.path().join("out")), files);
    let history = room.does("history", json!({ "story": "ridge" })).to_string();
    assert!(history.contains("Withdrew it") && history.contains("Took a copy down"), "{history}");
}

#[test]
fn a_folder_that_is_away_is_told_and_taken_down_when_it_is_back() {
    let room = room();
    room.approved_story("ridge");
    export(&room, &["ridge"]);
    let (out, away) = (room.folder.path().join("out"), room.folder.path().join("away"));
    fs::rename(&out, &away).unwrap();
    let withdrawn = room.does("withdraw_story", json!({ "story": "ridge", "reason": "Wrong." }));
    assert_eq!(withdrawn["standing"].as_array().unwrap().len(), 1);
    let row = &room.does("publish_list", json!({}))[0];
    assert_eq!(
        (&row["withdrawn"]["reason"], row["standing"].as_array().unwrap().len()),
        (&json!("Wrong."), 1)
    );
    fs::rename(&away, &out).unwrap();
    let again = room.does("take_down_copies", json!({ "story": "ridge" }));
    assert_eq!((again["taken_down"].as_array().unwrap().len(), &again["standing"]), (1, &json!([])));
    assert!(read(&room, "2026/11/24/ridge/index.html").contains("This story has been withdrawn"));
    assert_eq!(room.does("publish_list", json!({}))[0]["standing"], json!([]));
}

#[test]
fn a_story_that_was_taken_back_comes_back_only_when_it_is_approved_again() {
    let room = room();
    room.approved_story("ridge");
    export(&room, &["ridge"]);
    room.does("withdraw_story", json!({ "story": "ridge", "reason": "Wrong." }));
    assert_eq!(export(&room, &["ridge"])["stories"], json!([]));
    room.passes(60);
    room.does("revive_story", json!({ "story": "ridge" }));
    room.acts("Rita");
    room.types("ridge", "It is right now.");
    room.does("submit_story", json!({ "story": "ridge" }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": "ridge" }));
    assert_eq!(export(&room, &["ridge"])["held"], json!([]));
    assert!(read(&room, "2026/11/24/ridge/index.html").contains("It is right now."), "at its old address");
    assert!(read(&room, "index.html").contains("24/ridge"));
    assert!(!read(&room, "atom.xml").contains("deleted-entry"));
    assert_eq!(room.does("publish_list", json!({}))[0]["withdrawn"], json!(null));
}

/// A wire's item, or its kill.
fn wire(room: &Room, name: &str, item: Value) -> Value {
    let file = room.folder.path().join(name);
    fs::write(&file, item.to_string()).unwrap();
    room.does("import_files", json!({ "paths": [file] }))
}

#[test]
fn a_wires_kill_holds_what_is_built_on_it_until_an_editor_says_otherwise() {
    let room = room();
    let item = json!({ "uri": "urn:wire:1", "headline": "Ferry stays", "by": "Ana Field", "body_text": "It stays." });
    let first = wire(&room, "1.json", item)["stories"][0]["story"].clone();
    assert_eq!(first["fields"]["built_on"], json!(["urn:wire:1"]));
    room.approved_story("ridge");
    room.acts("Rita");
    room.finished_story("lake");
    for story in ["ridge", "lake"] {
        room.does(
            "set_story_fields",
            json!({ "story": story, "fields": { "built_on": "urn:wire:1, urn:wire:2" } }),
        );
    }
    room.acts("Ed");
    assert_eq!(
        export(&room, &["ridge"])["held"],
        json!([]),
        "what a story is built on is for the desk alone"
    );

    let kill = json!({ "uri": "urn:wire:1", "pubstatus": "canceled", "ednote": "Not confirmed." });
    let heard = wire(&room, "kill.json", kill.clone());
    let held: Vec<&str> = heard["killed"][0]["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| story["slug"].as_str().unwrap())
        .collect();
    assert_eq!(held.len(), 3, "{heard}");
    assert_eq!(wire(&room, "again.json", kill)["killed"][0]["stories"].as_array().unwrap().len(), 3);
    assert_eq!(
        room.does("history", json!({ "story": "lake" })).to_string().matches("urn:wire:1 was killed").count(),
        1
    );

    // What is out is found; what is not cannot be approved; nothing leaves, not even again.
    let found = room.does("killed_stories", json!({}));
    let out: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["out"] == json!(true))
        .map(|row| row["story"]["slug"].as_str().unwrap())
        .collect();
    assert_eq!(out, ["ridge"]);
    let refused = &export(&room, &["ridge"])["held"][0]["failure"];
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("built on urn:wire:1, which was killed (Not confirmed.)")
    );
    room.acts("Rita");
    room.does("submit_story", json!({ "story": "lake" }));
    let word = json!({ "story": "lake", "item": "urn:wire:1", "reason": "Two others confirmed it." });
    assert_eq!(room.refuses("release_despite_kill", word.clone()).kind, FailureKind::NotAllowed);
    room.acts("Ed");
    assert!(room.refuses("approve_story", json!({ "story": "lake" })).hint.contains("its sender killed"));
    let silent = json!({ "story": "lake", "item": "urn:wire:1", "reason": "" });
    assert_eq!(room.refuses("release_despite_kill", silent).kind, FailureKind::Invalid);
    room.does("release_despite_kill", word);
    room.does("approve_story", json!({ "story": "lake" }));
    assert_eq!(export(&room, &["lake"])["held"], json!([]));
    let history = room.does("history", json!({ "story": "lake" })).to_string();
    assert!(history.contains("Let it leave although urn:wire:1 was killed"), "{history}");
    assert!(history.contains("Two others confirmed it."), "{history}");
    // An editor's own kill is another one.
    let killed = room.does("kill_item", json!({ "item": "urn:wire:2", "reason": "Made up." }));
    assert_eq!(killed["stories"].as_array().unwrap().len(), 2);
    assert_eq!(export(&room, &["lake"])["stories"], json!([]));
    assert_eq!(room.does("verify_desk", json!({}))["clean"], json!(true));
}

#[test]
fn a_site_in_a_theme_of_ones_own_forgets_what_was_withdrawn() {
    let room = room();
    let theme = room.folder.path().join("theme");
    fs::create_dir_all(&theme).unwrap();
    fs::write(theme.join("site.css"), "h1 { letter-spacing: 1px; }").unwrap();
    room.approved_story("ridge");
    room.approved_story("lake");
    let out = room.folder.path().join("out");
    let both = json!({ "stories": ["ridge", "lake"], "out": out, "site": theme });
    room.does("export_stories", both);
    let withdrawn = room.does("withdraw_story", json!({ "story": "ridge", "reason": "Wrong." }));
    assert_eq!(withdrawn["standing"], json!([]), "{withdrawn}");
    let front = read(&room, "index.html");
    assert!(!front.contains("24/ridge") && front.contains("24/lake"), "{front}");
    assert!(read(&room, "site.css").contains("letter-spacing: 1px"), "it keeps its theme");
    let told = room.folder.path().to_str().unwrap().to_owned();
    for path in contents(&out).keys() {
        assert!(!read(&room, path).contains(&told), "{path} says where things lie on this computer");
    }
    // Where the theme is gone, the site is named.
    fs::remove_dir_all(&theme).unwrap();
    let withdrawn = room.does("withdraw_story", json!({ "story": "lake", "reason": "Wrong." }));
    assert!(withdrawn["standing"].to_string().contains("a theme of your own"), "{withdrawn}");
}

#[test]
fn what_is_signed_or_out_is_let_go_by_editors_only() {
    let room = room();
    room.approved_story("ridge");
    let set = |fields: Value| json!({ "story": "ridge", "fields": fields });
    room.does(
        "set_story_fields",
        set(json!({ "embargo": "2027-06-01T10:00:00Z", "built_on": "urn:a, urn:b" })),
    );
    room.does("kill_item", json!({ "item": "urn:a", "reason": "Made up." }));
    room.acts("Rita");
    for fields in [
        json!({ "embargo": "" }),
        json!({ "embargo": "2027-05-31T10:00:00Z" }),
        json!({ "built_on": "urn:b" }),
        json!({ "built_on": "" }),
    ] {
        assert_eq!(room.refuses("set_story_fields", set(fields)).kind, FailureKind::NotAllowed);
    }
    // All of it, or nothing.
    let before = room.markdown("ridge");
    let page = "---\nembargo: \"\"\n---\n\nThe ridge goes.";
    let refused = room.refuses("replace_text", json!({ "story": "ridge", "markdown": page }));
    assert_eq!((refused.kind, room.markdown("ridge")), (FailureKind::NotAllowed, before));
    // To hold it longer, and for more, is everybody's.
    room.does("set_story_fields", set(json!({ "embargo": "2027-07-01T10:00:00Z", "built_on": "urn:a" })));
    room.acts("Ed");
    room.does("set_story_fields", set(json!({ "embargo": "", "built_on": "" })));
    export(&room, &["ridge"]);
    assert_eq!(room.status("ridge"), "published");
    // One that is over holds nothing.
    room.does("set_story_fields", set(json!({ "embargo": "2026-11-24T12:00:10Z" })));
    room.passes(60);
    room.acts("Rita");
    room.does("set_story_fields", set(json!({ "embargo": "" })));
    room.acts("Ed");
    // Before it is signed it is the writer's work.
    room.finished_story("lake");
    room.acts("Rita");
    let set = |embargo: &str| json!({ "story": "lake", "fields": { "embargo": embargo } });
    room.does("set_story_fields", set("2027-06-01T10:00:00Z"));
    room.does("set_story_fields", set(""));
}

#[test]
fn what_readers_have_is_withdrawn_and_not_spiked() {
    let room = room();
    room.approved_story("ridge");
    export(&room, &["ridge"]);
    room.acts("Rita");
    room.does("submit_story", json!({ "story": "ridge" }));
    for person in ["Rita", "Ed"] {
        room.acts(person);
        let refused = room.refuses("spike_story", json!({ "story": "ridge" }));
        assert_eq!(refused.kind, FailureKind::NotAllowed);
        assert!(refused.hint.contains("withdraws"), "{refused:?}");
        let steps = room.does("review_story", json!({ "story": "ridge" }))["steps"].clone();
        let spike = steps.as_array().unwrap().iter().find(|step| step["step"] == "spike").unwrap().clone();
        assert!(spike["refused"].as_str().unwrap().contains("Readers have the story"), "{spike}");
    }
    room.does("withdraw_story", json!({ "story": "ridge", "reason": "Ana called." }));
    assert_eq!(room.status("ridge"), "spiked");
}
